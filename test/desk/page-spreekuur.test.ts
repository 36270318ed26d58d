/** A volunteer's phone on the real service: two residents in turn, one in acute need, and a minute without a connection. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { openSession } from '../service/desk.ts';
import { phoneOf } from '../service/phone.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { hoversWithMouseOnly, isAccessible, PHONE } from './desk-page.ts';

/** Tuesday 24 November 2026, 11:00 in Rotterdam: Wim's spreekuur. */
const TUESDAY = '2026-11-24T10:00:00Z';
const ROOS = '+31600000078';

describe('a spreekuur on a telephone', function () {
  this.timeout(90_000);
  const folder = makeFolder();
  let browser: Browser;
  let service: ServiceProcess;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    [browser, service] = await Promise.all([
      launchBrowser(),
      startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: TUESDAY } }),
    ]);
    context = await browser.newContext({ locale: 'nl-NL', viewport: PHONE, hasTouch: true, isMobile: true });
    // As on an address without https.
    await context.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'));
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(`${service.address}/desk`);
    await page.getByRole('button', { name: /Wim Denkelijk/ }).click();
    await page.getByRole('heading', { name: 'Spreekuur' }).waitFor();
  });
  after(async () => {
    await browser.close();
    await service.stop();
    folder.drop();
  });

  async function accessible(): Promise<void> {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(over, 0, 'nothing sticks out sideways');
    await isAccessible(page);
  }
  const tap = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const go = (name: string | RegExp) =>
    page.getByRole('link', { name, exact: typeof name === 'string' }).click();
  const question = (text: string | RegExp) => page.locator('.say-aloud', { hasText: text }).waitFor();
  const type = async (text: string) => {
    await page.getByLabel(/eigen woorden/).fill(text);
    await tap('Verder');
  };
  const seen = (text: string | RegExp) => page.getByText(text).first().waitFor();

  it('has the way back from the sociale kaart in sight at once, and no look of a pointer', async () => {
    await go('Sociale kaart');
    await page.getByText(/^\d+ plekken$/).waitFor();
    const back = await page.getByRole('button', { name: 'Terug', exact: true }).boundingBox();
    assert.ok((back?.y ?? Infinity) < 200, 'above the places');
    await accessible();
    await hoversWithMouseOnly(page);
    await tap('Terug');
    await page.getByRole('heading', { name: 'Spreekuur' }).waitFor();
  });

  it('starts with a name and a number, and asks first whether the volunteer may type', async () => {
    await accessible();
    await go('Ik zit hier met iemand');
    await page.getByLabel('Naam of roepnaam').fill('Roos');
    await page.getByLabel(/Telefoonnummer/).fill('06 00 00 00 78');
    await accessible();
    await tap('Begin');
    await question('Mag Wim Denkelijk typen wat je vertelt?');
    await seen('automatische assistent');
    await accessible();
    await tap('ja');
    await question('later horen of iemand je helpt');
    await tap('ja');
    await question('Wat heb je nu het meest nodig?');
    await seen(/Vraag door: is er vandaag eten/);
    await accessible();
  });

  it('goes on in one conversation when the resident’s own phone says yes', async () => {
    const phone = phoneOf(service.address, ROOS);
    assert.match((await phone.heard()).join(' '), /Zit je daar nu samen/);
    await phone.write('ja');
    await go('Afronden');
    await seen('De telefoon is van de bewoner');
    await go('Terug naar het gesprek');
    await question('Wat heb je nu het meest nodig?');
  });

  it('turns to help at once without food, and brings a named person', async () => {
    await tap(/eten/i);
    await question(/vanavond nog iets te eten/);
    await tap(/niets/);
    await question(/welke wijk/);
    await type('Charlois');
    await seen('Voorbeeldkeuken Charlois');
    await accessible();
    await tap('Verder');
    await question(/^Mag Samira Voorbeeld lezen/);
    await page.locator('.helper', { hasText: 'Samira Voorbeeld is gevraagd' }).waitFor();
    await accessible();
    const top = await page.locator('header.top').boundingBox();
    assert.ok((top?.height ?? 0) < 80, 'the name and the way out stand on one line of the top');
    await go('Afronden');
    await page.locator('.helper', { hasText: 'Samira Voorbeeld is gevraagd' }).waitFor();
    await go('Terug naar het gesprek');
    await question(/^Mag Samira Voorbeeld lezen/);
  });

  /** Everything of Roos that the server has, in its order. */
  async function kept(): Promise<string[]> {
    const wim = await openSession(service.address, 'wim');
    const id = /tafel\/([\w-]+)/.exec(page.url())?.[1] ?? '';
    const { messages } = (await (await wim.get(`spreekuur/${id}`)).json()) as {
      messages: { from: string; text: string }[];
    };
    return messages.filter(({ from }) => from === 'resident' || from === 'signal').map(({ text }) => text);
  }

  const noLine = (route: Route) => route.abort('internetdisconnected');

  it('says so during a minute without a connection, and asks for help by number', async () => {
    await page.clock.install();
    await context.setOffline(true);
    await tap('ja');
    await seen(/Je bent even zonder verbinding, sinds 11:\d\d uur/);
    const since = await page.locator('.banner.offline').innerText();
    await page.locator('.not-sent', { hasText: 'ja' }).waitFor();
    await page.getByLabel('Schrijf ondertussen gerust verder').fill('de kinderen zijn bij oma');
    await tap('Verder');
    await page.getByLabel('Schrijf ondertussen gerust verder').fill('en de hond');
    // A minute goes by for the page: fifteen looks in vain.
    await page.clock.runFor(60_000);
    const clock = { method: 'POST', body: JSON.stringify({ minutes: 1 }) };
    assert.equal((await fetch(`${service.address}/api/try/clock`, clock)).status, 200);
    assert.equal(await page.locator('.banner.offline').innerText(), since);
    assert.deepEqual(await page.locator('.not-sent li').allInnerTexts(), ['ja', 'de kinderen zijn bij oma']);
    assert.equal(await page.getByLabel('Schrijf ondertussen gerust verder').inputValue(), 'en de hond');
    await accessible();
    await tap('Rood: nu hulp halen');
    await page.getByRole('link', { name: /112/ }).waitFor();
    await page.getByLabel('Ik wil overleggen').check();
    await tap('Ik heb nu een professional nodig');
    await seen(/Er is nu geen verbinding.*Bel zolang een van de nummers/);
    await tap('Terug');
    await tap(/Wim Denkelijk/);
    await seen('Er is nog iets niet verstuurd');
    assert.doesNotMatch((await kept()).join(' '), /oma/);
  });

  it('opens again without a connection, with everything that was typed', async () => {
    const address = page.url();
    // A page that is being made or closed has a line for a moment.
    await context.route('**/api/**', noLine);
    await page.close();
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(`${service.address}/desk`);
    await page.getByRole('link', { name: /Roos/ }).click();
    assert.equal(page.url(), address);
    await page.getByRole('heading', { name: 'Met Roos' }).waitFor();
    assert.deepEqual(await page.locator('.not-sent li').allInnerTexts(), ['ja', 'de kinderen zijn bij oma']);
    assert.equal(await page.getByLabel('Schrijf ondertussen gerust verder').inputValue(), 'en de hond');
    await accessible();
  });

  it('sends each answer once, also when the line falls away again before the server is heard', async () => {
    const before = (await kept()).length;
    let lost = 0;
    // The first two answers of the server do not come through.
    await page.route('**/api/desk/spreekuur/**', async (route) => {
      const deaf = route.request().method() === 'POST' && lost < 2;
      if (!deaf) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await context.unroute('**/api/**', noLine);
    await context.setOffline(false);
    // One lost answer at the sound of the line, one at the next look.
    await page.waitForEvent('requestfailed');
    await page.clock.runFor(4_100);
    await page.waitForEvent('requestfailed');
    await page.clock.resume();
    await page.locator('.not-sent').waitFor({ state: 'detached' });
    await seen('Er is weer verbinding. Alles is verstuurd.');
    assert.equal(lost, 2);
    await page.unroute('**/api/desk/spreekuur/**');

    assert.deepEqual((await kept()).slice(before), ['1', 'de kinderen zijn bij oma']);
    await page.getByText('Wat er gezegd is').click();
    await page.locator('.said.resident', { hasText: 'de kinderen zijn bij oma' }).waitFor();
    assert.equal(await page.getByRole('textbox').inputValue(), 'en de hond');
    await page.getByRole('textbox').fill('');
  });

  it('calls a professional at once: a name and a time', async () => {
    await tap('Rood: nu hulp halen');
    await accessible();
    await page.getByLabel('Ik wil overleggen').check();
    await page.getByLabel(/Kort erbij/).fill('baby is ziek');
    await tap('Ik heb nu een professional nodig');
    await page.locator('.helper', { hasText: 'Ruben Zogenaamd is gevraagd: vandaag voor 11.3' }).waitFor();
    const ruben = await openSession(service.address, 'ruben');
    const rows = (await (await ruben.get('conversations?view=mine')).json()) as {
      id: string;
      name: string;
      reason: string;
    }[];
    const row = rows.find(({ name }) => name === 'Roos');
    assert.match(row?.reason ?? '', /overleggen: baby is ziek/);
    assert.equal((await ruben.post(`conversations/${row?.id ?? ''}/accept`, {})).status, 200);
    assert.equal(
      (await ruben.post(`conversations/${row?.id ?? ''}/messages`, { text: 'Dag, ik bel de huisarts.' }))
        .status,
      200,
    );
    await page.locator('.from-worker', { hasText: 'ik bel de huisarts' }).waitFor();
    await accessible();
  });

  it('ends with the summary on the resident’s phone and a page in large type', async () => {
    await go('Afronden');
    await accessible();
    const [paper] = await Promise.all([context.waitForEvent('page'), go('Open de bladzijde')]);
    await paper.getByText('Ruben Zogenaamd helpt je verder.').waitFor();
    await isAccessible(paper);
    const pdf = await paper.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1, 'one sheet of paper');
    await paper.close();
    await tap('Sluit af');
    await page.getByRole('heading', { name: 'Klaar voor vandaag' }).waitFor();
    const heard = (await phoneOf(service.address, ROOS).heard()).join(' ');
    assert.match(heard, /Vandaag heb je met Wim Denkelijk gepraat/);
    await go('Naar het begin');
    await page.locator('.news', { hasText: 'Roos: Ruben Zogenaamd heeft het opgepakt' }).waitFor();
    await page.locator('.news', { hasText: 'heeft contact gehad' }).waitFor();
    await accessible();
  });

  it('sits with the next resident, who has no phone and all the time', async () => {
    await go('Ik zit hier met iemand');
    await page.getByLabel('Naam of roepnaam').fill('Henk');
    await tap('Begin');
    await tap('ja');
    await question('later horen');
    await tap('nee');
    await question('Wat heb je nu het meest nodig?');
    await tap(/schulden|rekeningen/i);
    await question(/achter/);
    await tap('ja');
    await question('Waar loop je achter?');
    await page.getByLabel('huur').check();
    await page.getByLabel('energie').check();
    await accessible();
    await tap('Verder');
    await question(/Hoeveel maanden huur/);
    await tap('Signaal');
    await page.getByLabel('Tas of la met dichte post').check();
    await accessible();
    await tap('Bewaar signaal');
    await page.locator('.not-sent').waitFor({ state: 'detached' });
    await tap('Pauze');
    await seen('Volgende keer ga je hier verder');
    await go(/Henk/);
    await question(/Hoeveel maanden huur/);
  });

  /** Without a phone and away from the table nothing can be written: who takes over sees that, and why. */
  async function toldOutOfReach(name: string): Promise<void> {
    const samira = await openSession(service.address, 'samira');
    const rows = (await (await samira.get('conversations?view=all')).json()) as {
      id: string;
      name: string;
    }[];
    const at = `conversations/${rows.find((row) => row.name === name)?.id ?? ''}`;
    assert.equal((await samira.post(`${at}/accept`, {})).status, 200);
    assert.equal(((await (await samira.get(at)).json()) as { outOfReach?: boolean }).outOfReach, true);
    const refused = await samira.post(`${at}/messages`, { text: 'Dag Henk' });
    const { title, detail } = (await refused.json()) as { title: string; detail?: string };
    assert.match(title, /heeft geen telefoon/);
    assert.equal(detail, undefined);
  }

  it('forgets at once what somebody does not want to share any more, by a message or a tap', async () => {
    await go('Afronden');
    await tap('De bewoner wil niets meer delen');
    await tap('Niets meer delen');
    await seen('Je ziet dit gesprek niet meer');
    await toldOutOfReach('Henk');
    await phoneOf(service.address, ROOS).write('intrekken');
    await page.goto(`${service.address}/desk`);
    await page.locator('.news li', { hasText: 'wil niets meer met je delen' }).nth(1).waitFor();
    const shown = await page.locator('body').innerText();
    assert.doesNotMatch(shown, /Roos|Henk|Ruben/);
    await accessible();
    assert.equal(service.log().match(/error/i), null);
  });
});
