/** "En de energie", after a question about arrears: one bill more that is behind, and no cut-off. */
import { areOnlyBills, billsIn } from '../answers/bills.ts';
import { isOnlyNamed } from '../answers/only-named.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import type { Heard } from '../heard.ts';
import { namesAnotherBill } from '../money/follow-up.ts';
import { say, toldNow, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

/** Questions that a bill answers. */
const ASK_BILLS: readonly string[] = ['arrears', 'which-arrears'];

/** Is this only the name of a bill, while bills or money are talked about? */
export function onlyNamesBill(talk: Talk, heard: Heard): boolean {
  const { position, restingSince } = talk.now;
  const money = position?.flow.startsWith('money') === true && restingSince === undefined;
  const named = money && isOnlyNamed(talk, heard) && billsIn(talk, heard).length > 0;
  return named || namesAnotherBill(talk, heard) || namesBill(talk, heard);
}

/** Is this a bill that is behind, said while arrears are being talked about? */
function namesBill(talk: Talk, heard: Heard): boolean {
  const { position, answers, restingSince } = talk.now;
  if (position?.flow !== 'intake' || restingSince !== undefined) return false;
  const about = answers.arrears?.value === 'yes' || ASK_BILLS.includes(openQuestion(talk)?.saves ?? '');
  return about && areOnlyBills(talk, heard);
}

export const billTold: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  if (question === undefined || ASK_BILLS.includes(question.saves) || question.expects === 'words')
    return false;
  if (heard.meaning.urgent === 'emergency' || !namesBill(talk, heard)) return false;
  const before = talk.now.answers['which-arrears'];
  const bills = new Set([...(before?.value.split(' ') ?? []), ...billsIn(talk, heard)]);
  const words = before === undefined ? heard.text : `${before.words}, ${heard.text}`;
  talk.now.answers['which-arrears'] = toldNow(talk, [...bills].join(' '), words);
  say(talk, 'handover.noted-again');
  resumeFlow(talk);
  return true;
};
