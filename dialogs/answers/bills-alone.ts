/**
 * "Huur en zorg" to "wat heb je nu nodig?": bills that worry somebody. Only of who is known in the Huishoudboekje is it
 * a question whether they were paid.
 */
import { openQuestion } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { areOnlyBills } from './bills.ts';

/** What the classifier takes names of bills for. A cut-off that it hears is asked about. */
const TAKEN_FOR: readonly Intent[] = ['bill-paid', 'get-help', 'other'];

/** Are these nothing but names of bills, from somebody who was asked for nothing else? */
export function namesBillsAlone(talk: Talk, heard: Heard): boolean {
  const { urgent, intent } = heard.meaning;
  if (urgent !== 'none' || !TAKEN_FOR.includes(intent) || talk.now.money.participant !== undefined)
    return false;
  const open = openQuestion(talk);
  if (open !== undefined && open.expects !== 'need' && talk.now.restingSince === undefined) return false;
  return areOnlyBills(talk, heard);
}
