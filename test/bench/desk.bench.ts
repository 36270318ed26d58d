/** How fast the desk's page is in a real browser: first load, a new message, and walking a long work list. */
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { startFakeApi, type FakeApi } from '../desk/fake-api.ts';
import { manySamples } from '../desk/sample.ts';

export interface DeskFigures {
  readonly name: string;
  readonly medianMilliseconds: number;
  readonly worstMilliseconds: number;
  /** Compressed bytes of the page and all it loads. */
  readonly bytes?: number;
}

const ROWS = 2_000;
const LOADS = 5;
const MESSAGES = 25;
const KEYS = 101;

function figures(name: string, times: number[], bytes?: number): DeskFigures {
  const sorted = times.toSorted((one, other) => one - other);
  return {
    name,
    medianMilliseconds: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    worstMilliseconds: Math.round(sorted.at(-1) ?? 0),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

/** From asking for the page until the first row stands there, each time without anything cached. */
async function firstLoad(api: FakeApi, fresh: () => Promise<Page>): Promise<DeskFigures> {
  const times: number[] = [];
  for (let at = 0; at < LOADS; at += 1) {
    const page = await fresh();
    api.sent = 0;
    const start = performance.now();
    await page.goto(`${api.url}/desk`);
    await page.locator('.row').first().waitFor();
    times.push(performance.now() - start);
    await page.context().close();
  }
  return figures('first load', times, api.sent);
}

/** From the server telling of a message until its words stand in the page. */
async function newMessage(api: FakeApi, fresh: () => Promise<Page>): Promise<DeskFigures> {
  const page = await fresh();
  await page.goto(`${api.url}/desk#g/hassan`);
  await page.locator('.bubble').first().waitFor();
  const times: number[] = [];
  for (let at = 0; at < MESSAGES; at += 1) {
    const text = `bericht ${at}.`;
    const seen = page.evaluate(
      (words) =>
        new Promise<number>((resolve) => {
          new MutationObserver(() => {
            if (document.querySelector('.lines')?.textContent.includes(words)) resolve(Date.now());
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }),
      text,
    );
    await page.evaluate(() => undefined);
    const sent = Date.now();
    api.add('hassan', { from: 'resident', text });
    times.push((await seen) - sent);
  }
  await page.context().close();
  return figures('a new message in sight', times);
}

/** From a key press to the next frame, walking down the list; `changing` while messages come in. */
async function walk(api: FakeApi, fresh: () => Promise<Page>, changing: boolean): Promise<DeskFigures> {
  const page = await fresh();
  await page.goto(`${api.url}/desk`);
  await page.waitForFunction((rows) => document.querySelectorAll('.row').length === rows, ROWS);
  await page.getByRole('searchbox').focus();
  const ticking = setInterval(() => changing && api.tell('changed', { id: 'r7' }), 50);
  const times = await page.evaluate(async (keys) => {
    const frames: number[] = [];
    for (let at = 0; at < keys; at += 1) {
      const start = performance.now();
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push(performance.now() - start);
    }
    return frames;
  }, KEYS);
  clearInterval(ticking);
  await page.context().close();
  return figures(
    `one key in ${ROWS.toLocaleString('en')} rows${changing ? ', 20 changes a second' : ''}`,
    times,
  );
}

export async function deskBench(): Promise<DeskFigures[]> {
  const browser = await launchBrowser();
  const api = await startFakeApi();
  const fresh = async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'nl-NL' });
    return context.newPage();
  };
  try {
    const few = [await firstLoad(api, fresh), await newMessage(api, fresh)];
    api.conversations = manySamples(ROWS);
    return [...few, await walk(api, fresh, false), await walk(api, fresh, true)];
  } finally {
    await browser.close();
    await api.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await deskBench());
