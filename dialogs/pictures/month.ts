/** The month as a picture: on which days leefgeld comes, what is paid, what comes next. No amount unless asked for. */
import { Temporal } from 'temporal-polyfill';
import { sayMonth, sayWeekdays, weekdayOf } from '../civil-time.ts';
import { audit } from '../money/audit.ts';
import type { Bill, Known, Payout } from '../money/facts.ts';
import { tellable } from '../money/known.ts';
import { nextParts, sentDay } from '../money/payout-view.ts';
import type { MoneyFacts } from '../money/request.ts';
import { sayAmount } from '../money/say-amount.ts';
import { billWord, sayCivilDate, today } from '../money/wording.ts';
import { cut } from '../summary.ts';
import { sayWords, voice, type Talk } from '../talk.ts';
import { showsPictures } from './shows.ts';
import type { MonthPicture, PictureRow, RowIcon } from './picture.ts';

/** Most lines below each heading, and longest name of a bill. */
const MOST_ROWS = 3;
const MOST_LETTERS = 24;
const BILL_ICONS: Readonly<Record<Bill['kind'], RowIcon>> = {
  rent: 'house',
  energy: 'bolt',
  water: 'drop',
  'health-insurance': 'heart',
  other: 'paper',
};

/** One thing that was paid or comes, with its day for the order. */
interface Item extends PictureRow {
  readonly date: string;
  readonly done: boolean;
}

function payoutItem(talk: Talk, payout: Payout, amounts: boolean): Item {
  const lang = voice(talk);
  const name = talk.context.texts.say(lang, 'picture.leefgeld');
  const done = payout.status === 'sent';
  const date = done ? sentDay(payout) : payout.date;
  const full = amounts ? `${name} ${sayAmount(lang, payout.amount)}` : name;
  return { icon: 'coin', name: full, day: sayCivilDate(talk, date), date, done };
}

function billItem(talk: Talk, bill: Bill, amounts: boolean): Item {
  const lang = voice(talk);
  const description = cut(bill.description, MOST_LETTERS);
  const name = talk.context.texts.say(lang, 'money.bill-name', { kind: billWord(bill.kind), description });
  const full = amounts ? `${name} ${sayAmount(lang, bill.amount)}` : name;
  const { date } = bill;
  return {
    icon: BILL_ICONS[bill.kind],
    name: full,
    day: sayCivilDate(talk, date),
    date,
    done: bill.status === 'paid',
  };
}

function known<T>(talk: Talk, facts: Known<readonly T[]> | undefined): readonly T[] {
  return tellable(talk, facts)?.value ?? [];
}

/** What was paid this month, the newest of it, and what comes next; a failed or unseen bill is neither. */
function itemsOf(talk: Talk, facts: Facts, amounts: boolean): { paid: Item[]; next: Item[] } {
  const now = today(talk);
  const items = [
    ...known(talk, facts.payouts).map((payout) => payoutItem(talk, payout, amounts)),
    ...known(talk, facts.bills)
      .filter(({ status }) => status === 'paid' || status === 'planned')
      .map((bill) => billItem(talk, bill, amounts)),
  ].sort((one, other) => one.date.localeCompare(other.date));
  const month = now.slice(0, 7);
  return {
    paid: items.filter(({ done, date }) => done && date.startsWith(month)).slice(-MOST_ROWS),
    next: items.filter(({ done, date }) => !done && date >= now).slice(0, MOST_ROWS),
  };
}

type Facts = Pick<MoneyFacts, 'payouts' | 'bills'>;

/** The month to show: this one, or the next when there is nothing more to come in this one. */
function monthOf(payouts: readonly Payout[], now: string): string {
  const [coming] = nextParts(payouts, now);
  const here = payouts.some(({ date }) => date.slice(0, 7) === now.slice(0, 7));
  return (here ? undefined : coming?.date.slice(0, 7)) ?? now.slice(0, 7);
}

const row = ({ icon, name, day }: Item): PictureRow => ({ icon, name, day });

function draw(
  talk: Talk,
  payouts: readonly Payout[],
  { paid, next }: ReturnType<typeof itemsOf>,
): MonthPicture {
  const { texts } = talk.context;
  const lang = voice(talk);
  const now = today(talk);
  const month = monthOf(payouts, now);
  const first = Temporal.PlainDate.from(`${month}-01`);
  const dayIn = (date: string) => (date.startsWith(month) ? [Number(date.slice(8))] : []);
  const [todayHere] = dayIn(now);
  return {
    kind: 'month',
    lang,
    title: `${sayMonth(lang, month)} ${month.slice(0, 4)}`,
    weekdays: sayWeekdays(lang),
    first: weekdayOf(`${month}-01`),
    days: first.daysInMonth,
    ...(todayHere === undefined ? {} : { today: todayHere }),
    payouts: payouts.flatMap((payout) => {
      const done = payout.status === 'sent';
      return dayIn(done ? sentDay(payout) : payout.date).map((day) => ({ day, done }));
    }),
    leefgeld: texts.say(lang, 'picture.leefgeld'),
    paid: { title: texts.say(lang, 'picture.paid'), rows: paid.map(row) },
    next: { title: texts.say(lang, 'picture.next'), rows: next.map(row) },
  };
}

/** What the picture shows in words: its alt text, and all there is by SMS. */
function inWords(talk: Talk, picture: MonthPicture): string {
  const { texts } = talk.context;
  const lang = voice(talk);
  const list = (rows: readonly PictureRow[]) => rows.map(({ name, day }) => `- ${name}: ${day}`);
  const part = ({ title, rows }: MonthPicture['paid']) =>
    rows.length === 0 ? [] : [`${title}:`, ...list(rows)];
  const lead = texts.say(lang, 'picture.month', { day: sayCivilDate(talk, today(talk)) });
  return [lead, ...part(picture.paid), ...part(picture.next)].join('\n');
}

/**
 * Sends the month. @param amounts the resident asked for the amounts too, and may see them here
 * @returns false when the ledger says nothing that can be shown.
 */
export function sendMonth(talk: Talk, facts: Facts, amounts: boolean): boolean {
  const payouts = known(talk, facts.payouts);
  const items = itemsOf(talk, facts, amounts);
  if (items.paid.length + items.next.length === 0) return false;
  audit(talk, 'payouts');
  const picture = draw(talk, payouts, items);
  sayWords(talk, inWords(talk, picture), showsPictures(talk) ? { picture } : {});
  return true;
}
