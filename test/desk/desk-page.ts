/** A page of the desk on the fake API, with the checks every state of it must pass. */
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export async function openDesk(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'nl-NL',
    timezoneId: 'Asia/Tokyo',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(url);
  return page;
}

/** On a telephone a look that comes with a pointer stays where it was last tapped, as if that were chosen. */
export async function hoversWithMouseOnly(page: Page): Promise<void> {
  const always = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap(({ cssRules }) => [...cssRules])
      .filter((rule) => rule instanceof CSSStyleRule && rule.selectorText.includes(':hover'))
      .map(({ cssText }) => cssText),
  );
  assert.deepEqual(always, []);
}

/** A colour half-way a change of colours is no colour of the page. */
async function settled(page: Page): Promise<void> {
  for (const frame of page.frames())
    await frame.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** What news changed on the page while it was looked at is looked at once more. */
export async function isAccessible(page: Page): Promise<void> {
  const faults = await faultsOf(page);
  assert.deepEqual(faults.length === 0 ? [] : await faultsOf(page), []);
}

/** No accessibility fault, and nothing sticks out sideways. */
export async function isFit(page: Page): Promise<void> {
  await isAccessible(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.equal(over, 0, 'nothing sticks out sideways');
}
