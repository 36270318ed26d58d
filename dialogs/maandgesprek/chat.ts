/** "Vul samen in": the resident fills in the month by chat, one thing with its amount at a time; nothing is judged. */
import { civilDateOf, sayMonth, zoned } from '../civil-time.ts';
import { helpNearby } from '../directory.ts';
import { workerName } from '../handover/request.ts';
import type { Heard } from '../heard.ts';
import { sayAmount } from '../money/say-amount.ts';
import { sayPlace } from '../steps/directory.ts';
import { nextId, say, voice, type Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';
import { newMaandgesprek, type Maandgesprek } from './maandgesprek.ts';
import { readEntries } from './read-entry.ts';
import { monthBefore, totalOf } from './totals.ts';

/** In the first days people fill in the month that ended. */
const LAST_DAY_FOR_LAST_MONTH = 7;
const DONE =
  /^(?:klaar|done|dat was het|dat is alles|that is all|ready|bitti|انتهيت|gotowe|listo|lista|kla)$/;
const TIPS = /^(?:tips?|geef tips|ja tips|yes tips|oneri|نصائح|rady|consejos|konseho)$/;
const MOST_UNCLEAR = 2;
const MOST_TIPS = 2;

/** The month to fill in on this day. */
export function monthToFill(now: string): string {
  const day = zoned(now).toPlainDate();
  const of = day.day <= LAST_DAY_FOR_LAST_MONTH ? day.subtract({ months: 1 }) : day;
  return of.toString().slice(0, 7);
}

function monthName(talk: Talk, month: string): string {
  return sayMonth(voice(talk), month);
}

function mine(talk: Talk): Maandgesprek {
  talk.now.maandgesprek ??= newMaandgesprek(talk.now.fixedContact ?? '', civilDateOf(talk.context.now));
  return talk.now.maandgesprek;
}

export function beginMonth(talk: Talk): void {
  const month = monthToFill(talk.context.now);
  mine(talk).asking = { month, side: 'income', unclear: 0 };
  say(talk, 'budget.start', { month: monthName(talk, month) });
  say(talk, 'budget.income');
}

/** What came in and went out, and the same of the month before; tips only for who asks. */
function tellMonth(talk: Talk, month: string): void {
  const { entries } = mine(talk);
  const amounts = (of: string) => ({
    income: sayAmount(voice(talk), totalOf(entries, of, 'income')),
    expenses: sayAmount(voice(talk), totalOf(entries, of, 'expenses')),
  });
  say(talk, 'budget.total', { month: monthName(talk, month), ...amounts(month) });
  const before = monthBefore(mine(talk), month);
  if (before === undefined) say(talk, 'budget.first');
  else say(talk, 'budget.before', { month: monthName(talk, before), ...amounts(before) });
  say(talk, 'budget.tips');
}

function next(talk: Talk): void {
  const { asking } = mine(talk);
  if (asking?.side === 'income') {
    mine(talk).asking = { ...asking, side: 'expenses', unclear: 0 };
    say(talk, 'budget.expenses');
    return;
  }
  delete mine(talk).asking;
  if (asking !== undefined) tellMonth(talk, asking.month);
}

function keep(talk: Talk, read: readonly { label: string; amount: string }[]): void {
  const talkOfMonth = mine(talk);
  const { asking } = talkOfMonth;
  if (asking === undefined) return;
  for (const { label, amount } of read) {
    const { month, side } = asking;
    talkOfMonth.entries.push({
      id: nextId(talk),
      month,
      side,
      label,
      amount,
      at: talk.context.now,
      by: talk.by ?? 'resident',
    });
  }
  asking.unclear = 0;
  const [last] = read.slice(-1);
  if (last !== undefined) say(talk, 'budget.noted', { label: last.label });
}

/** Only where asked: places that look along, from the sociale kaart; no advice of our own making. */
function tellTips(talk: Talk): void {
  const { directory, city } = talk.context.facts;
  const area = talk.now.answers.area?.value;
  const question = { need: 'money-help', lang: talk.now.lang, neighbourhoods: city.neighbourhoods } as const;
  say(talk, 'budget.tips-lead');
  const where = area === undefined ? question : { ...question, area };
  for (const place of helpNearby(directory, where, MOST_TIPS)) sayPlace(talk, place);
}

/** @returns false when this is nothing to fill in */
export function hearMonth(talk: Talk, heard: Heard): boolean {
  if (heard.word === 'budget') {
    beginMonth(talk);
    return true;
  }
  if (talk.now.maandgesprek !== undefined && TIPS.test(heard.plain)) {
    tellTips(talk);
    return true;
  }
  const asking = talk.now.maandgesprek?.asking;
  if (asking === undefined || heard.meaning.urgent !== 'none') return false;
  if (DONE.test(heard.plain)) {
    next(talk);
    return true;
  }
  const read = readEntries(heard.text);
  if (read !== undefined) {
    keep(talk, read);
    return true;
  }
  asking.unclear += 1;
  // Something else is said: what was filled in stays, and "vul samen in" goes on later.
  if (heard.word !== undefined || hasQuestionMark(heard.text) || asking.unclear > MOST_UNCLEAR) {
    if (talk.now.maandgesprek !== undefined) delete talk.now.maandgesprek.asking;
    return false;
  }
  say(talk, 'budget.not-read');
  return true;
}

/** The day before a planned talk: who, and that filling in may begin. */
export function remindOfMonth(talk: Talk): void {
  const { worker } = mine(talk);
  say(talk, 'budget.reminder', { worker: workerName(talk, worker) }, { always: true, template: 'check-in' });
}
