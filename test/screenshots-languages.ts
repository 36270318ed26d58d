/**
 * Makes docs/screenshots/languages: the same conversation in the try-out in every language, with the desk beside it for
 * Arabic. `npm run screenshots:languages`
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../dialogs/meaning.ts';
import { launchBrowser } from './browser.ts';
import { makeFolder, startServiceProcess } from './service-process.ts';
import { NO_FOOD } from './sms-cost.ts';

/** Friday 27 November 2026, 13:10 in Rotterdam. */
const CLOCK = '2026-11-27T12:10:00Z';
const FOLDER = resolve(import.meta.dirname, '../docs/screenshots/languages');
/** Tall enough for the whole conversation. */
const PHONE = { viewport: { width: 390, height: 2_350 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** Every line of a turn is there when nothing was added for so long. */
const QUIET_MS = 900;

async function talk(page: Page, texts: readonly string[]): Promise<void> {
  const lines = page.locator('.chat.bot');
  for (const text of texts) {
    const before = await lines.count();
    await page.getByLabel('Bericht aan Warmlijn').fill(text);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await lines.nth(before).waitFor();
    for (let seen = 0; seen !== (await lines.count());) {
      seen = await lines.count();
      await page.waitForTimeout(QUIET_MS);
    }
  }
}

async function pictures(browser: Browser, lang: Language): Promise<void> {
  const folder = makeFolder();
  const service = await startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: CLOCK } });
  const open = async (options: object) => {
    const context = await browser.newContext({ ...options, locale: 'nl-NL', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(service.address);
    return page;
  };
  const picture = async (page: Page, name: string) => {
    await page.waitForTimeout(1_500);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
    process.stdout.write(`${name}.png\n`);
    await page.context().close();
  };
  try {
    const phone = await open(PHONE);
    await talk(phone, [NO_FOOD[lang], '2', 'charlois', '1']);
    await picture(phone, lang);
    if (lang === 'ar') await picture(await open(DESKTOP), 'ar-desk');
  } finally {
    await service.stop();
    folder.drop();
  }
}

mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  for (const lang of LANGUAGES) await pictures(browser, lang);
} finally {
  await browser.close();
}
