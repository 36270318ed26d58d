/** One case on paper: the same as the JSON of case-export.ts, for people to read. */
import { sayDate, civilDateOf, zoned } from '../../../dialogs/civil-time.ts';
import type { CaseExport } from '../case-export.ts';
import { APPOINTMENT_STATES, REFERRERS } from '../page/work-words.ts';
import {
  APPOINTMENT_WORDS,
  asLine,
  COLOUR_WORDS,
  inSentence,
  languageName,
  receiverName,
  titleName,
} from '../page/words.ts';
import { newSheet, type Sheet } from './sheet.ts';
import { COLOUR_INK, HANDOVER_WORDS, STEP_WORDS } from './words.ts';

const SHAPES = { rood: 'square', oranje: 'triangle', groen: 'circle' } as const;

/** "dinsdag 24 november 2026, 11.05 uur" */
function when(instant: string): string {
  const at = zoned(instant);
  const time = `${String(at.hour)}.${String(at.minute).padStart(2, '0')}`;
  return `${sayDate('nl', civilDateOf(instant))} ${String(at.year)}, ${time} uur`;
}

function day(instant: string): string {
  return `${sayDate('nl', civilDateOf(instant))} ${String(zoned(instant).year)}`;
}

function colour(sheet: Sheet, { stoplight }: CaseExport): void {
  const { colour: now, why, history } = stoplight;
  if (now === null) {
    sheet.line('Nog geen kleur: er is nog niet genoeg verteld.');
    return;
  }
  const { name, means } = COLOUR_WORDS[now];
  sheet.sign(
    SHAPES[now],
    COLOUR_INK[now],
    `${name}: ${means.charAt(0).toLocaleLowerCase('nl')}${means.slice(1)}`,
  );
  if (why !== null) sheet.line(asLine(why));
  for (const { colour: before, reason, at } of history.slice(0, -1))
    sheet.soft(`Eerder ${before}, ${day(at)}: ${reason}`);
}

function told(sheet: Sheet, { told: { words, needFirst, tried, involved }, resident }: CaseExport): void {
  if (words.length > 0) {
    sheet.section('In eigen woorden');
    for (const one of words) sheet.quote(`“${one.trim()}”`);
  }
  if (needFirst.length > 0) {
    sheet.section('Wat er speelt');
    for (const one of needFirst) sheet.line(one);
  }
  sheet.section('Goed om te weten');
  sheet.pair('Taal', languageName(resident.language));
  sheet.pair('Bellen', resident.callTimes ?? 'niet bekend');
  sheet.pair('Wie helpt er mee', involved ?? 'niet bekend');
  sheet.pair('Al geprobeerd', tried ?? 'niet bekend');
}

function referral(sheet: Sheet, { referral: found }: CaseExport): void {
  if (found === null) return;
  sheet.section('Aangemeld door');
  sheet.pair(REFERRERS[found.kind], `${found.name}, ${found.contact}`);
  if (found.reason) sheet.pair('Reden', found.reason);
  if (found.involved) sheet.pair('Betrokken', found.involved);
  if (found.tried) sheet.pair('Geprobeerd', found.tried);
  if (found.threeWay) sheet.pair('Driegesprek', 'ja, wil bij het eerste gesprek zitten');
}

function guidance(sheet: Sheet, { handover, agreed, promises }: CaseExport): void {
  if (handover !== null) {
    sheet.section('Begeleiding');
    sheet.pair(handover.worker, `${HANDOVER_WORDS[handover.state]} (${handover.reason})`);
    sheet.pair('Gevraagd', when(handover.requestedAt));
    if (handover.acceptedAt !== null) sheet.pair('Overgenomen', when(handover.acceptedAt));
  }
  if (agreed === null && promises.length === 0) return;
  sheet.section('Afgesproken en beloofd');
  if (agreed !== null) sheet.line(asLine(agreed));
  for (const { what, owner, due, kept } of promises)
    sheet.tick(
      kept !== null,
      `${asLine(what)} (${owner}, ${kept === null ? 'uiterlijk' : 'gedaan'} ${when(kept ?? due)})`,
    );
}

type Step = CaseExport['plan']['steps'][number];
const steps = (sheet: Sheet, all: readonly Step[]) => {
  for (const { text, who, done } of all) sheet.tick(done, `${asLine(text)} (${STEP_WORDS[who]})`);
};

function plan(
  sheet: Sheet,
  { plan: { goals, steps: loose, sent, received }, appointments }: CaseExport,
): void {
  if (goals.length > 0 || loose.length > 0) {
    sheet.section('Plan');
    for (const { text, reached, steps: own } of goals) {
      sheet.strong(`Doel: ${text}${reached ? ' (bereikt)' : ''}`);
      steps(sheet, own);
    }
    if (goals.length > 0 && loose.length > 0) sheet.strong('Andere stappen');
    steps(sheet, loose);
    if (sent !== null)
      sheet.soft(
        `Aan de bewoner gestuurd op ${day(sent)}; ${received === null ? 'nog niet bevestigd' : `ontvangen op ${day(received)}`}. Dit is geen handtekening.`,
      );
  }
  if (appointments.length === 0) return;
  sheet.section('Afspraken');
  for (const { kind, at, place, state } of appointments)
    sheet.pair(
      APPOINTMENT_WORDS[kind],
      `${when(at)}${place === '' ? '' : `, ${place}`} (${APPOINTMENT_STATES[state]})`,
    );
}

function results(sheet: Sheet, { results: { intake, traject, kbr }, consent }: CaseExport): void {
  const known = [
    ['Intake', intake],
    ['Traject', traject],
    ['KBR', kbr],
  ] as const;
  if (known.some(([, value]) => value !== undefined)) {
    sheet.section('Resultaten');
    for (const [name, value] of known) if (value !== undefined) sheet.pair(name, value);
  }
  if (consent.length === 0) return;
  sheet.section('Toestemming van de bewoner');
  for (const { receiver, given, at } of consent)
    sheet.pair(receiverName(receiver), `${given ? 'ja' : 'nee'}, ${when(at)}`);
}

/** @returns the bytes of a PDF */
export async function casePdf(found: CaseExport): Promise<Buffer> {
  const { made, resident } = found;
  const title = `Overzicht van ${inSentence(resident.name)}`;
  const sheet = await newSheet({ title, author: made.by, made: new Date(made.at) });
  sheet.title(`Overzicht: ${titleName(resident.name)}`, `Gemaakt op ${when(made.at)} door ${made.by}`);
  for (const part of [colour, told, referral, guidance, plan, results]) part(sheet, found);
  return sheet.finish(`Warmlijn. Bevat persoonsgegevens: deel dit alleen als de bewoner dat goed vindt.`);
}
