/** Phone and desk on the real service, played as people would: a resident writes, a worker takes over and gives back. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { isAccessible } from './desk-page.ts';

/** Friday evening, 20 November 2026, 23:10 in Rotterdam. */
const FRIDAY_NIGHT = '2026-11-20T22:10:00Z';
const AGREED = 'Samira belt zaterdag om 10 uur.';

interface Evening {
  readonly on: string;
  readonly options: BrowserContextOptions;
  readonly channel: 'WhatsApp' | 'Sms';
  readonly resident: { readonly from: string; readonly onDesk: string; readonly words: string };
}

/** WhatsApp tells a name, an SMS only a number. */
const ESRA = { from: '+31600000001', onDesk: 'Esra', words: 'help ik heb geen eten meer' };
const JORDY = { from: '+31600000003', onDesk: 'Bewoner …\u20600003', words: 'mijn stroom wordt afgesloten' };
const MARIA = { from: '+31600000004', onDesk: 'Maria', words: 'hello, I cannot pay my rent' };
const EVENINGS: readonly Evening[] = [
  {
    on: 'a wide screen',
    options: { viewport: { width: 1440, height: 900 } },
    channel: 'WhatsApp',
    resident: ESRA,
  },
  {
    on: 'a telephone',
    options: { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' },
    channel: 'Sms',
    resident: JORDY,
  },
  {
    on: 'a tablet',
    options: { viewport: { width: 820, height: 1180 }, hasTouch: true },
    channel: 'WhatsApp',
    resident: MARIA,
  },
];

describe('phone and desk on the real service', function () {
  this.timeout(120_000);
  const folder = makeFolder();
  let browser: Browser;
  let service: ServiceProcess;
  let page: Page;

  before(async () => {
    [browser, service] = await Promise.all([
      launchBrowser(),
      startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: FRIDAY_NIGHT } }),
    ]);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    folder.drop();
  });
  afterEach(() => page.context().close());

  async function accessible(): Promise<void> {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(over, 0, 'nothing sticks out sideways');
    await isAccessible(page);
  }
  /** On a telephone one of the two is in view; beside each other there is nothing to switch. */
  async function to(side: 'Telefoon' | 'Bureau'): Promise<void> {
    const tab = page.getByRole('button', { name: new RegExp(`^${side}`) });
    if (await tab.isVisible()) await tab.click();
  }
  const desk = () => page.frameLocator('iframe');
  const deed = (name: string) => desk().getByRole('button', { name, exact: true });
  const chat = (text: string) => page.locator('.chat', { hasText: text });

  for (const { on, options, channel, resident } of EVENINGS) {
    it(`plays an evening on ${on}, by ${channel}`, async () => {
      const context = await browser.newContext({ locale: 'nl-NL', ...options });
      page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => assert.fail(error));
      await page.goto(service.address);

      await page.getByLabel('Jij bent').selectOption(resident.from);
      await page.getByLabel(channel).check();
      await accessible();
      await page.getByRole('button', { name: resident.words, exact: true }).click();
      await page.locator('.chat.bot').first().waitFor();
      await accessible();

      await to('Bureau');
      await desk().getByRole('heading', { name: resident.onDesk, exact: true }).waitFor();
      await desk().locator('.line.resident', { hasText: resident.words }).waitFor();
      await accessible();
      await deed('Ik neem het over').click();
      const box = desk().getByRole('textbox', { name: /^Schrijf aan / });
      await box.fill('Dag, ik ben Samira. Ik regel het nu.');
      await accessible();
      await deed('Verstuur').click();
      await desk().locator('.line.mine', { hasText: 'Ik regel het nu.' }).getByText('verstuurd').waitFor();

      await to('Telefoon');
      await chat('Ik regel het nu.').getByText('Samira Voorbeeld').waitFor();
      await page.getByLabel('Bericht aan Warmlijn').fill('fijn, dank je wel');
      await page.keyboard.press('Enter');
      await chat('fijn, dank je wel').waitFor();
      await accessible();

      await to('Bureau');
      await desk().locator('.line.resident', { hasText: 'fijn, dank je wel' }).waitFor();
      await deed('Notitie').click();
      await desk().getByLabel('Wat moeten collega’s weten?').fill('Schaamt zich, rustig aan.');
      await deed('Bewaar notitie').click();
      await desk().locator('.line.note', { hasText: 'Schaamt zich, rustig aan.' }).waitFor();
      const overview = desk().getByRole('link', { name: 'Overzicht' });
      if (await overview.isVisible()) await overview.click();
      await deed('Kleur wijzigen').click();
      await desk()
        .getByLabel(/Oranje/)
        .check();
      await desk().getByLabel('Waarom?').fill('Er is een noodpakket gebracht');
      await accessible();
      await deed('Wijzig').click();
      await desk().locator('.sheet p', { hasText: 'Er is een noodpakket gebracht' }).waitFor();
      await accessible();
      const back = desk().getByRole('link', { name: 'Terug naar het gesprek' });
      if (await back.isVisible()) await back.click();
      await deed('Geef terug').click();
      await desk().getByLabel('Wat hebben jullie afgesproken?').fill(AGREED);
      await accessible();
      await desk().locator('dialog').getByRole('button', { name: 'Geef terug' }).click();
      await desk()
        .getByText(/^Warmlijn praat nu met /)
        .waitFor();

      await to('Telefoon');
      await chat(AGREED).waitFor();
      const said = await page.locator('.chat').allTextContents();
      assert.ok(!said.some((text) => text.includes('Schaamt zich')), 'a note never reaches the resident');
      const whileOwned = said.slice(
        said.findIndex((text) => text.includes('Ik regel het nu.')),
        said.findIndex((text) => text.includes('fijn, dank je wel')) + 1,
      );
      assert.equal(whileOwned.length, 2, 'Warmlijn was silent between the worker and the resident');
      assert.equal(service.log().match(/error/i), null);
    });
  }
});
