/** The try-out page in a real browser against the fake API: a phone beside the desk. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { startFakeApi, type FakeApi } from './fake-api.ts';
import { isAccessible } from './desk-page.ts';

describe('the try-out page in a browser', function () {
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
  });
  afterEach(async () => {
    await page.context().close();
    await api.close();
  });

  async function open(options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(api.url);
    await page.getByText('Alles hier is verzonnen').waitFor();
  }
  async function accessible(): Promise<void> {
    await page.frameLocator('iframe').locator('.row').first().waitFor({ state: 'attached' });
    await isAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(over, 0);
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const chat = () => page.locator('.chat');

  it('signs a worker in by itself and shows phone and desk on one screen', async () => {
    api.worker = undefined;
    await open();
    await page
      .frameLocator('iframe')
      .getByRole('link', { name: /Fatima/ })
      .waitFor();
    assert.equal(api.worker, 'sanne');
    await accessible();
  });

  it('has the name of the product and the clock on one line of a telephone', async () => {
    await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const name = await page.getByRole('heading', { name: 'Warmlijn', level: 1 }).first().boundingBox();
    const clock = await page.getByRole('button', { name: /^Zet de klok/ }).boundingBox();
    assert.ok(name !== null && clock !== null);
    assert.ok(name.height < 40, `the name is ${String(name.height)} high`);
    assert.ok(Math.abs(name.y + name.height / 2 - (clock.y + clock.height / 2)) < 10, 'beside the clock');
  });

  it('sends a suggested first message and the number of a tapped choice', async () => {
    await open();
    await button('help ik heb geen eten meer').click();
    await chat().filter({ hasText: 'Hebben jullie vanavond nog iets te eten?' }).waitFor();
    await accessible();
    await button('2 nee, niets').click();
    await chat().filter({ hasText: 'In welke wijk woon je?' }).waitFor();
    assert.deepEqual(
      api.posts.filter(({ path }) => path === '/api/try/messages').map(({ body }) => body),
      [
        { from: '+31600000001', text: 'help ik heb geen eten meer', channel: 'whatsapp' },
        { from: '+31600000001', text: '2', channel: 'whatsapp' },
      ],
    );
  });

  it('types as another person by sms', async () => {
    await open();
    await page.getByLabel('Jij bent').selectOption('+31600000002');
    await page.getByLabel('Sms').check();
    await page.getByLabel('Bericht aan Warmlijn').fill('hoi');
    await page.getByLabel('Bericht aan Warmlijn').press('Enter');
    await chat().filter({ hasText: 'Wat heb je nu nodig?' }).waitFor();
    assert.deepEqual(api.posts.at(-1)?.body, { from: '+31600000002', text: 'hoi', channel: 'sms' });
    await accessible();
  });

  it('shows a worker’s message live, with the worker’s name', async () => {
    await open();
    await button('hoi').click();
    await chat().nth(1).waitFor();
    api.chat.push({ id: 'w1', at: api.now, from: 'worker', by: 'sanne', text: 'Dag, ik lees mee.' });
    api.tell('message', {});
    await chat().filter({ hasText: 'Dag, ik lees mee.' }).getByText('Sanne de Wit').waitFor();
  });

  it('shows a picture with its words as alt text, in its language and direction', async () => {
    await open();
    await button('hoi').click();
    await chat().nth(1).waitFor();
    const words = 'هذا شهرك في صورة';
    api.chat.push({ id: 'p1', at: api.now, from: 'bot', text: words, lang: 'ar', media: 'picture' });
    api.tell('message', {});
    const shown = chat().filter({ hasText: words });
    assert.equal(await shown.locator('img').getAttribute('alt'), words);
    assert.match(
      (await shown.locator('img').getAttribute('src')) ?? '',
      /^\/api\/try\/media\?from=.*&line=p1$/,
    );
    const text = shown.locator('.chat-words');
    assert.deepEqual([await text.getAttribute('lang'), await text.getAttribute('dir')], ['ar', 'rtl']);
  });

  it('opens the talk of the phone on the desk beside it, without taking the keyboard from the phone', async () => {
    await open();
    const desk = page.frameLocator('iframe');
    await desk.getByRole('link', { name: /Roy/ }).waitFor();
    await page.getByLabel('Bericht aan Warmlijn').fill('hoi');
    await page.keyboard.press('Enter');
    await desk.getByRole('heading', { name: 'Fatima', exact: true }).waitFor();
    await page.keyboard.type('nog iets');
    assert.equal(await page.getByLabel('Bericht aan Warmlijn').inputValue(), 'nog iets');
  });

  it('leaves who is at work on the desk alone', async () => {
    await open();
    const desk = page.frameLocator('iframe');
    await desk.getByRole('link', { name: /Roy/ }).click();
    await desk.getByRole('heading', { name: 'Roy', exact: true }).waitFor();
    api.chat.push({ id: 'b1', at: api.now, from: 'bot', text: 'Denk je nog aan de brief?' });
    api.tell('message', {});
    await chat().filter({ hasText: 'Denk je nog aan de brief?' }).waitFor();
    await desk.getByRole('heading', { name: 'Roy', exact: true }).waitFor();
  });

  it('moves the clock, and the desk’s waiting times with it', async () => {
    await open();
    const desk = page.frameLocator('iframe');
    await desk.getByText('wacht 34 min').waitFor();
    await page.getByRole('button', { name: /Zet de klok/ }).click();
    await accessible();
    await button('+ 1 uur').click();
    await desk.getByText('wacht 1 u 34 min').waitFor();
    await page.getByText('15:20').first().waitFor();
    await page.keyboard.press('Escape');
    await button('+ 1 uur').waitFor({ state: 'hidden' });
  });

  it('looks along as another worker', async () => {
    await open();
    await page.getByLabel('Je helpt als').selectOption('youssef');
    const mine = page.frameLocator('iframe').getByRole('region', { name: 'Wacht op mij' });
    await mine.getByText('Roy').waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is one thing at a time on a telephone, in ${colorScheme}`, async () => {
      await open({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme });
      await button('hoi').tap();
      await chat().nth(1).waitFor();
      await accessible();
      await button('Bureau 2 wacht').tap();
      const desk = page.frameLocator('iframe');
      await desk.getByRole('heading', { name: 'Fatima', exact: true }).waitFor();
      assert.equal(await page.getByLabel('Bericht aan Warmlijn').isVisible(), false);
      await accessible();
      api.chat.push({ id: 'w1', at: api.now, from: 'worker', by: 'sanne', text: 'Dag, ik lees mee.' });
      api.tell('message', {});
      await button('Telefoon nieuw').tap();
      await chat().filter({ hasText: 'Dag, ik lees mee.' }).waitFor();
      await button('Telefoon').waitFor();
    });
  }
});
