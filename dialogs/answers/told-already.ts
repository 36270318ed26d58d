/** What somebody told in their own words is not asked again: arrears, which, how many months, post that stays closed. */
import type { Heard } from '../heard.ts';
import { questionOf } from '../summary.ts';
import { toldNow, voices, type Talk } from '../talk.ts';
import { billsIn } from './bills.ts';
import { choiceByLabels, severalOf } from './choice.ts';
import { affirmed } from './denied.ts';

export function saysUnopened({ context }: Pick<Talk, 'context'>, heard: Heard): boolean {
  return context.words.signs(heard.plain).includes('unopened');
}

function keep(talk: Talk, answer: string, value: string, heard: Heard): void {
  talk.now.answers[answer] ??= toldNow(talk, value, heard.text);
}

/** The bills that are named, as the choices of the question that asks for them. */
function billsNamed(talk: Talk, heard: Heard): string | undefined {
  const step = questionOf(talk.context.flows, 'which-arrears', '')?.step;
  const choices = Object.entries(step?.choices ?? {});
  const known = choices.filter(([name]) => name !== 'other');
  const sets = voices(talk).map((lang) => known.map(([, id]) => talk.context.texts.say(lang, id)));
  const names = known.map(([name]) => name);
  const labels =
    choiceByLabels(affirmed(talk.context.words, heard.plain), names, sets, 'many')?.split(' ') ?? [];
  return severalOf(
    choices.map(([name]) => name),
    [...labels, ...billsIn(talk, heard)],
  );
}

/** Keeps which are behind, and how many months of rent when that is told with it alone. @param bills joined by a space */
export function keepBills(talk: Talk, heard: Heard, bills: string): void {
  const { months } = heard.meaning.slots;
  keep(talk, 'which-arrears', bills, heard);
  if (months !== undefined && bills === 'rent') keep(talk, 'rent-months', String(months), heard);
}

/** Keeps what the message tells beside its need; a question that was answered before stays answered. */
export function keepWhatWasTold(talk: Talk, heard: Heard): void {
  if (saysUnopened(talk, heard)) keep(talk, 'unopened', 'yes', heard);
  const signs = talk.context.words.signs(heard.plain);
  if (signs.includes('not-behind')) {
    // Behind with one and not with another is asked.
    if (billsNamed(talk, heard) === undefined) keep(talk, 'arrears', 'no', heard);
    return;
  }
  if (!signs.includes('behind') && !signs.includes('unpaid')) return;
  keep(talk, 'arrears', 'yes', heard);
  const bills = billsNamed(talk, heard);
  if (bills !== undefined) keepBills(talk, heard, bills);
}
