/** The maandgesprek at the desk on the real service: begun after a yes, filled in together, the sums made by the server. */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { openSession } from '../service/desk.ts';
import { phoneOf } from '../service/phone.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { isAccessible, PHONE } from './desk-page.ts';

const MONDAY = '2026-11-16T09:00:00Z';

describe('the maandgesprek on a worker’s phone', function () {
  this.timeout(60_000);
  const folder = makeFolder();
  let browser: Browser;
  let service: ServiceProcess;
  before(async () => {
    [browser, service] = await Promise.all([
      launchBrowser(),
      startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: MONDAY } }),
    ]);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    folder.drop();
  });

  it('is begun, filled in and shown with its sums', async () => {
    await phoneOf(service.address, '+31600000080').write('ik wil een mens spreken');
    const samira = await openSession(service.address, 'samira');
    const rows = (await (await samira.get('conversations?view=all')).json()) as {
      id: string;
      name: string;
    }[];
    const id = rows.find(({ name }) => name.endsWith('0080'))?.id ?? '';
    assert.equal((await samira.post(`conversations/${id}/accept`, {})).status, 200);
    const context = await browser.newContext({ locale: 'nl-NL', viewport: PHONE });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(`${service.address}/desk#g/${id}/blad`);
    await page.getByRole('button', { name: /Samira Voorbeeld/ }).click();
    const tap = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const confirm = (name: string) =>
      page.locator('dialog').getByRole('button', { name, exact: true }).click();
    await page.locator('summary', { hasText: 'Maandgesprek' }).click();
    await tap('Begin');
    await page.getByLabel('Wat zei de bewoner?').fill('ja, dat is goed');
    await confirm('Begin');
    await page.locator('summary', { hasText: 'Maandgesprek: 23 november 2026' }).waitFor();
    for (const [side, label, amount] of [
      ['income', 'uitkering', '1.043,12'],
      ['expenses', 'huur', '580,5'],
    ] as const) {
      await tap('Vul samen in');
      await page.getByLabel('Wat is het?').selectOption(side);
      await page.getByLabel('Waarvoor?').fill(label);
      await page.getByLabel('Bedrag').fill(amount);
      await confirm('Zet erbij');
      await page.locator('dialog').waitFor({ state: 'detached' });
    }
    await page.getByText('€ 1.043,12 binnen, € 580,50 uit, € 462,62 verschil').waitFor();
    await tap('Gesprek');
    await confirm('Bewaar');
    await page.getByText(/1 keer gesproken, 0 keer niet gekomen, \d,\d\d uur/).waitFor();
    await tap('Meting');
    const choices = page.locator('dialog select');
    const chosen = await choices.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
    assert.deepEqual(chosen, ['', '', ''], 'what the report counts is chosen by a person');
    await page.getByLabel('Welke?').selectOption('nulmeting');
    await page.getByLabel('Geld en post').selectOption('matig zelfredzaam');
    await page.getByLabel('Schulden').selectOption('achterstanden');
    await confirm('Bewaar');
    await page.getByText('Gemeten: nulmeting 16 november 2026.').waitFor();
    await isAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(over, 0, 'nothing sticks out sideways');
    await context.close();
  });

  it('makes a report of a year on two sheets of paper, with no title alone at the foot of one', async () => {
    await phoneOf(service.address, '+31600000081').write('ik wil een mens spreken');
    const samira = await openSession(service.address, 'samira');
    const rows = (await (await samira.get('conversations?view=all')).json()) as {
      id: string;
      name: string;
    }[];
    const id = rows.find(({ name }) => name.endsWith('0081'))?.id ?? '';
    assert.equal((await samira.post(`conversations/${id}/accept`, {})).status, 200);
    const deed = (body: object) => samira.post(`conversations/${id}/maandgesprek`, body);
    assert.equal((await deed({ do: 'begin', since: '2026-01-05', words: 'ja' })).status, 200);
    for (let month = 1; month <= 11; month += 1) {
      const entry = { do: 'entry', month: `2026-${String(month).padStart(2, '0')}`, side: 'income' };
      assert.equal((await deed({ ...entry, label: 'uitkering', amount: '1200.01' })).status, 200);
    }
    const context = await browser.newContext({ locale: 'nl-NL' });
    const page = await context.newPage();
    await page.goto(`${service.address}/desk`);
    await page.getByRole('button', { name: /Marijke Fictief/ }).click();
    await page.getByRole('link', { name: /^Team/ }).waitFor();
    await page.goto(`${service.address}/api/desk/maandgesprek/rapport.html?from=2026-01-01&until=2026-11-16`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 2);
    await context.close();
  });
});
