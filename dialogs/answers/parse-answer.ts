/** Understands the answer to an intake question: numbers, labels, yes and no, amounts, months, areas, own words. */
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { allLabels } from '../steps/ask.ts';
import { summaryLines } from '../summary.ts';
import { hasQuestionMark, holdsPhrase, plain } from '../plain.ts';
import { voices, type Talk } from '../talk.ts';
import { notAsTold } from '../money/not-as-told.ts';
import { parseArea } from './area.ts';
import { areOnlyBills, billsIn } from './bills.ts';
import { parseBand } from './band.ts';
import { parseCallTime } from './call-time.ts';
import {
  choiceByLabels,
  choiceByNumber,
  numberAlone,
  numberAmong,
  severalByNumber,
  severalOf,
} from './choice.ts';
import { affirmed, deniesLabel } from './denied.ts';
import { namesPerson } from './names-person.ts';
import { needToldBy, parseNeed } from './need.ts';

/** A value, or "the resident does not know / skips", or not understood. */
export type Parsed =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unclear' };

export const UNCLEAR: Parsed = { kind: 'unclear' };
export const value = (found: string | undefined): Parsed =>
  found === undefined ? UNCLEAR : { kind: 'value', value: found };

/** Fewest letters for free words to count as an answer. */
const FEWEST_LETTERS = 2;
/** Longer than this a message is about something of its own. */
const MOST_WORDS_OF_EXAMPLE = 4;
/** Longer than this a message tells something. */
const MOST_WORDS_OF_REFUSAL = 6;
const MOST_WORDS_OF_QUESTION = 8;
/** Below this a yes or no that was only understood is asked again. */
const SURE_ENOUGH = 0.5;

/** "huur" to "loop je ergens achter, met huur of energie?" is a yes. */
function namesExample(talk: Talk, step: AskStep, heard: Heard): boolean {
  const said = heard.plain.split(' ');
  const labels = voices(talk).flatMap((lang) =>
    (step.examples ?? []).map((id) => plain(talk.context.texts.say(lang, id))),
  );
  return said.length <= MOST_WORDS_OF_EXAMPLE && labels.some((label) => said.includes(label));
}

/** "No puedo pagar", "nie mogę zapłacić", "nee, ik kan het niet betalen": a yes to whether something is not paid. */
export function saysUnpaid(talk: Talk, step: AskStep, heard: Heard): boolean {
  return step.saves === 'arrears' && talk.context.words.signs(heard.text).includes('unpaid');
}

/** "Duo en klarna", to whether something is not paid. */
function namesArrears(talk: Talk, step: AskStep, heard: Heard): boolean {
  return step.saves === 'arrears' && areOnlyBills(talk, heard);
}

/** "Nee niks binnen", "nie przyszło", to an offer right after leefgeld was told: the money did not come. */
export function saysNotThere(talk: Talk, step: AskStep, heard: Heard): boolean {
  const offered = step.yields === true && heard.word === undefined;
  return offered && notAsTold(talk, heard) === 'not-there';
}

/** "Verder", to whether somebody is behind with bills: rather past the question than a yes to it. */
function passesOver(talk: Talk, step: AskStep, heard: Heard): boolean {
  const fact = step.saves === 'arrears' || step.summary !== undefined;
  return fact && talk.context.words.signs(heard.text).includes('goes-on');
}

function yesNo(talk: Talk, step: AskStep, heard: Heard): Parsed {
  const number = choiceByNumber(heard.plain, ['yes', 'no']);
  if (number !== undefined) return value(number);
  if (passesOver(talk, step, heard)) return { kind: 'unknown' };
  if (saysNotThere(talk, step, heard)) return UNCLEAR;
  if (saysUnpaid(talk, step, heard) || namesArrears(talk, step, heard)) return value('yes');
  if (heard.word === 'yes' || heard.word === 'no') return value(heard.word);
  if (heard.word === undefined && namesExample(talk, step, heard)) return value('yes');
  const { intent, confidence } = heard.meaning;
  if ((intent !== 'yes' && intent !== 'no') || confidence < SURE_ENOUGH) return UNCLEAR;
  return intent === 'yes' && !mayBeYes(talk, step, heard) ? UNCLEAR : value(intent);
}

/** "Waarom" and "daarom" are no yes, though they sound like one to the classifier. */
function asksWhy({ context }: Talk, { text }: Heard): boolean {
  return context.words.signs(text).includes('why');
}

/** May what sounds like a yes be taken for it? Where it binds, a word of it has to say so. */
function mayBeYes(talk: Talk, step: AskStep, heard: Heard): boolean {
  if (asksWhy(talk, heard)) return false;
  if (step.binding !== true) return true;
  const { words } = talk.context;
  const said = heard.plain.split(' ').some((word) => words.find(word) === 'yes');
  return (said || words.signs(heard.text).includes('permits')) && !hasQuestionMark(heard.text);
}

/** "Ja maar waarom", "ok dan niet": where a yes binds, this is none. */
export function isHalfYes(talk: Talk, step: AskStep, heard: Heard): boolean {
  const signs = talk.context.words.signs(heard.text);
  const turned = signs.includes('nobody') && heard.meaning.intent !== 'yes';
  const short = heard.plain.split(' ').length <= MOST_WORDS_OF_EXAMPLE;
  return step.binding === true && (signs.includes('why') || (turned && short));
}

function months(heard: Heard): Parsed {
  const said =
    heard.meaning.slots.months ??
    numberAlone(heard.plain) ??
    /^\D*(\d{1,3})\D*$/.exec(heard.plain)?.[1] ??
    numberAmong(heard.plain);
  return value(said === undefined ? undefined : String(said));
}

/** "Nee toch niet", or "niemand" to who somebody is: to a question in free words. */
function refuses(talk: Talk, step: AskStep, heard: Heard): boolean {
  const { intent, confidence, slots } = heard.meaning;
  // "Laat maar" is a rest elsewhere, and turns down what is asked here.
  if (heard.word !== undefined) return heard.word === 'no' || (heard.word === 'pause' && intent === 'no');
  const short = heard.plain.split(' ').length <= MOST_WORDS_OF_REFUSAL;
  const nobody = step.names === 'person' && talk.context.words.signs(heard.text).includes('nobody');
  const says = nobody || yesOrNoInFront(talk, heard) === 'no';
  const tells = slots.amounts.length + slots.dates.length > 0;
  return short && says && intent === 'no' && confidence >= SURE_ENOUGH && !tells;
}

/** "Waarom moet je dat weten": asked instead of answered. */
function asksBack(talk: Talk, heard: Heard): boolean {
  return asksWhy(talk, heard) && heard.plain.split(' ').length <= MOST_WORDS_OF_QUESTION;
}

function words(talk: Talk, step: AskStep, heard: Heard): Parsed {
  if (step.no !== undefined) {
    if (refuses(talk, step, heard)) return value(step.no);
    if (asksBack(talk, heard)) return UNCLEAR;
  }
  if (step.names === 'person' && !namesPerson(talk, heard)) return UNCLEAR;
  return heard.plain.length >= FEWEST_LETTERS ? value(heard.text.trim()) : UNCLEAR;
}

/** The yes or no that is the whole message or its first word. */
export function yesOrNoInFront(talk: Talk, heard: Heard): 'yes' | 'no' | undefined {
  const first = talk.context.words.find(heard.plain.split(' ')[0] ?? '');
  const word = heard.word ?? first;
  return word === 'yes' || word === 'no' ? word : undefined;
}

/** Does the message say the "no" of this label: "geen haast" for "nee, geen haast", and not just "haast"? */
function saysNo(talk: Talk, heard: Heard, label: string): boolean {
  const [first = '', ...rest] = plain(label).split(' ');
  if (talk.context.words.find(first) !== 'no') return true;
  return heard.meaning.intent === 'no' || holdsPhrase(heard.plain, rest.join(' '));
}

/** The choice that the words name; the one that stands for no only when no is what they say. */
function choiceByWords(talk: Talk, step: AskStep, heard: Heard): string | undefined {
  const names = Object.keys(step.choices ?? {});
  const labels = allLabels(talk, step);
  const front = yesOrNoInFront(talk, heard);
  const named = choiceByLabels(heard.plain, names, labels);
  const at = named === undefined || named === step.no ? -1 : names.indexOf(named);
  if (at >= 0 && labels.some((those) => deniesLabel(talk.context.words, heard.plain, those[at] ?? '')))
    return step.no;
  const meant =
    named === undefined ||
    named !== step.no ||
    front === 'no' ||
    labels.some((those) => saysNo(talk, heard, those[names.indexOf(named)] ?? ''));
  return (meant ? named : undefined) ?? (front === undefined ? undefined : step[front]);
}

/** "Ik ben mijn baan kwijt", to how it goes: less well than before. */
function tellsWorse(talk: Talk, step: AskStep, heard: Heard): boolean {
  if (step.saves !== 'check-in' || heard.word !== undefined || hasQuestionMark(heard.text)) return false;
  const signs = talk.context.words.signs(heard.text);
  const befell = signs.includes('trouble') || signs.includes('loss') || signs.includes('unpaid');
  return befell || needToldBy(talk, heard) === 'debts';
}

function choice(talk: Talk, step: AskStep, heard: Heard): Parsed {
  const names = Object.keys(step.choices ?? {});
  const chosen = choiceByNumber(heard.plain, names) ?? choiceByWords(talk, step, heard);
  return value(chosen ?? (tellsWorse(talk, step, heard) ? 'less' : undefined));
}

function several(talk: Talk, step: AskStep, heard: Heard): Parsed {
  const names = Object.keys(step.choices ?? {});
  const numbers = severalByNumber(heard.plain, names);
  if (numbers !== undefined) return value(numbers);
  const labels =
    choiceByLabels(affirmed(talk.context.words, heard.plain), names, allLabels(talk, step), 'many')?.split(
      ' ',
    ) ?? [];
  const none = heard.word === 'no' ? ['other'] : [];
  return value(severalOf(names, [...labels, ...billsIn(talk, heard), ...none]));
}

/** Reads the answer to this question; skipping and not knowing are answers too. */
export function parseAnswer(talk: Talk, step: AskStep, heard: Heard): Parsed {
  if (heard.word === 'unknown' || heard.word === 'skip') return { kind: 'unknown' };
  switch (step.expects) {
    case 'yes-no':
      return yesNo(talk, step, heard);
    case 'choice':
      return choice(talk, step, heard);
    case 'several':
      return several(talk, step, heard);
    case 'months':
      return months(heard);
    case 'band':
      return value(choiceByNumber(heard.plain, Object.keys(step.choices ?? {})) ?? parseBand(step, heard));
    case 'area':
      return heard.word === undefined ? value(parseArea(talk.context.facts.city.areas, heard)) : UNCLEAR;
    case 'call-time':
      return value(parseCallTime(talk, step, heard));
    case 'need':
      return value(parseNeed(talk, step, heard));
    case 'line':
      return value(
        choiceByNumber(
          heard.plain,
          summaryLines(talk).map((line) => line.answer),
        ),
      );
    case 'guess':
      // Settled before any listener hears the message (dialogs/guess.ts).
      return UNCLEAR;
    case 'words':
      return words(talk, step, heard);
    case 'birthday':
      return value(heard.meaning.slots.birthday);
  }
}
