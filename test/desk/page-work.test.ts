/** What a worker does with a resident from the half-minute sheet, in a real browser against the fake API. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import {
  INTAKE_RESULTS as INTAKE,
  KBR_RESULTS as KBR,
  TRAJECT_RESULTS as TRAJECT,
} from '../../dialogs/traject/traject.ts';
import { euros, INTAKE_RESULTS, KBR_RESULTS, TRAJECT_RESULTS } from '../../bot/desk/page/work-words.ts';
import { launchBrowser } from '../browser.ts';
import { isFit, openDesk, PHONE } from './desk-page.ts';
import { startFakeApi, type FakeApi } from './fake-api.ts';

describe('the words of the work with a resident', () => {
  it('offers results in the literal words of the register', () => {
    assert.deepEqual([INTAKE_RESULTS, TRAJECT_RESULTS, KBR_RESULTS], [INTAKE, TRAJECT, KBR]);
  });
  it('writes amounts as on a Dutch letter, to the cent', () => {
    assert.equal(euros('70.00'), '€\u00A070,00');
    assert.equal(euros('1234567.05'), '€\u00A01.234.567,05');
    assert.equal(euros('-1000.50'), '-€\u00A01.000,50');
  });
});

describe('the work with a resident on the desk', function () {
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

  const sheet = () => page.getByRole('complementary', { name: 'In een halve minuut' });
  const dialog = () => page.locator('dialog');
  const inSheet = (name: string | RegExp) => sheet().getByRole('button', { name, exact: true });
  const unfold = (title: string) => sheet().locator('summary', { hasText: title }).click();
  const confirm = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const lastBody = () => api.posts.at(-1)?.body;
  async function open(id: string, options: BrowserContextOptions = {}): Promise<void> {
    page = await openDesk(browser, `${api.url}/desk#g/${id}/blad`, options);
    await sheet().locator('summary').first().waitFor();
  }
  /** Everything folded open. */
  async function unfoldAll(): Promise<void> {
    const folds = sheet().locator('details');
    await folds.first().waitFor();
    await folds.evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
  }

  const screens: [string, BrowserContextOptions][] = [
    ['a wide screen', {}],
    ['a phone', { viewport: PHONE, hasTouch: true }],
    ['a phone in the dark', { viewport: PHONE, hasTouch: true, colorScheme: 'dark' }],
  ];
  for (const [on, options] of screens) {
    it(`is calm when folded, and without accessibility faults when folded open, on ${on}`, async () => {
      await open('hassan', options);
      assert.equal(
        await sheet().locator('.fold-deeds .filled').count(),
        0,
        'the one filled button is elsewhere',
      );
      assert.equal(await sheet().locator('details[open]').count(), 0);
      await isFit(page);
      await unfoldAll();
      await isFit(page);
      await inSheet('Maak een afspraak').click();
      await isFit(page);
      await confirm('Terug');
      await inSheet('Resultaten').click();
      await isFit(page);
    });
  }

  it('adds steps until there are three, ticks off and drops, and keeps the keyboard where it was', async () => {
    await open('hassan');
    await unfold('Plan: 1 open');
    for (const text of ['brief maken', 'pasfoto']) {
      await inSheet('Nieuwe stap').click();
      await page.getByLabel('Wat?').fill(text);
      await page.getByLabel('Wie doet het?').selectOption('worker');
      await confirm('Zet erbij');
      await inSheet(`Gedaan: ${text}`).waitFor();
    }
    assert.deepEqual(lastBody(), { do: 'todo', text: 'pasfoto', who: 'worker' });
    await sheet().getByText('Drie open stappen is genoeg.').waitFor();
    assert.equal(await inSheet('Nieuwe stap').count(), 0);
    await inSheet('Gedaan: brief maken').press('Enter');
    await inSheet('Gedaan: brief maken').waitFor({ state: 'detached' });
    await page.locator('summary:focus', { hasText: 'Plan: 2 open' }).waitFor();
    await inSheet('Haal weg: pasfoto').click();
    await sheet().locator('summary', { hasText: 'Plan: 1 open' }).waitFor();
  });

  it('makes an appointment, and keeps what was typed when the server says no', async () => {
    await open('hassan');
    await unfold('Afspraak: dinsdag 10:00');
    await inSheet('Maak een afspraak').click();
    await dialog().getByText('De afspraak die er nu staat vervalt.').waitFor();
    await page.getByLabel('Dag', { exact: true }).fill('2026-11-27');
    await page.getByLabel('Tijd').fill('09:00');
    await confirm('Maak de afspraak');
    await dialog().getByText('Vul in waar jullie elkaar zien.').waitFor();
    await page.getByLabel(/^Waar\?/).fill('Huis van de Wijk');
    await confirm('Maak de afspraak');
    await dialog().getByText('Dat tijdstip is al voorbij.').waitFor();
    await isFit(page);
    assert.equal(await page.getByLabel(/^Waar\?/).inputValue(), 'Huis van de Wijk');
    await page.getByLabel('Dag', { exact: true }).fill('2026-12-03');
    await confirm('Maak de afspraak');
    await sheet().getByText('Huis van de Wijk, vast').waitFor();
    await sheet().getByText('Bij Hassan thuis, afgezegd').waitFor();
    assert.deepEqual(lastBody(), {
      do: 'appoint',
      kind: 'talk',
      day: '2026-12-03',
      time: '09:00',
      place: 'Huis van de Wijk',
    });
  });

  it('shows what the resident will read before a goal is reached, and asks nothing where nothing is sent', async () => {
    const [first, ...rest] = api.conversations;
    assert.ok(first);
    const goals = [{ id: 'g1', text: 'de huur op tijd', by: 'sanne', at: '2026-11-20T10:00:00Z' }];
    const may = { guide: true, call: true, money: false, linkCode: false, stepIn: false };
    const overview = { tasks: [{ id: 's1', text: 'post openen', who: 'resident', done: false }] } as const;
    api.conversations = [{ ...first, may, overview, traject: { goals } }, ...rest];
    await open('fatima');
    await unfold('Plan: 1 open');
    await inSheet('Gedaan: post openen').click();
    await sheet()
      .locator('summary', { hasText: /^Plan$/ })
      .waitFor();
    assert.equal(await dialog().count(), 0);
    await inSheet('Doel bereikt: de huur op tijd').click();
    await dialog().locator('blockquote', { hasText: 'Jullie doel is bereikt.' }).waitFor();
    await isFit(page);
    assert.equal(api.posts.filter(({ path }) => path.endsWith('/traject')).length, 1, 'nothing done yet');
    await confirm('Ja, bereikt');
    await sheet().getByText('Bereikt: de huur op tijd').waitFor();
    assert.deepEqual(lastBody(), { do: 'goal-reached', id: 'g1' });
  });

  it('needs no place to call, and shows who of three can come', async () => {
    await open('hassan');
    await unfold('Afspraak: dinsdag 10:00');
    await inSheet(/^Bewoner kan/).click();
    await sheet().getByText('nog niet vast, bewoner kan').waitFor();
    await inSheet(/^Zeg af/).click();
    await dialog().getByText('Hassan krijgt dan dit bericht.').waitFor();
    await dialog().getByText('Dat is: De afspraak gaat niet door.').waitFor();
    await isFit(page);
    await confirm('Terug');
    assert.equal(lastBody()?.do, 'appointment-cancel', 'only asked what it would say');
    assert.match(api.posts.at(-1)?.path ?? '', /would-say$/);
    await sheet().getByText('Bij Hassan thuis, nog niet vast, bewoner kan').waitFor();
    await inSheet(/^Zeg af/).click();
    await confirm('Zeg af');
    await sheet().getByText('Bij Hassan thuis, afgezegd').waitFor();
    await inSheet('Maak een afspraak').click();
    await page.getByLabel('Soort').selectOption('phone');
    await page.getByLabel('Dag', { exact: true }).fill('2026-12-01');
    await page.getByLabel('Tijd').fill('10:00');
    await confirm('Maak de afspraak');
    await sheet().getByText('Bellen, dinsdag 10:00').first().waitFor();
    assert.equal(lastBody()?.place, 'telefoon');
  });

  it('asks afterwards whether the resident came', async () => {
    const [first, ...rest] = api.conversations;
    assert.ok(first);
    const past = {
      id: 'p1',
      kind: 'talk',
      at: '2026-11-27T10:00:00Z',
      place: 'Wijkhuis',
      state: 'fixed',
    } as const;
    const may = { guide: true, call: true, money: false, linkCode: false, stepIn: false };
    api.conversations = [{ ...first, may, traject: { appointments: [past] } }, ...rest];
    await open('fatima');
    await unfold('Afspraak: was de bewoner er?');
    await inSheet(/^Was er niet/).click();
    await dialog().getByText('Je was er niet, dat kan gebeuren.').waitFor();
    await confirm('Was er niet');
    await sheet().getByText('Wijkhuis, was er niet').waitFor();
    assert.deepEqual(lastBody(), { do: 'appointment-outcome', came: false, id: 'p1' });
  });

  it('shows the number and the open task to who has to call', async () => {
    await open('bea');
    await sheet().locator('details[open] summary', { hasText: 'Bellen: dit staat open' }).waitFor();
    const number = sheet().getByRole('link', { name: '+31600000007' });
    assert.equal(await number.getAttribute('href'), 'tel:+31600000007');
    await isFit(page);
    await inSheet('Niet bereikt').click();
    await sheet()
      .locator('summary', { hasText: /^Bellen$/ })
      .waitFor();
    assert.deepEqual(lastBody(), { do: 'called', reached: false });
  });

  it('tells what the referrer is to hear of an appointment: day, time, place and who', async () => {
    const hassan = api.conversations.find(({ id }) => id === 'hassan') ?? assert.fail();
    const { handover, traject } = hassan;
    const fixed = {
      id: 'p2',
      kind: 'talk',
      at: '2026-12-04T10:00:00Z',
      place: 'Wijkhuis',
      state: 'fixed',
      worker: handover?.worker ?? '',
    } as const;
    const feedback = [{ id: 'f9', moment: 'invited', at: '2026-11-27T10:00:00Z' }] as const;
    const told = { ...hassan, traject: { ...traject, appointments: [fixed], feedback: [...feedback] } };
    api.conversations = api.conversations.map((one) => (one === hassan ? told : one));
    await open('hassan');
    await unfold('Verwijzer: Hafid Voorbeeld');
    const words = `Nog laten weten: de afspraak is gemaakt: 4 dec 11:00, Wijkhuis, ${handover?.workerName ?? ''}`;
    await sheet().getByText(words).waitFor();
  });

  it('takes nobody for a VraagWijzer only because that stands first', async () => {
    const may = { guide: true, call: true, money: false, linkCode: false, stepIn: false };
    api.conversations = api.conversations.map((one) => (one.id === 'fatima' ? { ...one, may } : one));
    await open('fatima');
    await unfold('Verwijzer');
    await inSheet('Vul in').click();
    assert.equal(await dialog().getByLabel('Soort').inputValue(), '');
    await dialog().getByLabel('Naam').fill('Anja Verzonnen');
    await dialog().getByLabel('Hoe bereik je').fill('010 000 00 00');
    await confirm('Bewaar');
    await dialog().locator('select:focus').waitFor();
    assert.equal(api.posts.length, 0);
  });

  it('keeps the referrer up to date', async () => {
    await open('hassan');
    await unfold('Verwijzer: Hafid Voorbeeld');
    await inSheet(/^Teruggekoppeld/).click();
    await inSheet(/^Teruggekoppeld/).waitFor({ state: 'detached' });
    await inSheet('Wijzig').click();
    await dialog().getByLabel('Naam').fill('Anja Verzonnen');
    await page.getByLabel('Wil bij het eerste gesprek zitten').uncheck();
    await confirm('Bewaar');
    await sheet().locator('summary', { hasText: 'Verwijzer: Anja Verzonnen' }).waitFor();
    assert.deepEqual(lastBody(), {
      do: 'referrer',
      referrer: {
        kind: 'vraagwijzer',
        name: 'Anja Verzonnen',
        contact: 'hafid@vraagwijzer.example',
        threeWay: false,
      },
    });
  });

  it('keeps results in the register’s words and goes on in nazorg', async () => {
    await open('hassan');
    await unfold('Resultaat en verder');
    await inSheet('Resultaten').click();
    await page.getByLabel('Intake').selectOption('Toeleiding aanvraag KBR');
    await page.getByLabel('Aanvraag bij de KBR').selectOption('in behandeling');
    await confirm('Bewaar');
    await sheet().getByText('KBR: in behandeling').waitFor();
    assert.deepEqual(lastBody()?.results, { intake: 'Toeleiding aanvraag KBR', kbr: 'in behandeling' });
    await inSheet('Verder in nazorg').click();
    await page.getByLabel('Wat is er bereikt?').fill('regeling met de verhuurder');
    await confirm('Ga verder');
    await sheet().locator('summary', { hasText: 'Resultaat en verder: nazorg' }).waitFor();
  });

  it('looks at money only after a click that says it is recorded, and forgets it with the conversation', async () => {
    await open('hassan');
    await unfold('Geld');
    await sheet().getByText('Dat je kijkt, wordt vastgelegd.').waitFor();
    api.add('hassan', { from: 'resident', text: 'dank u' });
    await page.locator('.bubble', { hasText: 'dank u' }).waitFor();
    assert.deepEqual(api.looks, []);
    await inSheet('Bekijk saldo en leefgeld').click();
    await sheet().getByText('€\u00A01.234,50').waitFor();
    await sheet().getByText('afgesproken was €\u00A070,00 (op eigen verzoek)').waitFor();
    await isFit(page);
    assert.deepEqual(api.looks, ['hassan']);
    await page.getByRole('link', { name: /Wim\b/ }).click();
    await page.getByRole('heading', { name: 'Wim', exact: true }).waitFor();
    await page.getByRole('link', { name: /Hassan\b/ }).click();
    await unfold('Geld');
    await sheet().getByText('Dat je kijkt, wordt vastgelegd.').waitFor();
    assert.equal(await page.getByText('€\u00A01.234,50').count(), 0);
    assert.deepEqual(api.looks, ['hassan']);
  });

  it('makes a koppelcode, large and with its end, and says who is not known', async () => {
    await open('hassan');
    await inSheet('Maak een koppelcode').click();
    await page.getByLabel('BSN of nummer in het Huishoudboekje').fill('41');
    await confirm('Maak de code');
    await dialog().getByText('Deze deelnemer staat niet in het Huishoudboekje.').waitFor();
    await page.getByLabel('BSN of nummer in het Huishoudboekje').fill('42');
    await confirm('Maak de code');
    await dialog().locator('.code', { hasText: '4821-7730' }).waitFor();
    await dialog().getByText('Geldig tot morgen 14:20.').waitFor();
    await isFit(page);
    await confirm('Klaar');
    await dialog().waitFor({ state: 'detached' });
    assert.equal(await page.getByText('4821-7730').count(), 0);
  });

  it('hands over to a colleague with a reason, and says who is away', async () => {
    await open('hassan');
    await inSheet('Draag over aan een collega').click();
    const to = page.getByLabel('Aan wie?');
    await to.waitFor();
    const names = await to.locator('option').allTextContents();
    assert.ok(names.includes('Ilse Bakker, achterwacht (vandaag weg)'), names.join());
    assert.ok(!names.some((name) => name.includes('Sanne')), 'not to oneself');
    await to.selectOption('youssef');
    await page.getByLabel('Waarom?').fill('spreekt Arabisch');
    await isFit(page);
    await confirm('Draag over');
    await dialog().waitFor({ state: 'detached' });
    assert.deepEqual(lastBody(), { to: 'youssef', reason: 'spreekt Arabisch' });
  });

  it('offers nothing of this to who does not guide', async () => {
    api.worker = 'youssef';
    page = await openDesk(browser, `${api.url}/desk#g/fatima`);
    await sheet().getByText('Eerst nodig').waitFor();
    for (const name of [
      'Nieuwe stap',
      'Maak een afspraak',
      'Maak een koppelcode',
      'Draag over aan een collega',
    ])
      assert.equal(await sheet().getByText(name).count(), 0, name);
    assert.equal(await sheet().locator('summary', { hasText: 'Geld' }).count(), 0);
  });
});
