/** Must hold: whatever a resident is called, sends or answers stays words on every page where somebody reads it. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { openSession } from '../service/desk.ts';
import { startTown, type Town } from '../service/town.ts';

const MARK = 'kwaad';
const SCRIPT = `<script>window.${MARK}=1</script>`;
const IMAGE = `<img src=x onerror="window.${MARK}=1">`;
const EVIL = [
  `${SCRIPT}${IMAGE}`,
  `"><svg/onload=window.${MARK}=1>`,
  `</p></li></ol><iframe srcdoc="<script>parent.${MARK}=1</script>"></iframe>`,
  `<a href="javascript:window.${MARK}=1">klik</a> javascript:window.${MARK}=1`,
  `{{constructor.constructor('window.${MARK}=1')()}} \${window.${MARK}=1}`,
  `<style>body{display:none}</style>&lt;b&gt; \u202e <form action=//evil.example><input autofocus onfocus=window.${MARK}=1>`,
];
const FROM = 'whatsapp:+31600000861';

describe('words that are markup', function () {
  this.timeout(90_000);
  let town: Town;
  let browser: Browser;
  before(async () => {
    [town, browser] = await Promise.all([
      startTown('try-out', { TEST_CLOCK: '2026-11-20T10:00:00Z', TEST_WAITS: '0.1' }),
      launchBrowser(),
    ]);
    await town.ask(FROM, EVIL[0] ?? '', { ProfileName: IMAGE });
    for (const text of EVIL.slice(1)) await town.ask(FROM, text, { ProfileName: IMAGE });
    await town.ask(FROM, `ik heb geen eten meer ${IMAGE}`);
    await town.ask(FROM, 'ik wil een mens spreken');
    const owner = town.document(FROM).handover?.worker ?? '';
    const desk = await openSession(town.url, owner);
    await desk.post(`conversations/${town.document(FROM).id}/accept`, {});
    await desk.post(`conversations/${town.document(FROM).id}/notes`, { text: IMAGE });
    await desk.post(`conversations/${town.document(FROM).id}/messages`, { text: IMAGE });
    await desk.post(`conversations/${town.document(FROM).id}/stoplight`, { colour: 'oranje', reason: IMAGE });
  });
  after(async () => {
    await browser.close();
    await town.close();
  });

  async function open(path: string, worker?: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, baseURL: town.url });
    if (worker !== undefined) await context.request.post('/api/desk/session', { data: { worker } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('dialog', () => assert.fail('a dialog opened'));
    await page.goto(path);
    return page;
  }

  /** Nothing of it ran or became an element. */
  async function isHarmless(page: Page): Promise<void> {
    const seen = await page.evaluate((mark) => {
      const own = [...document.querySelectorAll('script')].filter((one) => one.src === '');
      const evil = document.querySelectorAll(
        'img[src=x], svg[onload], iframe[srcdoc], form[action*=evil], a[href^="javascript"], style, [onerror], [onfocus]',
      );
      const shown = getComputedStyle(document.body).display;
      return { ran: mark in window, inline: own.length, evil: [...evil].map((one) => one.outerHTML), shown };
    }, MARK);
    assert.deepEqual(seen.evil, []);
    assert.equal(seen.ran, false);
    assert.equal(seen.inline, 0);
    assert.notEqual(seen.shown, 'none');
    await page.context().close();
  }

  it('stay words at the desk: the list, the talk, the summary, notes and reasons', async () => {
    const { id, handover } = town.document(FROM);
    const page = await open(`/desk#g/${id}`, handover?.worker);
    await page.getByText(SCRIPT, { exact: false }).first().waitFor();
    const words = await page.locator('body').innerText();
    for (const text of [IMAGE, 'srcdoc=', 'javascript:', '{{constructor'])
      assert.ok(words.includes(text), text);
    await isHarmless(page);
  });

  it('stay words on the try-out page', async () => {
    const page = await open('/');
    const phone = `${town.url}/api/try/messages`;
    const esra = '+31600000001';
    for (const text of EVIL)
      await page.request.post(phone, { data: { from: esra, text, channel: 'whatsapp' } });
    await page.reload();
    await page.getByText(SCRIPT, { exact: false }).first().waitFor();
    await isHarmless(page);
  });

  it('stay words on the page that a volunteer prints', async () => {
    const people = (await (await fetch(`${town.url}/api/desk/people`)).json()) as {
      id: string;
      role: string;
    }[];
    const volunteer = people.find(({ role }) => role === 'vrijwilliger')?.id ?? '';
    const desk = await openSession(town.url, volunteer);
    const begun = await desk.post('spreekuur', { name: IMAGE, once: 'table-evil-1' });
    const { id } = (await begun.json()) as { id: string };
    for (const text of ['ja', ...EVIL, `geen eten ${IMAGE}`]) await desk.post(`spreekuur/${id}`, { text });
    const paper = await desk.get(`spreekuur/${id}/paper`);
    assert.match(paper.headers.get('content-security-policy') ?? '', /default-src 'self'/);
    const page = await open(`/api/desk/spreekuur/${id}/paper`, volunteer);
    await page.getByText('Warmlijn').first().waitFor();
    await isHarmless(page);
  });
});
