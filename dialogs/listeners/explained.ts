/** A little belief in danger, without a rule, that clear words about something else explain. */
import { isInDanger, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { EXPLAINED_BELOW } from '../meaning.ts';
import type { MoneyTopic } from '../money/topics.ts';
import type { Talk } from '../talk.ts';
import { declines, saysSettled } from './no-person.ts';
import { asksToStay } from './stays.ts';

/** In more words, that nobody came or that somebody else has the phone, there may be more behind it. */
const FEW_WORDS = 6;
/** No rule is behind so little belief. */
const FOR_ANOTHER_BELOW = 0.6;

/**
 * Matters of administration, that nobody in danger writes about in these words. Who may see the money, and wanting to
 * end it, are none: there can be fear behind it.
 */
const ADMINISTRATION: readonly MoneyTopic[] = [
  'request-status',
  'below-zero',
  'bill-failed',
  'income-late',
  'incoming',
  'own-account',
  'spend',
  'explain',
  'wrong-account',
  'reclaim',
  'payslip',
  'changes',
  'contact',
  'notices-on',
  'notices-off',
  'unlink',
];

/** Who was promised a person and tells that nobody came: "hij heeft niet gebeld". */
export function saysUnheard({ now, context }: Talk, { text }: Heard): boolean {
  if (now.handover === undefined) return false;
  return context.words.signs(text).includes('unheard') && context.words.topics(text).length === 0;
}

/** "Ik schrijf voor mijn moeder, ze heeft schulden": what it is about is said beside for whom. */
function bringsDebts({ context }: Talk, { text, meaning }: Heard): boolean {
  const named = [...meaning.likely, ...meaning.also].includes('get-help');
  return named && meaning.confidence < FOR_ANOTHER_BELOW && context.words.signs(text).includes('for-another');
}

/** "Ik ben bang dat ze mijn kinderen afpakken als ik hulp vraag", and nothing else: no danger, however sure that seemed. */
export function fearsForChildren({ context }: Pick<Talk, 'context'>, { text }: Heard): boolean {
  return context.words.signs(text).includes('fears-for-children');
}

/**
 * "Er hoeft niemand te bellen", "vergeet me niet", "waar kan ik slapen", "moet mijn loonstrook nog", "het is voor mijn
 * moeder"; not while there is danger or a worker reads.
 */
export function isExplained(talk: Talk, heard: Heard): boolean {
  if (heard.meaning.urgent !== 'emergency' || isInDanger(talk.now) || owner(talk.now) !== undefined)
    return false;
  if (bringsDebts(talk, heard) || fearsForChildren(talk, heard)) return true;
  if (heard.meaning.confidence >= EXPLAINED_BELOW) return false;
  const { words } = talk.context;
  const asksPlace = words.places(heard.text).length > 0;
  const administration = words.topics(heard.text).some((topic) => ADMINISTRATION.includes(topic));
  const refuses = declines(talk, heard.text) !== undefined || saysSettled(talk, heard);
  const forAnother = words.signs(heard.text).includes('for-another');
  const told = asksPlace || administration || refuses || forAnother;
  const few = heard.plain.split(' ').length <= FEW_WORDS;
  const stranger = words.signs(heard.text).includes('stranger');
  return told || (few && (stranger || saysUnheard(talk, heard))) || asksToStay(talk, heard);
}
