/** A real Chromium for the browser tests: `CHROMIUM_PATH` wins, else the one that comes from npm. Works offline. */
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** These make pages less strict than a visitor's browser, or make several pages fall together. */
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

/** Starts the browser; close it in `after`. Runs as root and without a sandbox, for tests only. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  const executablePath = given === undefined || given === '' ? await chromium.executablePath() : given;
  const wanted = chromium.args.filter((arg) => !UNWANTED.has(arg) && !arg.startsWith('--headless'));
  const options = {
    executablePath,
    headless: true,
    args: [...wanted, '--no-sandbox', '--disable-dev-shm-usage', '--hide-scrollbars'],
  };
  // Where many start at the same time one may die before it begins.
  return playwright.launch(options).catch(() => playwright.launch(options));
}
