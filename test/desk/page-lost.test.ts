/** An address that is not there: a page for a person in a browser, a problem for everything else, in try-out and production. */
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { startTown, type Town } from '../service/town.ts';
import { isFit, openDesk, PHONE } from './desk-page.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('an address that is not there', function () {
  this.timeout(60_000);
  const folder = makeFolder();
  let browser: Browser;
  let service: ServiceProcess;
  let town: Town;
  before(async () => {
    [browser, service, town] = await Promise.all([
      launchBrowser(),
      startServiceProcess({ folder: folder.path }),
      startTown('serve'),
    ]);
  });
  after(async () => {
    await Promise.all([browser.close(), service.stop(), town.close()]);
    folder.drop();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is said kindly on a phone, in the ${colorScheme}, with the way back to the desk`, async () => {
      const page = await openDesk(browser, `${service.address}/desk/nope`, { viewport: PHONE, colorScheme });
      await page.getByRole('heading', { name: 'Deze pagina is er niet' }).waitFor();
      await isFit(page);
      await page.getByRole('link', { name: 'Naar het bureau' }).click();
      await page.getByRole('heading', { name: 'Wie ben je?' }).waitFor();
      await page.context().close();
    });
  }

  const ways = async (address: string) => {
    const response = await fetch(address, { headers: { accept: BROWSER } });
    assert.equal(response.status, 404);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'self';/);
    const html = await response.text();
    assert.doesNotMatch(html, /nope|<script|style=/, 'nothing of the address, nothing inline');
    return [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, to]) => to);
  };

  it('leads to where the visitor was going', async () => {
    assert.deepEqual(await ways(`${service.address}/nope`), ['/']);
    assert.deepEqual(await ways(`${service.address}/aanmelden/nope?x=<b>`), ['/aanmelden']);
    assert.deepEqual(await ways(`${town.running.address}/nope`), ['/desk', '/aanmelden']);
    assert.deepEqual(await ways(`${town.running.address}/`), ['/desk', '/aanmelden']);
  });

  it('stays a problem for whatever asked for no page', async () => {
    const asked: RequestInit[] = [
      {},
      { headers: { accept: 'application/json' } },
      { headers: { accept: 'application/problem+json, text/html;q=0.5' } },
      { method: 'POST', headers: { accept: BROWSER } },
    ];
    for (const init of asked) {
      const response = await fetch(`${service.address}/api/nope`, init);
      assert.equal(response.status, 404);
      assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
      assert.equal(((await response.json()) as { type: string }).type, 'urn:warmlijn:not-found');
    }
  });
});
