/** The referrers' form on the real service: from a phone of somebody outside to the desk and the resident's own phone. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { openSession } from '../service/desk.ts';
import { phoneOf } from '../service/phone.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { isAccessible, PHONE } from './desk-page.ts';

const TUESDAY = '2026-11-24T10:00:00Z';
const ROOS = '+31600000083';
const JSON_TYPE = { 'content-type': 'application/json' };

const form = (once: string, change: object = {}) => ({
  once,
  referrer: { kind: 'wijkteam', name: 'Sanne de Wit', contact: '010 000 00 00', threeWay: false },
  resident: { name: 'Roos', phone: ROOS },
  reason: 'huurachterstand',
  consent: true,
  ...change,
});
const ONCE = '00000000-0000-4000-8000-00000000000';

describe('The form of a referrer', function () {
  this.timeout(60_000);
  const folder = makeFolder();
  let browser: Browser;
  let service: ServiceProcess;
  let page: Page;
  before(async () => {
    const env = { TEST_CLOCK: TUESDAY, REFERRAL_CODE: 'voorbeeldcode' };
    [browser, service] = await Promise.all([
      launchBrowser(),
      startServiceProcess({ folder: folder.path, env }),
    ]);
    const context = await browser.newContext({
      locale: 'nl-NL',
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });
    // As on an address without https.
    await context.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'));
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
  });
  after(async () => {
    await browser.close();
    await service.stop();
    folder.drop();
  });

  const send = (body: object, path = '') =>
    fetch(`${service.address}/api/referrals${path}`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify(body),
    });
  const withCode = { code: 'voorbeeldcode' };
  async function accessible(): Promise<void> {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(over, 0, 'nothing sticks out sideways');
    await isAccessible(page);
  }

  it('is filled in on a phone, is not lost without a connection, and tells when they hear', async () => {
    await page.goto(`${service.address}/aanmelden`);
    await page.getByRole('heading', { name: 'Iemand aanmelden' }).waitFor();
    await page.getByRole('banner').getByText('Warmlijn').waitFor();
    assert.equal(await page.getByLabel(/\(mag leeg\)$/).count(), 2, 'what may be left empty says so');
    await accessible();
    await page.getByLabel('Je naam').fill('Sanne de Wit');
    await page.getByLabel('Waar werk je?').selectOption('wijkteam');
    await page.getByLabel('Hoe bereiken we jou?').fill('010 000 00 00');
    await page.getByLabel('Aanmeldcode').fill('voorbeeldcode');
    await page.getByLabel('Naam of roepnaam').fill('Roos');
    await page.getByLabel(/Telefoonnummer van/).fill('06 00 00 00 83');
    await page.getByLabel('Waarom meld je aan?').fill('huurachterstand, brief van de verhuurder');
    await page.getByLabel('Wie is er al bij betrokken?').fill('de huisarts');
    await page.getByLabel(/driegesprek/).check();
    await page.getByLabel(/de bewoner vindt deze aanmelding goed/).check();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Meld aan' }).click();
    await page.getByText('Geen verbinding. Wat je typte staat er nog').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Meld aan' }).click();
    await page.getByText('Uiterlijk morgen 11:00 hoor je van een medewerker wie het oppakt.').waitFor();
    await accessible();
  });

  /** A page of its own, so that the receipt of the others stays in sight. */
  async function fresh(): Promise<Page> {
    const one = await page.context().newPage();
    one.setDefaultTimeout(10_000);
    await one.goto(`${service.address}/aanmelden`);
    await one.getByLabel('Je naam').pressSequentially('Sanne de Wit');
    return one;
  }

  it('chooses nothing for the referrer, and says in plain words what is still needed', async () => {
    const one = await fresh();
    const kind = one.getByLabel('Waar werk je?');
    assert.equal(await kind.inputValue(), '');
    await one.getByRole('button', { name: 'Meld aan' }).click();
    const said = (select: HTMLSelectElement) => select.validationMessage;
    assert.match(await kind.evaluate(said), /^Kies waar je werkt\./);
    await one.locator('select:focus').waitFor();
    await kind.selectOption('anders');
    assert.equal(await kind.evaluate(said), '');
    await one.close();
  });

  it('is asked about before words go with a reload, keeps none of them, and can be wiped', async () => {
    const one = await fresh();
    const name = one.getByLabel('Naam of roepnaam');
    await name.pressSequentially('Roos');
    const asked: string[] = [];
    one.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await one.evaluate(() => location.reload());
    await one.waitForTimeout(300);
    assert.deepEqual(asked, ['beforeunload']);
    assert.equal(await name.inputValue(), 'Roos');
    const kept = () => JSON.stringify({ ...sessionStorage, ...localStorage });
    assert.doesNotMatch(await one.evaluate(kept), /Roos|Sanne/);
    const wipe = one.getByRole('button', { name: 'Wis alles' });
    await wipe.click();
    await one.locator('dialog').getByRole('button', { name: 'Terug' }).click();
    assert.equal(await name.inputValue(), 'Roos');
    await wipe.click();
    await one.locator('dialog').getByRole('button', { name: 'Wis alles' }).click();
    await one.locator('h1:focus').waitFor();
    assert.equal(await name.inputValue(), '');
    await one.reload();
    assert.deepEqual(asked, ['beforeunload'], 'nothing is asked when nothing was typed');
    await one.close();
  });

  it('reaches the resident, who agrees, and the desk, where somebody confirms it', async () => {
    const phone = phoneOf(service.address, ROOS);
    assert.match((await phone.heard())[1] ?? '', /^Sanne de Wit heeft je bij mij aangemeld/);
    await phone.write('ja');
    await phone.write('ja');
    const samira = await openSession(service.address, 'samira');
    const rows = (await (await samira.get('conversations?view=all')).json()) as {
      id: string;
      name: string;
      reason: string;
      worker: string;
    }[];
    const row = rows.find(({ name }) => name === 'Roos');
    assert.match(row?.reason ?? '', /^aangemeld door Sanne de Wit/);
    const guide = await openSession(service.address, row?.worker ?? '');
    const at = `conversations/${row?.id ?? ''}`;
    assert.equal((await guide.post(`${at}/accept`, {})).status, 200);
    const shown = (await (await guide.get(at)).json()) as {
      traject: { registrations: { id: string; involved: string }[] };
    };
    const [kept] = shown.traject.registrations;
    assert.equal(kept?.involved, 'de huisarts');
    const deed = { do: 'confirm-registration', id: kept.id };
    assert.equal((await guide.post(`${at}/traject`, deed)).status, 200);
    await page.reload();
    await page.getByRole('heading', { name: 'Je aanmelding is bevestigd' }).waitFor();
    await page.getByText('pakt het op').waitFor();
    await page.getByText('huurachterstand').waitFor({ state: 'detached' });
  });

  it('says the same of a resident who is known and one who is not, and nothing of either', async () => {
    const known = await send(form(`${ONCE}1`, withCode));
    const unknown = await send(
      form(`${ONCE}2`, { ...withCode, resident: { name: 'Roos', phone: '+31600000084' } }),
    );
    const [one, other] = [known, unknown].map((answer) => answer.json());
    const shape = (answer: object) => ({ ...answer, receipt: '', at: '', due: '', now: '' });
    assert.deepEqual([known.status, unknown.status], [201, 201]);
    assert.deepEqual(shape((await one) as object), shape((await other) as object));
  });

  it('makes one registration of the same form twice, and two receipts that are not alike', async () => {
    const answers = await Promise.all([0, 1].map(async () => send(form(`${ONCE}3`, withCode))));
    const receipts = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { receipt: string }).receipt),
    );
    assert.equal(new Set(receipts).size, 2);
    const samira = await openSession(service.address, 'samira');
    const rows = (await (await samira.get('conversations?view=all')).json()) as { name: string }[];
    assert.equal(rows.filter(({ name }) => name === 'Roos').length, 2, 'one for each phone');
  });

  it('takes the apostrophe that telephones type in a name', async () => {
    const resident = { name: 'Zoë d’Angelo' };
    assert.equal((await send(form(`${ONCE}7`, { ...withCode, resident }))).status, 201);
    await page.goto(`${service.address}/aanmelden`);
    const field = page.getByLabel('Naam of roepnaam');
    await field.fill(resident.name);
    assert.equal(await field.evaluate((input: HTMLInputElement) => input.checkValidity()), true);
  });

  it('refuses what would lead somewhere, who did not ask the resident, and a made-up receipt', async () => {
    const bad: object[] = [
      { consent: false },
      { referrer: { ...form('').referrer, name: 'win.example/x' } },
      { resident: { name: 'Roos', phone: '112' } },
      { reason: 'x'.repeat(601) },
      { extra: 1 },
    ];
    for (const change of bad)
      assert.equal((await send(form(`${ONCE}4`, { ...withCode, ...change }))).status, 400);
    assert.equal((await send(form(`${ONCE}4`))).status, 403, 'without the code');
    assert.equal((await send({ receipt: 'bm9uc2Vuc2U' }, '/state')).status, 404);
  });

  it('is there for a volunteer who is signed in, without a code, in their own name', async () => {
    const wim = await openSession(service.address, 'wim');
    const filled = form(`${ONCE}5`, { resident: { name: 'Joris' } });
    assert.equal((await wim.post('referrals', filled)).status, 201);
    const beheer = await openSession(service.address, 'bo');
    assert.equal((await beheer.post('referrals', filled)).status, 403);
  });

  it('has a limit, and leaves no name, number or word of anybody in the log', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 22; sent += 1) statuses.push((await send(form(`${ONCE}6`, withCode))).status);
    assert.equal(statuses.at(-1), 429);
    assert.doesNotMatch(service.log(), /Sanne|Roos|0000008|huurachterstand|huisarts|voorbeeldcode/);
  });
});
