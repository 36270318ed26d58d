/**
 * A whole evening through the real service, as people would live it: three residents write by WhatsApp through a fake
 * Twilio, workers sit at the desk in a real browser, and the clock is moved on. Used by the test of this evening and by
 * `npm run screenshots`.
 */
import type { Browser, Page } from 'playwright-core';
import { until, type Town } from '../service/town.ts';
import { openDesk, PHONE, WIDE } from './desk-page.ts';

export const NADIA = 'whatsapp:+31600000041';
export const KOEN = 'whatsapp:+31600000042';
export const ILSE = 'whatsapp:+31600000043';
const NAMES: Readonly<Record<string, string>> = { [NADIA]: 'Nadia', [KOEN]: 'Koen', [ILSE]: 'Ilse' };

/** Friday 20 November 2026, 16:00 in Rotterdam. */
export const FOUR_O_CLOCK = '2026-11-20T15:00:00Z';

export interface Evening {
  readonly town: Town;
  readonly browser: Browser;
  /** Is shown every stage, by name. */
  readonly look: (page: Page, stage: string) => Promise<void>;
}

/** What was said to a resident in each scene. */
export type Scenes = Readonly<Record<string, readonly string[]>>;

/** The clock of the service goes on to this moment. */
async function clockTo(town: Town, moment: string): Promise<void> {
  const { now } = (await (await fetch(`${town.url}/api/try/clock`)).json()) as { now: string };
  const minutes = (Date.parse(moment) - Date.parse(now)) / 60_000;
  await fetch(`${town.url}/api/try/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ minutes }),
  });
}

/** A worker who opens the desk and signs in. */
async function worker(evening: Evening, name: string, viewport: typeof WIDE): Promise<Page> {
  const phone = viewport === PHONE;
  const page = await openDesk(evening.browser, `${evening.town.url}/desk`, {
    viewport,
    reducedMotion: 'reduce',
    ...(phone ? { hasTouch: true, isMobile: true } : {}),
  });
  await page.getByRole('button', { name: new RegExp(name) }).click();
  return page;
}

const open = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) }).click();
const deed = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (page: Page, name: string) => page.locator('dialog').getByRole('button', { name });

/** Plays it; every scene's lines to its resident are given back. */
export async function playEvening(evening: Evening): Promise<Scenes> {
  const { town, look } = evening;
  const scenes: Record<string, readonly string[]> = {};
  const write = (who: string, text: string) => town.ask(who, text, { ProfileName: NAMES[who] ?? '' });
  /** Everything this resident gets while something happens that they did not write. */
  const during = async (scene: string, who: string, last: RegExp, happens: () => Promise<unknown>) => {
    const before = town.heard(who).length;
    await happens();
    await until(`${scene} reaches ${who}`, () =>
      town
        .heard(who)
        .slice(before)
        .some((line) => last.test(line)),
    );
    scenes[scene] = town.heard(who).slice(before);
  };

  // 16:00. The team lead hears that Daan is ill. Koen wants Daan, and hears who comes instead.
  const lead = await worker(evening, 'Marijke Fictief', WIDE);
  await lead.getByRole('link', { name: 'Team', exact: true }).click();
  await deed(lead, 'Voer afwezigheid in').click();
  const absence = lead.locator('dialog');
  await absence.getByLabel('Wie is er weg?').selectOption('daan');
  await absence.getByLabel('Eerste dag').fill('2026-11-20');
  await absence.getByLabel('Laatste dag').fill('2026-11-27');
  await absence.getByLabel('Wie vervangt?').selectOption('samira');
  await look(lead, '0-daan-is-ill');
  await inDialog(lead, 'Voer in').click();
  await lead
    .locator('.team-part li', { hasText: 'Daan Verzonnen' })
    .getByText(/vervangen door/)
    .waitFor();
  scenes.away = await write(KOEN, 'hoi, ik heb schulden. kan ik daan spreken');
  const samira = await worker(evening, 'Samira Voorbeeld', WIDE);
  await open(samira, 'Koen');
  await deed(samira, 'Ik neem het over').waitFor();
  await look(samira, '1-koen-waits-for-samira');
  await during('declined', KOEN, /Je hoort het/, async () => {
    await deed(samira, 'Ik kan nu niet').click();
    await samira.getByLabel('Ik ben in gesprek met iemand').check();
    await look(samira, '2-samira-cannot');
    await inDialog(samira, 'Geef door').click();
  });
  await samira.getByText(/Samira Voorbeeld kon niet/).waitFor();
  await look(samira, '3-the-next-one-is-asked');

  // 16:20. Ilse's power is cut off; who is asked does not answer in half an hour.
  await clockTo(town, '2026-11-20T15:20:00Z');
  scenes.red = [...(await write(ILSE, 'mijn stroom wordt afgesloten')), ...(await write(ILSE, '2'))];
  scenes.nearby = [...(await write(ILSE, 'delfshaven')), ...(await write(ILSE, '1'))];
  await during('late', ILSE, /heeft nu dienst/, () => clockTo(town, '2026-11-20T15:50:30Z'));
  await samira.reload();
  await open(samira, 'Ilse');
  await samira.getByText(/ antwoordde niet op tijd/).waitFor();
  await look(samira, '4-nobody-came-for-ilse');

  // 23:10. Nadia has no food. Noor is on call, with a telephone.
  await clockTo(town, '2026-11-20T22:10:00Z');
  scenes.food = await write(NADIA, 'help ik heb geen eten meer voor mn kinderen');
  scenes.tonight = await write(NADIA, '2');
  const noor = await worker(evening, 'Noor Denkbeeld', PHONE);
  await noor.getByRole('link', { name: /Nadia/ }).waitFor();
  await look(noor, '5-on-call-at-night');
  await open(noor, 'Nadia');
  await deed(noor, 'Ik neem het over').waitFor();
  await look(noor, '6-what-nadia-wrote');
  await noor.getByRole('link', { name: 'Overzicht' }).click();
  await noor.getByText('In eigen woorden').waitFor();
  await look(noor, '7-in-half-a-minute');
  await noor.getByRole('link', { name: 'Terug naar het gesprek' }).click();
  await during('accepted', NADIA, /neemt het nu van me over/, () => deed(noor, 'Ik neem het over').click());
  await during('chat', NADIA, /een pakket/, async () => {
    await noor
      .getByRole('textbox', { name: /^Schrijf aan / })
      .fill('Dag Nadia, ik ben Noor. Er komt zo iemand met een pakket.');
    await deed(noor, 'Verstuur').click();
  });
  scenes.silent = await write(NADIA, 'wat fijn, dank je wel');
  await noor.locator('.line.resident', { hasText: 'wat fijn' }).waitFor();
  await look(noor, '8-they-talk');
  await during('returned', NADIA, /In welke wijk/, async () => {
    await deed(noor, 'Geef terug').click();
    await noor
      .getByLabel('Wat hebben jullie afgesproken?')
      .fill('er is een pakket gebracht, en Samira belt maandag.');
    await look(noor, '9-giving-back');
    await inDialog(noor, 'Geef terug').click();
  });
  await noor.getByText(/^Warmlijn praat nu met /).waitFor();
  scenes.resumed = [...(await write(NADIA, 'charlois')), ...(await write(NADIA, '1'))];
  await look(noor, '10-warmlijn-goes-on');

  // 23:30. Nobody came for Ilse either; the one on call does.
  await noor.goto(`${town.url}/desk`);
  await noor.getByRole('link', { name: /Ilse/ }).waitFor();
  await open(noor, 'Ilse');
  await during('escalated', ILSE, /neemt het nu van me over/, () => deed(noor, 'Ik neem het over').click());
  await during('stepped in', ILSE, /ik ben Noor/, async () => {
    await noor
      .getByRole('textbox', { name: /^Schrijf aan / })
      .fill('Dag Ilse, ik ben Noor. Maandag belt een collega het energiebedrijf.');
    await deed(noor, 'Verstuur').click();
  });
  await look(noor, '11-on-call-takes-ilse');

  // Monday. Samira is at work again, and keeps what Nadia was promised.
  await clockTo(town, '2026-11-23T08:05:00Z');
  await samira.reload();
  await samira.getByRole('button', { name: /Samira Voorbeeld/ }).click();
  await open(samira, 'Nadia');
  await during('kept', NADIA, /ik ben Samira/, async () => {
    await deed(samira, 'Ik neem het over').click();
    await samira
      .getByRole('textbox', { name: /^Schrijf aan / })
      .fill('Dag Nadia, ik ben Samira. Schikt het als ik om 10 uur bel?');
    await deed(samira, 'Verstuur').click();
  });
  await look(samira, '12-monday-samira-keeps-it');

  // Koen was promised an answer before noon; it does not come, and he hears that.
  await during('broken', KOEN, /Ik heb nu/, () => clockTo(town, '2026-11-23T11:10:00Z'));
  await lead.reload();
  await lead.getByRole('button', { name: /Marijke Fictief/ }).click();
  await lead.getByRole('heading', { name: 'Team', exact: true }).waitFor();
  await look(lead, '13-what-the-team-lead-sees');
  for (const page of [samira, noor, lead]) await page.context().close();
  return scenes;
}
