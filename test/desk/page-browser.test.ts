/** The desk in a real browser against the fake API: what a worker sees, with and without mouse, sight or connection. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { hoversWithMouseOnly, isAccessible } from './desk-page.ts';
import { startFakeApi, type FakeApi } from './fake-api.ts';
import { calmSamples, manySamples } from './sample.ts';

const WIDE = { width: 1400, height: 900 };
const PHONE = { width: 390, height: 844 };

describe('the desk in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let api: FakeApi;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    api = await startFakeApi();
  });
  afterEach(async () => {
    await page.context().close();
    await api.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({
      viewport: WIDE,
      locale: 'nl-NL',
      timezoneId: 'Asia/Tokyo',
      ...options,
    });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(`${api.url}${path}`);
  }
  async function accessible(): Promise<void> {
    await isAccessible(page);
  }
  async function fits(): Promise<void> {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(over, 0, 'nothing sticks out sideways');
  }
  /** Waits until the last words of the talk are in sight. */
  async function atEnd(): Promise<void> {
    await page.waitForFunction(() => {
      const talk = document.querySelector('.talk');
      return talk !== null && talk.scrollHeight - talk.scrollTop - talk.clientHeight < 2;
    });
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const row = (name: string) => page.getByRole('link', { name: new RegExp(`${name}\\b`) });
  const filled = () => page.locator('.deeds .filled:visible').allTextContents();

  const states: [string, string, BrowserContextOptions, ((of: FakeApi) => void)?][] = [
    ['a rood request', '/desk#g/fatima', {}],
    ['a conversation in Arabic with a note', '/desk#g/hassan', {}],
    ['a closed WhatsApp window', '/desk#g/wim', {}],
    ['somebody who opted out', '/desk#g/bea', {}],
    ['dark colours', '/desk#g/fatima', { colorScheme: 'dark' }],
    ['dark colours with a note', '/desk#g/hassan', { colorScheme: 'dark' }],
    ['forced colours', '/desk#g/hassan', { forcedColors: 'active' }],
    ['more contrast', '/desk#g/hassan', { contrast: 'more' }],
    ['two columns', '/desk#g/maria', { viewport: { width: 960, height: 700 } }],
    ['the list on a phone', '/desk', { viewport: PHONE, hasTouch: true }],
    ['the talk on a phone', '/desk#g/hassan', { viewport: PHONE, hasTouch: true }],
    ['the half-minute sheet on a phone', '/desk#g/fatima/blad', { viewport: PHONE, hasTouch: true }],
    ['nobody waiting', '/desk', {}, (of) => (of.conversations = calmSamples())],
    ['no conversation at all', '/desk', {}, (of) => (of.conversations = [])],
    ['the question who you are', '/desk', {}, (of) => (of.worker = undefined)],
  ];
  for (const [name, path, options, prepare] of states) {
    it(`has no accessibility faults and fits: ${name}`, async () => {
      prepare?.(api);
      await open(path, options);
      const id = /#g\/(\w+)/.exec(path)?.[1];
      if (id !== undefined) await page.locator('.lines .bubble').first().waitFor({ state: 'attached' });
      else if (api.worker === undefined) await heading('Wie ben je?').waitFor();
      else await page.locator('.row, .empty p:text("Niemand wacht")').first().waitFor();
      await accessible();
      await fits();
    });
  }

  for (const viewport of [WIDE, PHONE]) {
    it(`keeps every word with text at 200 % on ${viewport.width} pixels`, async () => {
      for (const path of ['/desk', '/desk#g/hassan', '/desk#g/fatima/blad']) {
        await open(path, { viewport });
        await page.locator('.row').first().waitFor({ state: 'attached' });
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        await fits();
        const squeezed = await page.evaluate(() =>
          [...document.querySelectorAll('.bubble, .talk-name h2, .button, .row-name')]
            .filter((node) => node.getClientRects().length > 0)
            .filter(
              (node) =>
                node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline',
            )
            .map((node) => node.textContent),
        );
        assert.deepEqual(squeezed, []);
        if (path !== '/desk#g/fatima/blad') await page.context().close();
      }
    });
  }

  for (const [width, height] of [
    [720, 450],
    [911, 512],
    [844, 390],
  ] as const) {
    it(`leaves every deed within reach of the wheel on ${width} by ${height}: a laptop at 200 %, a phone on its side`, async () => {
      await open('/desk#g/wim', { viewport: { width, height } });
      const send = button('Verstuur');
      await send.waitFor();
      await page.locator('.talk-foot').hover({ position: { x: 5, y: 5 } });
      await page.mouse.wheel(0, 3000);
      await page.waitForTimeout(300);
      const box = await send.boundingBox();
      assert.ok(box !== null && box.y + box.height <= height, `ends at ${String(box && box.y + box.height)}`);
      await fits();
    });
  }

  it('asks who you are, and shows that person’s work', async () => {
    api.worker = undefined;
    await open('/desk');
    await page.getByRole('button', { name: /Youssef Amrani/ }).click();
    await row('Roy').waitFor();
    await page.getByRole('region', { name: 'Wacht op mij' }).getByText('Aan jou gevraagd').waitFor();
  });

  it('leads to the work account where nobody can be chosen, and says why signing in failed', async () => {
    api.worker = undefined;
    api.production = true;
    await open('/desk?aanmelden=forbidden#g/hassan');
    await page.getByText('Je staat niet in de lijst van medewerkers.').waitFor();
    const link = page.getByRole('link', { name: 'Aanmelden' });
    assert.equal(await link.getAttribute('href'), '/api/desk/sign-in?to=%23g%2Fhassan');
    await accessible();
  });

  it('says that a session ended by itself, and has the words that were typed', async () => {
    await open('/desk#g/hassan');
    const box = page.getByRole('textbox', { name: /^Schrijf aan / });
    await box.fill('Tot straks');
    api.worker = undefined;
    await button('Verstuur').click();
    await page.getByText('Je aanmelding is verlopen. Wat je in het gesprek typte, staat er nog.').waitFor();
    await accessible();
    await page.getByRole('button', { name: /Sanne de Wit/ }).click();
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Tot straks');
  });

  it('keeps a note in sight whose session ended, and says what to do with it', async () => {
    await open('/desk#g/hassan');
    await button('Notitie').click();
    await page.getByLabel('Wat moeten collega’s weten?').fill('Rustig aan.');
    api.worker = undefined;
    await button('Bewaar notitie').click();
    await page.locator('dialog').getByText('Kopieer wat je hier typte, en meld je opnieuw aan.').waitFor();
    assert.equal(await page.getByLabel('Wat moeten collega’s weten?').inputValue(), 'Rustig aan.');
  });

  it('signs out at the server, then asks who you are', async () => {
    await open('/desk');
    const leave = page.getByRole('button', { name: /Sanne de Wit.*afmelden/ });
    assert.equal(await leave.locator('.unseen').count(), 0, 'that this signs out is in sight');
    await leave.click();
    await heading('Wie ben je?').waitFor();
    assert.equal(await page.getByText('verlopen').count(), 0);
    assert.equal(api.worker, undefined);
    await page.reload();
    await heading('Wie ben je?').waitFor();
  });

  it('shows appointments to come and open steps, and who does them', async () => {
    await open('/desk#g/hassan');
    const sheet = page.getByRole('complementary', { name: 'In een halve minuut' });
    const glance = sheet.locator('.part');
    await glance.getByText('Huisbezoek, dinsdag 10:00').waitFor();
    await glance.getByText('Bij Hassan thuis, nog niet vast').waitFor();
    await sheet.getByText('Post in één tas doen (Hassan)').waitFor();
    assert.equal(await sheet.getByText('Woningcorporatie bellen').count(), 0, 'what is done is gone');
    await accessible();
  });

  it('tells an administrator honestly that there is nothing to read here', async () => {
    api.worker = 'greet';
    await open('/desk');
    await page.locator('.empty', { hasText: 'Met jouw rol zie je hier geen gesprekken.' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Meld iemand aan' }).count(), 0, 'it would be refused');
    await page.waitForTimeout(1800);
    assert.equal(await page.getByText('Je bent even zonder verbinding').isVisible(), false);
  });

  for (const viewport of [WIDE, PHONE]) {
    it(`says that list and talk are on their way on ${viewport.width} pixels`, async () => {
      const hold = () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        api.wait = promise;
        return resolve;
      };
      let answer = hold();
      await open('/desk', { viewport });
      await page.locator(':is(.peace, .empty p):visible', { hasText: 'De lijst komt eraan.' }).waitFor();
      await accessible();
      answer();
      await row('Fatima').waitFor();
      answer = hold();
      await row('Fatima').click();
      await page.getByText('Het gesprek komt eraan.').waitFor();
      await accessible();
      answer();
      await heading('Fatima').waitFor();
    });
  }

  it('offers the words the server has in the language of the resident, with the Dutch behind them', async () => {
    const [fatima, ...others] = api.conversations;
    assert.ok(fatima);
    const text = 'Merhaba Fatima, ben Sanne, anlattıklarını okudum.';
    const replies = [{ label: 'Ik stel me voor', text, means: 'Dag Fatima, ik ben Sanne.' }];
    api.conversations = [{ ...fatima, replies, overview: { ...fatima.overview, language: 'tr' } }, ...others];
    await open('/desk#g/fatima');
    await button('Ik neem het over').click();
    assert.equal(await button('Ik stel me voor').getAttribute('title'), 'Dag Fatima, ik ben Sanne.');
    await button('Ik stel me voor').click();
    const box = page.getByRole('textbox', { name: 'Schrijf aan Fatima, in het Turks' });
    assert.equal(await box.inputValue(), text);
    await button('Geef terug').click();
    await page.locator('dialog').getByText('Schrijf het in het Turks.').waitFor();
  });

  it('is worked with the keyboard alone: walk, open, take over, write, go back to the list', async () => {
    await open('/desk');
    await row('Fatima').waitFor();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    assert.match((await page.locator(':focus').textContent()) ?? '', /Fatima/);
    await page.keyboard.press('Enter');
    await page.locator('h2:focus', { hasText: 'Fatima' }).waitFor();
    assert.deepEqual(await filled(), ['Ik neem het over']);
    await button('Ik neem het over').press('Enter');
    const box = page.getByRole('textbox', { name: 'Schrijf aan Fatima' });
    await box.waitFor();
    assert.deepEqual(await filled(), ['Verstuur']);
    await box.fill('Dag Fatima, ik ben Sanne.');
    await box.press('Enter');
    assert.equal(await box.inputValue(), 'Dag Fatima, ik ben Sanne.\n', 'Enter alone sends nothing');
    await box.press('Control+Enter');
    await page.locator('.line.mine', { hasText: 'Dag Fatima, ik ben Sanne.' }).waitFor();
    await page.getByText('wordt verstuurd').waitFor();
    await atEnd();
    assert.equal(await box.inputValue(), '');
    await page.keyboard.press('Escape');
    assert.match((await page.locator(':focus').textContent()) ?? '', /Fatima/);
  });

  it('has one tab stop for the whole list', async () => {
    await open('/desk#g/hassan');
    await row('Hassan').waitFor();
    assert.equal(await page.locator('a.row[tabindex="0"]').count(), 1);
  });

  it('says kindly that somebody else was first', async () => {
    await open('/desk#g/fatima');
    api.takenBy = 'youssef';
    await button('Ik neem het over').click();
    await page
      .getByText('Youssef Amrani was je net voor en heeft dit gesprek. Jij hoeft niets te doen.')
      .waitFor();
    await button('Ik neem het over').waitFor({ state: 'hidden' });
    await accessible();
  });

  it('keeps in sight what was typed when a colleague has the conversation by now', async () => {
    await open('/desk#g/hassan');
    await page.getByRole('textbox', { name: 'Schrijf aan Hassan' }).fill('Tot dinsdag, om tien uur.');
    api.takenBy = 'youssef';
    await button('Verstuur').click();
    await page.getByText('Youssef Amrani heeft dit gesprek. Jij hoeft niets te doen.').waitFor();
    const left = page.locator('.note', { hasText: 'Wat je typte is niet verstuurd:' });
    await left.getByText('Tot dinsdag, om tien uur.').waitFor();
    await accessible();
    await row('Fatima').click();
    await heading('Fatima').waitFor();
    assert.equal(await left.isVisible(), false, 'it belongs to Hassan');
    await row('Hassan').click();
    await button('Gooi weg').press('Enter');
    await left.waitFor({ state: 'hidden' });
    await page.locator('h2:focus', { hasText: 'Hassan' }).waitFor();
    await page.reload();
    await heading('Hassan').waitFor();
    assert.equal(await left.isVisible(), false);
  });

  it('says how long words may be, in words, and keeps what is too long', async () => {
    await open('/desk#g/hassan');
    const detail = 'text: dit is te lang: houd het bij 2.000 tekens';
    const body = JSON.stringify({ type: 'urn:warmlijn:malformed', detail });
    const answer = { status: 400, contentType: 'application/problem+json', body };
    await page.route('**/messages', (route) => route.fulfill(answer));
    const box = page.getByRole('textbox', { name: 'Schrijf aan Hassan' });
    await box.fill('ik leg het uit. '.repeat(200));
    await button('Verstuur').click();
    await page.getByText('Dit is te lang: houd het bij 2.000 tekens.', { exact: true }).waitFor();
    assert.equal((await box.inputValue()).length, 3200);
  });

  it('tells no broken promise as kept, and long words short in the half-minute sheet', async () => {
    const [fatima, ...others] = api.conversations;
    assert.ok(fatima);
    const promised = { what: 'Noor reageert', owner: 'ilse', ownerName: 'Ilse Bakker', due: api.now };
    const promises = [
      { ...promised, kept: api.now, broken: api.now },
      { ...promised, what: 'Sanne reageert', kept: api.now },
    ];
    const words = [`${'Ik zit er zo doorheen. '.repeat(200)}einde`];
    api.conversations = [{ ...fatima, overview: { ...fatima.overview, words, promises } }, ...others];
    await open('/desk#g/fatima');
    const sheet = page.getByRole('complementary', { name: 'In een halve minuut' });
    await sheet.getByText('Eén belofte nagekomen, 1 niet op tijd').click();
    assert.deepEqual(await sheet.locator('.promise').allTextContents(), [
      'Noor reageertIlse Bakker · Niet op tijd',
      'Sanne reageertIlse Bakker · Nagekomen',
    ]);
    await accessible();
    const quote = (await sheet.locator('blockquote').textContent()) ?? '';
    assert.ok(quote.length <= 241 && quote.endsWith('…'), quote);
  });

  it('says of a note without a writer that Warmlijn wrote it', async () => {
    await open('/desk#g/hassan');
    await page.locator('.bubble').first().waitFor();
    api.add('hassan', { from: 'note', text: 'Sanne werkt nu niet: Warmlijn vraagt wie er wel is' });
    await page.locator('.line.note', { hasText: 'Warmlijn, alleen voor collega’s' }).waitFor();
  });

  it('shows a new message at once, says it aloud, and keeps draft, cursor and place', async () => {
    await open('/desk#g/hassan');
    const box = page.getByRole('textbox', { name: 'Schrijf aan Hassan' });
    await box.fill('Ik kijk even');
    api.add('hassan', { from: 'resident', text: 'tot dinsdag dan' });
    await page.locator('.bubble', { hasText: 'tot dinsdag dan' }).waitFor();
    assert.equal(await page.locator('.room > .unseen[role=status]').textContent(), 'Hassan: tot dinsdag dan');
    assert.equal(await box.inputValue(), 'Ik kijk even');
    assert.equal(await box.evaluate((node) => node === document.activeElement), true);
    await atEnd();
  });

  it('does not pull a reader down, but points to the new message', async () => {
    await open('/desk#g/fatima', { viewport: { width: 1400, height: 500 } });
    const talk = page.getByRole('region', { name: 'Berichten' });
    await talk.evaluate((node) => (node.scrollTop = 0));
    api.add('fatima', { from: 'resident', text: 'nog iets' });
    await button('Nieuw bericht ↓').waitFor();
    assert.equal(await talk.evaluate((node) => node.scrollTop), 0);
    await button('Nieuw bericht ↓').click();
    await button('Nieuw bericht ↓').waitFor({ state: 'hidden' });
  });

  it('keeps a draft of its own for each conversation through a reload', async () => {
    await open('/desk#g/hassan');
    await page.getByRole('textbox', { name: 'Schrijf aan Hassan' }).fill('half af');
    await row('Wim').click();
    await page.getByRole('textbox', { name: 'Schrijf aan Wim' }).fill('ook half');
    await page.reload();
    const wim = page.getByRole('textbox', { name: 'Schrijf aan Wim' });
    await wim.waitFor();
    assert.equal(await wim.inputValue(), 'ook half');
    await row('Hassan').click();
    const hassan = page.getByRole('textbox', { name: 'Schrijf aan Hassan' });
    await hassan.waitFor();
    assert.equal(await hassan.inputValue(), 'half af');
  });

  it('keeps the words when the server does not answer, and sends them again as the same message', async () => {
    await open('/desk#g/hassan');
    const box = page.getByRole('textbox', { name: 'Schrijf aan Hassan' });
    await box.fill('Dinsdag dan');
    api.silent = Infinity; // The browser itself tries a few times: all of them are one message.
    await button('Verstuur').click();
    await page.getByText('De server antwoordt niet. Je woorden staan hier nog.').waitFor();
    assert.equal(await box.inputValue(), 'Dinsdag dan');
    // Somebody else looked at, and the page opened anew: still the same message.
    await row('Wim').click();
    await page.getByRole('textbox', { name: 'Schrijf aan Wim' }).waitFor();
    await row('Hassan').click();
    await page.reload();
    api.silent = 0;
    await box.waitFor();
    await button('Verstuur').click();
    await page.locator('.line.mine', { hasText: 'Dinsdag dan' }).waitFor();
    const names = () => api.posts.filter(({ path }) => path.endsWith('/messages')).map(({ once }) => once);
    assert.ok(names().length >= 2 && new Set(names()).size === 1, 'one name for one message');
    assert.equal(await box.inputValue(), '');
    await box.fill('Dinsdag dan');
    await button('Verstuur').click();
    await page.locator('.line.mine', { hasText: 'Dinsdag dan' }).nth(1).waitFor();
    assert.equal(new Set(names()).size, 2, 'the same words typed anew are meant anew');
  });

  it('takes words as meant anew once the box was emptied, though nobody knows whether the first arrived', async () => {
    await open('/desk#g/hassan');
    const box = page.getByRole('textbox', { name: 'Schrijf aan Hassan' });
    await box.fill('Ja');
    api.silent = Infinity;
    await button('Verstuur').click();
    await page.getByText('De server antwoordt niet. Je woorden staan hier nog.').waitFor();
    api.silent = 0;
    await box.fill('');
    await box.fill('Ja');
    await button('Verstuur').click();
    await page.locator('.line.mine', { hasText: 'Ja' }).waitFor();
    const names = api.posts.filter(({ path }) => path.endsWith('/messages')).map(({ once }) => once);
    assert.equal(new Set(names).size, 2);
  });

  it('says when the connection is lost and catches up by itself', async () => {
    await open('/desk#g/hassan');
    await page.locator('.bubble').first().waitFor();
    await page.context().setOffline(true);
    api.cut();
    await page.getByText('Je bent even zonder verbinding. Wat je typt blijft bewaard.').waitFor();
    await accessible();
    api.add('hassan', { from: 'resident', text: 'ben je er nog?' });
    await page.context().setOffline(false);
    await page.locator('.bubble', { hasText: 'ben je er nog?' }).waitFor();
    await page.getByText('Je bent even zonder verbinding').waitFor({ state: 'hidden' });
  });

  it('asks for words before giving back, closing, passing on and another colour', async () => {
    await open('/desk#g/hassan');
    await button('Geef terug').click();
    await accessible();
    await button('Terug').click();
    assert.equal(api.posts.length, 0, 'going back does nothing');
    await button('Geef terug').click();
    await page.getByLabel('Wat hebben jullie afgesproken?').fill('dinsdag 10 uur, post mee');
    await page.locator('dialog').getByRole('button', { name: 'Geef terug' }).click();
    await page.getByText('Warmlijn praat nu met Hassan.').waitFor();
    assert.deepEqual(api.posts.at(-1)?.body, { agreed: 'dinsdag 10 uur, post mee' });
    await row('Fatima').click();
    await button('Ik kan nu niet').click();
    await page.getByLabel('Ik ben in gesprek met iemand').check();
    await accessible();
    await button('Geef door').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await button('Kleur wijzigen').click();
    await page.getByLabel(/Groen/).check();
    await page.getByLabel('Waarom?').fill('Eten is er weer');
    await accessible();
    await button('Wijzig').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await row('Wim').click();
    await button('Sluit af').click();
    await page.getByLabel('Iets anders').check();
    await page.getByLabel(/Toelichting/).fill('verhuisd');
    const closed = page.waitForResponse(/\/close$/);
    await page.locator('dialog').getByRole('button', { name: 'Sluit af' }).click();
    await closed;
    assert.deepEqual(
      api.posts.map(({ path, body }) => [path.split('/').slice(-2).join(' '), body]),
      [
        ['hassan return', { agreed: 'dinsdag 10 uur, post mee' }],
        ['fatima decline', { reason: 'Ik ben in gesprek met iemand' }],
        ['fatima stoplight', { colour: 'groen', reason: 'Eten is er weer' }],
        ['wim close', { reason: 'verhuisd' }],
      ],
    );
  });

  it('keeps notes for colleagues in a box of their own, never in the typing box', async () => {
    await open('/desk#g/hassan');
    await button('Notitie').click();
    await page.getByLabel('Wat moeten collega’s weten?').fill('Dochter vertaalt');
    await button('Bewaar notitie').click();
    await page.locator('.line.note', { hasText: 'Dochter vertaalt' }).waitFor();
    assert.equal(api.posts.at(-1)?.path, '/api/desk/conversations/hassan/notes');
  });

  it('keeps a note in its box until the server has it, and tries again under the same name', async () => {
    await open('/desk#g/hassan');
    await button('Notitie').click();
    const box = page.getByLabel('Wat moeten collega’s weten?');
    await box.fill('Belt liever overdag');
    api.silent = Infinity;
    await button('Bewaar notitie').click();
    await page.getByText('De server antwoordt niet. Probeer het zo nog eens.').waitFor();
    assert.equal(await box.inputValue(), 'Belt liever overdag');
    api.silent = 0;
    await button('Bewaar notitie').click();
    await page.locator('.line.note', { hasText: 'Belt liever overdag' }).waitFor();
    await box.waitFor({ state: 'detached' });
    const names = api.posts.filter(({ path }) => path.endsWith('/notes')).map(({ once }) => once);
    assert.ok(names.length >= 2 && new Set(names).size === 1, 'one name for one note');
    await button('Notitie').click();
    await box.fill('Belt liever overdag');
    await button('Bewaar notitie').click();
    await box.waitFor({ state: 'detached' });
    assert.notEqual(api.posts.at(-1)?.once, names[0], 'meant anew');
  });

  it('keeps the keyboard in the talk when the button that was pressed goes away', async () => {
    await open('/desk#g/fatima');
    await button('Ik neem het over').press('Enter');
    await page.locator('h2:focus', { hasText: 'Fatima' }).waitFor();
    await button('Geef terug').press('Enter');
    await page.getByLabel('Wat hebben jullie afgesproken?').fill('Sanne belt dinsdag.');
    await page.locator('dialog').getByRole('button', { name: 'Geef terug' }).press('Enter');
    await page.getByText('Warmlijn praat nu met Fatima.').waitFor();
    await page.locator('h2:focus', { hasText: 'Fatima' }).waitFor();
  });

  it('shows no look of a pointer where there is none: a button tapped last would seem to be chosen', async () => {
    await open('/desk#g/hassan');
    await page.locator('.bubble').first().waitFor();
    await hoversWithMouseOnly(page);
  });

  it('rests the buttons of a question while the server takes its time, says so, and sends it once', async () => {
    await open('/desk#g/hassan');
    await button('Notitie').click();
    const box = page.getByLabel('Wat moeten collega’s weten?');
    await box.fill('Belt liever overdag');
    const { promise, resolve } = Promise.withResolvers<undefined>();
    api.wait = promise.then(() => undefined);
    const size = async () => (await page.locator('dialog').boundingBox())?.height;
    const before = await size();
    await button('Bewaar notitie').click();
    await page.locator('dialog').getByText('Even geduld…').waitFor();
    assert.equal(await size(), before, 'nothing moves under the pointer');
    const pressed = button('Bewaar notitie');
    assert.equal(await pressed.getAttribute('aria-busy'), 'true');
    assert.equal(await pressed.isDisabled(), true);
    assert.equal(await button('Terug').isDisabled(), true);
    await accessible();
    await page.locator('dialog form').evaluate((form: HTMLFormElement) => form.requestSubmit());
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').isVisible(), true, 'how it ends is still to be told');
    resolve(undefined);
    await page.locator('.line.note', { hasText: 'Belt liever overdag' }).waitFor();
    await page.locator('dialog').waitFor({ state: 'detached' });
    assert.equal(api.posts.filter(({ path }) => path.endsWith('/notes')).length, 1);
  });

  it('gives the buttons of a question back, with the keyboard and the reason, when the server said no', async () => {
    await open('/desk#g/hassan');
    await button('Notitie').click();
    await page.getByLabel('Wat moeten collega’s weten?').fill('Belt liever overdag');
    api.silent = Infinity;
    await button('Bewaar notitie').press('Enter');
    await page.getByText('De server antwoordt niet. Probeer het zo nog eens.').waitFor();
    await page.locator('dialog button:focus', { hasText: 'Bewaar notitie' }).waitFor();
    assert.equal(await button('Bewaar notitie').getAttribute('aria-busy'), null);
    assert.equal(await button('Terug').isDisabled(), false);
  });

  it('tells a reader in which language each line is, and which way it runs', async () => {
    await open('/desk#g/fatima');
    await page.locator('.bubble').first().waitFor();
    api.add('fatima', { from: 'resident', text: 'ليس عندي طعام للأطفال', lang: 'ar' });
    api.add('fatima', { from: 'bot', text: 'Przykro mi.', lang: 'pl' });
    await page.locator('.bubble', { hasText: 'Przykro mi.' }).waitFor();
    const marks = await page
      .locator('.bubble')
      .evaluateAll((all) => all.slice(-2).map((one) => [one.getAttribute('lang'), one.getAttribute('dir')]));
    assert.deepEqual(marks, [
      ['ar', 'rtl'],
      ['pl', 'ltr'],
    ]);
  });

  it('shows what a resident writes as words, whatever it looks like', async () => {
    await open('/desk#g/fatima');
    await page.locator('.bubble').first().waitFor();
    api.add('fatima', { from: 'resident', text: '<img src=x onerror=alert(1)><b>dik</b>' });
    await page.locator('.bubble', { hasText: '<img src=x onerror=alert(1)><b>dik</b>' }).waitFor();
    assert.equal(await page.locator('.bubble img, .bubble b').count(), 0);
  });

  it('takes an erased conversation away', async () => {
    await open('/desk#g/dewi');
    await page.locator('.bubble').first().waitFor();
    api.conversations = api.conversations.filter((one) => one.id !== 'dewi');
    api.tell('gone', { id: 'dewi' });
    await page.getByText('Dit gesprek is gewist.').waitFor();
    assert.equal(await row('Dewi').count(), 0);
  });

  it('shows all 2,000 conversations, and keeps the focus where it was while they change', async () => {
    api.conversations = manySamples(2000);
    await open('/desk');
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 2000);
    await page.getByRole('searchbox').focus();
    for (let at = 0; at < 41; at += 1) await page.keyboard.press('ArrowDown');
    const name = await page.locator(':focus .row-name').textContent();
    assert.equal(name, await page.locator('.row-name').nth(40).textContent());
    api.conversations = api.conversations.map((one) => ({
      ...one,
      row: { ...one.row, reason: `${one.row.reason}, nieuw` },
    }));
    for (let at = 0; at < 20; at += 1) api.tell('changed', { id: `r${at}` });
    await page.locator(':focus .row-reason', { hasText: ', nieuw' }).waitFor();
    assert.equal(await page.locator(':focus .row-name').textContent(), name);
  });

  it('loads in less than 200 kB', async () => {
    await open('/desk#g/fatima');
    await page.locator('.bubble').first().waitFor();
    assert.ok(api.sent < 200_000, `${api.sent} bytes`);
  });
});
