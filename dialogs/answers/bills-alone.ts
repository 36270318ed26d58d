/**
 * "Huur en zorg" to "wat heb je nu nodig?": bills that worry somebody. Only of who is known in the Huishoudboekje is it
 * a question whether they were paid.
 */
import { openQuestion } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import { isBillKind } from '../money/asked.ts';
import type { Talk } from '../talk.ts';

/** What the classifier takes names of bills for. A cut-off that it hears is asked about. */
const TAKEN_FOR: readonly Intent[] = ['bill-paid', 'get-help', 'other'];
const MOST_WORDS = 4;

/** Are these nothing but names of bills, from somebody who was asked for nothing else? */
export function namesBillsAlone(talk: Talk, { meaning, text, plain, word }: Heard): boolean {
  const names = word === undefined && !text.includes('?') && plain.split(' ').length <= MOST_WORDS;
  if (!names || meaning.urgent !== 'none' || !TAKEN_FOR.includes(meaning.intent)) return false;
  if (talk.now.money.participant !== undefined) return false;
  const open = openQuestion(talk);
  if (open !== undefined && open.expects !== 'need' && talk.now.restingSince === undefined) return false;
  const { words } = talk.context;
  const named = words.topics(text);
  return named.length > 0 && named.every(isBillKind) && !words.signs(text).includes('lack');
}
