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

/** No accessibility fault, and nothing sticks out sideways. */
export async function isFit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    [],
  );
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.equal(over, 0, 'nothing sticks out sideways');
}
