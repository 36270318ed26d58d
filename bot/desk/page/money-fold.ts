/** The resident's money, behind a button that says what it does: every look is on record. */
import { el, type Child } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { Money, Payout } from './types.ts';
import { dayWords, euros } from './work-words.ts';

const STATUS: Readonly<Record<Payout['status'], string>> = {
  planned: 'gepland',
  processing: 'onderweg',
  sent: 'betaald',
};

function payoutLine(
  { date, amount, status, sentOn, lateFrom, agreed, reason }: Payout,
  today: string,
): HTMLElement {
  const late = status !== 'sent' && lateFrom !== undefined && lateFrom <= today;
  const less =
    agreed === undefined
      ? ''
      : `, afgesproken was ${euros(agreed)}${reason === undefined ? '' : ` (${reason})`}`;
  return el(
    'li',
    { class: late ? 'promise late' : 'promise' },
    el('span', {}, `${euros(amount)}${less}`),
    el('span', { class: 'promise-due' }, `${dayWords(sentOn ?? date)}, ${late ? 'te laat' : STATUS[status]}`),
  );
}

function shown({ balance, payouts }: Money, today: string): Child[] {
  if (!balance.known && !payouts.known)
    return [el('p', {}, 'Het Huishoudboekje geeft nu geen antwoord. Probeer het later nog eens.')];
  const reserved = balance.known ? balance.reserved : undefined;
  return [
    balance.known
      ? el('p', {}, 'Saldo: ', el('b', {}, euros(balance.amount)))
      : el('p', {}, 'Het saldo is nu niet bekend.'),
    reserved !== undefined &&
      el('p', {}, `Daarvan is ${euros(reserved.amount)} nodig tot ${dayWords(reserved.until)}.`),
    balance.known && el('p', { class: 'soft' }, `Zoals het was op ${dayWords(balance.asOf.slice(0, 10))}.`),
    el('h4', {}, 'Leefgeld'),
    !payouts.known && el('p', {}, 'Het leefgeld is nu niet bekend.'),
    payouts.known && payouts.list.length === 0 && el('p', {}, 'Er staat geen leefgeld gepland.'),
    payouts.known &&
      payouts.list.length > 0 &&
      el('ul', { class: 'promises' }, ...payouts.list.map((one) => payoutLine(one, today))),
  ];
}

/** `look` asks the server; `money` is what it said, or words why not. */
export function moneyFold(money: Money | string | undefined, today: string, look: () => void): HTMLElement {
  if (money !== undefined && typeof money !== 'string') return fold('money', 'Geld', ...shown(money, today));
  return fold(
    'money',
    'Geld',
    el('p', { class: 'soft' }, 'Dat je kijkt, wordt vastgelegd. Kijk alleen als je het nodig hebt.'),
    typeof money === 'string' && el('p', { class: 'trouble', role: 'alert' }, money),
    deedRow(deedButton('look at money', 'Bekijk saldo en leefgeld', look)),
  );
}
