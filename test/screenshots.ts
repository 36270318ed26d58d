/**
 * Remakes docs/screenshots: plays one afternoon and one evening on the real service and takes the pictures.
 * `npm run screenshots`
 */
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { FOUR_O_CLOCK, playEvening } from './desk/evening.ts';
import { makeFolder, startServiceProcess } from './service-process.ts';
import { startTown } from './service/town.ts';

/** Friday 27 November 2026, 13:10 in Rotterdam; moved on between the messages. */
const CLOCK = '2026-11-27T12:10:00Z';
const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
const MOST_BYTES = 250_000;
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const JSON_TYPE = { 'content-type': 'application/json' };

const HENK = '+31600000002';
const JORDY = '+31600000003';
const MARIA = '+31600000004';

async function post(address: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} ${response.status} ${await response.text()}`);
}

/** The others of this afternoon, so that the work list looks like one. */
async function fillTheList(address: string): Promise<void> {
  const say = (from: string, channel: string, text: string) =>
    post(address, '/api/try/messages', { from, channel, text });
  const later = (minutes: number) => post(address, '/api/try/clock', { minutes });
  for (const text of ['hello, I cannot pay my rent', '3', '1']) await say(MARIA, 'whatsapp', text);
  await later(14);
  await say(JORDY, 'sms', 'ik wil een mens spreken');
  await later(7);
  for (const text of ['ik loop achter met mijn huur en energie', '1']) await say(HENK, 'whatsapp', text);
  await later(9);
}

/** A page with nothing moving and no caret, at its place. */
async function open(browser: Browser, options: BrowserContextOptions, url: string): Promise<Page> {
  const context = await browser.newContext({ ...options, locale: 'nl-NL', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  // The last state of sending arrives a moment after the words.
  await page.waitForTimeout(1_500);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Error(`${name}.png is ${size} bytes`);
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} kB\n`);
}

/** Esra writes on a telephone, and answers the first question. */
async function tryOutPhone(browser: Browser, address: string): Promise<void> {
  const page = await open(browser, PHONE, address);
  const write = async (text: string) => {
    await page.getByLabel('Bericht aan Warmlijn').fill(text);
    await page.getByRole('button', { name: 'Verstuur' }).click();
  };
  const choice = (name: string) => page.getByRole('button', { name, exact: true });
  await write('help ik heb geen eten meer voor mn kinderen');
  await choice('2 nee, niets').waitFor();
  await picture(page, 'try-out-phone');
  await choice('2 nee, niets').click();
  await page.locator('.chat.bot', { hasText: 'wijk' }).waitFor();
  await write('charlois');
  await choice('1 ja').click();
  await choice('1 ja').waitFor({ state: 'detached' });
  await page.context().close();
}

/** The worker who was asked opens the desk. */
async function desk(browser: Browser, address: string, worker: RegExp): Promise<void> {
  for (const [name, options] of [
    ['desk-desktop', DESKTOP],
    ['desk-phone', PHONE],
  ] as const) {
    const page = await open(browser, options, `${address}/desk`);
    await page.getByRole('button', { name: worker }).click();
    await page.getByRole('link', { name: /Esra/ }).first().waitFor();
    if (options === DESKTOP) {
      await page.getByRole('link', { name: /Esra/ }).click();
      await page.getByRole('button', { name: 'Ik neem het over' }).waitFor();
      await page.mouse.move(0, 0);
    }
    await picture(page, name);
    await page.context().close();
  }
}

/** Phone and desk side by side: the worker takes over and writes, Esra answers. */
async function tryOutDesktop(browser: Browser, address: string, worker: string): Promise<void> {
  const page = await open(browser, DESKTOP, address);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Esra', exact: true }).waitFor();
  const looker = page.getByLabel('Je helpt als');
  const option = looker.locator('option', { hasText: worker });
  await looker.selectOption(await option.getAttribute('value'));
  await frame.getByRole('button', { name: 'Ik kan nu niet' }).waitFor();
  await frame.getByRole('button', { name: 'Ik neem het over' }).click();
  const box = frame.getByRole('textbox', { name: 'Schrijf aan Esra' });
  await box.fill('Dag Esra, er komt zo iemand een pakket brengen. Ben je thuis?');
  await box.press('Control+Enter');
  await page.locator('.chat.worker').waitFor();
  await page.getByLabel('Bericht aan Warmlijn').fill('ja ik ben thuis, dank je wel');
  await page.keyboard.press('Enter');
  await frame.locator('.line.resident', { hasText: 'dank je wel' }).waitFor();
  await picture(page, 'try-out-desktop');
  await page.context().close();
}

/** The name of the worker who was asked to help Esra. */
async function askedWorker(browser: Browser, address: string): Promise<string> {
  const page = await open(browser, DESKTOP, address);
  const note = page.frameLocator('iframe').getByText(/^Dit is .* gevraagd\.$/);
  const name = /aan (.+) gevraagd/.exec((await note.textContent()) ?? '')?.[1] ?? '';
  const worker =
    name === 'jou' ? await page.getByLabel('Je helpt als').locator('option:checked').textContent() : name;
  await page.context().close();
  return (worker ?? '').split(',')[0] ?? '';
}

/** Every stage of the evening that test/desk/evening-browser.test.ts holds. */
async function evening(browser: Browser): Promise<void> {
  const town = await startTown('try-out', { TEST_CLOCK: FOUR_O_CLOCK });
  try {
    await playEvening({ town, browser, look: (page, stage) => picture(page, `evening/${stage}`) });
  } finally {
    await town.close();
  }
}

const folder = makeFolder();
const service = await startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: CLOCK } });
const browser = await launchBrowser();
try {
  mkdirSync(join(FOLDER, 'evening'), { recursive: true });
  await fillTheList(service.address);
  await tryOutPhone(browser, service.address);
  const worker = await askedWorker(browser, service.address);
  await desk(browser, service.address, new RegExp(worker));
  await tryOutDesktop(browser, service.address, worker);
  await evening(browser);
} finally {
  await browser.close();
  await service.stop();
  folder.drop();
}
