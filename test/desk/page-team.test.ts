/** The team lead's page in a real browser against the fake API. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { isFit, openDesk, PHONE, WIDE } from './desk-page.ts';
import { startFakeApi, type FakeApi } from './fake-api.ts';
import { busyFacts } from './fake-team.ts';

describe("the team lead's page", function () {
  this.timeout(60_000);
  let browser: Browser;
  let api: FakeApi;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    api = await startFakeApi();
    api.worker = 'marco';
  });
  afterEach(async () => {
    await page.context().close();
    await api.close();
  });

  /** The page scrolls down within its frame, never sideways. */
  async function staysInside(): Promise<void> {
    await isFit(page);
    const over = await page.locator('.team').evaluate((node) => node.scrollWidth - node.clientWidth);
    assert.equal(over, 0);
  }
  const part = (title: string) => page.locator('.team-part', { hasText: title });
  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    page = await openDesk(browser, `${api.url}${path}`, options);
  }

  const screens: [string, BrowserContextOptions][] = [
    ['a wide screen', {}],
    ['a phone', { viewport: PHONE, hasTouch: true }],
    ['a phone in the dark', { viewport: PHONE, hasTouch: true, colorScheme: 'dark' }],
  ];
  for (const [on, options] of screens) {
    it(`is reached by a link, shows its numbers in words too, and has no accessibility faults on ${on}`, async () => {
      await open('/desk', options);
      await page.getByRole('link', { name: 'Team: 1 na te kijken', exact: true }).click();
      await part('Hoeveel iedereen heeft').waitFor();
      await part('Wacht nu op een mens')
        .getByText(/^Oudste belofte: eerste gesprek/)
        .waitFor();
      await part('Hoeveel iedereen heeft')
        .getByText(/van 6, te veel/)
        .waitFor();
      assert.equal(await part('Van vraag tot').locator('tbody tr').count(), 12);
      const heights = await part('Van vraag tot')
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
      assert.ok(Math.max(...heights) < 40, 'a week is one line');
      const beyond = await page.locator('.table').evaluate((node) => node.scrollWidth - node.clientWidth);
      assert.equal(beyond, 0, 'and all of it is in sight');
      await staysInside();
      await page.getByRole('link', { name: 'Naar de lijst' }).click();
      await page.getByRole('link', { name: /Fatima\b/ }).waitFor();
      assert.equal(await page.locator('.team').isVisible(), false);
    });
  }

  for (const viewport of [WIDE, PHONE]) {
    it(`keeps every word with text at 200 % on ${viewport.width} pixels`, async () => {
      await open('/desk#team', { viewport });
      await part('Waarom het stopt').waitFor();
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      await staysInside();
    });
  }

  it('leads from what is late to the conversation, and blames nobody who was asked after that', async () => {
    const [fact, ...others] = busyFacts();
    const [first] = fact?.handovers ?? [];
    assert.ok(fact !== undefined && first !== undefined);
    const passed = [{ worker: 'ilse', at: first.requestedAt, why: 'geen antwoord op tijd' }];
    const waiting = { ...first, state: 'offered', worker: 'sanne', passed } as const;
    api.facts = [{ ...fact, id: 'fatima', promises: [], handovers: [waiting] }, ...others];
    await open('/desk#team');
    const late = part('Te laat').locator('.promise', { hasText: 'Niemand antwoordde op tijd' }).first();
    await late.getByText(/te laat, nu gevraagd: Sanne de Wit$/).waitFor({ state: 'attached' });
    const link = late.getByRole('link', { name: 'Niemand antwoordde op tijd', includeHidden: true });
    assert.equal(await link.getAttribute('href'), '#g/fatima');
    const owned = part('Te laat').locator('.promise', { hasText: 'Eerste gesprek' }).first();
    assert.equal(await owned.locator('a').count(), 0, 'what a worker has a team lead does not open');
  });

  it('has a table for a spreadsheet behind every chart', async () => {
    await open('/desk#team');
    await part('Alle trajecten').waitFor();
    const tables = await page
      .locator('a.csv')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const wanted = ['te-laat', 'weken', 'belasting', 'redenen', 'trajecten'];
    assert.deepEqual(
      tables,
      wanted.map((one) => `/api/desk/figures/${one}.csv`),
    );
  });

  it('says in which languages residents are written, and what nobody has read yet', async () => {
    await open('/desk#team');
    const languages = part('Talen');
    await languages.getByText('Nederlands – Nagelezen.').waitFor();
    await languages.getByText('Engels – Nog niet nagelezen: gevaar, geld.').waitFor();
    await languages
      .getByText(/Arabisch – .*algemeen, geld\. Bewoners krijgen nu Nederlands en Engels\./)
      .waitFor();
    // Languages alike are said once, and what they still miss is there for who asks.
    const alike = languages.locator('li', {
      hasText: 'Turks, Pools en Spaans – Nog niet nagelezen: 5 soorten',
    });
    const texts = alike.getByText('Bellen, gevaar, algemeen, het eerste gesprek en geld.');
    assert.equal(await texts.isVisible(), false);
    await alike.getByText('Welke teksten?').click();
    await texts.waitFor();
    assert.equal(await languages.locator('li').count(), 4);
    await staysInside();
  });

  it('is calm when nothing happened yet', async () => {
    api.facts = [];
    await open('/desk#team');
    await part('Wacht nu op een mens').getByText('Niemand wacht.').waitFor();
    await part('Wacht nu op een mens').getByText('Alle beloften zijn op tijd.').waitFor();
    await part('Waarom het stopt').getByText('Er is nog niets afgesloten.').waitFor();
    await part('Van vraag tot').getByText('In de laatste 12 weken is er niets gevraagd.').waitFor();
    assert.equal(await part('Van vraag tot').locator('svg, table').count(), 0, 'no empty chart');
    await isFit(page);
  });

  it('enters an absence, says what cannot be, and takes it away', async () => {
    await open('/desk#team');
    await page.getByRole('button', { name: 'Voer afwezigheid in' }).click();
    await page.getByLabel('Wie is er weg?').selectOption('sanne');
    await page.locator('dialog').getByLabel('Eerste dag').fill('2026-12-01');
    await page.locator('dialog').getByLabel('Laatste dag').fill('2026-12-04');
    await page.getByLabel('Wie vervangt?').selectOption('sanne');
    await isFit(page);
    const confirm = () => page.locator('dialog').getByRole('button', { name: 'Voer in' }).click();
    await confirm();
    await page.getByText('Iemand kan zichzelf niet vervangen.').waitFor();
    await page.getByLabel('Wie vervangt?').selectOption('youssef');
    await confirm();
    const away = part('Afwezig').locator('li', { hasText: 'Sanne de Wit' });
    await away
      .getByText('1 december 2026 tot en met 4 december 2026, vervangen door Youssef Amrani')
      .waitFor();
    await page.locator('button:focus', { hasText: 'Voer afwezigheid in' }).waitFor();
    await isFit(page);
    await away.getByRole('button', { name: /^Haal weg/ }).click();
    await part('Afwezig').getByText('Er is niets ingevoerd.').waitFor();
    assert.deepEqual(api.absences, []);
  });

  it('is not there for others, and they do not load it', async () => {
    api.worker = 'sanne';
    const asked: string[] = [];
    await open('/desk');
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${api.url}/desk#team`);
    await page.reload();
    await page.getByRole('link', { name: /Fatima\b/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Team: 1 na te kijken', exact: true }).count(), 0);
    assert.deepEqual(
      asked.filter((path) => path.includes('/team/') || path.includes('figures')),
      [],
    );
  });
});
