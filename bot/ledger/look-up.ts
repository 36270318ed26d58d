/** Answers what a turn asks about money, through the port; every question names one participant. */
import type { MoneyFacts, MoneyRequest, MoneyWant } from '../../dialogs/money/request.ts';
import type { Ask } from './ask.ts';
import type { Redeemed } from './link-codes/document.ts';
import type { Ledger } from './port.ts';

export interface LookUpDeps {
  readonly ledger: Ledger;
  readonly ask: Ask;
  /** Uses a koppelcode for the conversation of this turn. */
  readonly redeem: (code: string) => Promise<Redeemed>;
}

/**
 * The look-ups of one turn, which may be several passes, each asking again what it asked before: a code is used once
 * and a question asked once for all of them, and they share the time limit of `ask`. Trouble with the ledger is "not
 * known"; trouble with the codes is thrown (the turn is tried again).
 */
export function makeLookUp(deps: LookUpDeps): (request: MoneyRequest) => Promise<MoneyFacts> {
  const codes = new Map<string, Promise<Redeemed>>();
  const redeem = (code: string) => {
    const answer = codes.get(code) ?? deps.redeem(code);
    codes.set(code, answer);
    return answer;
  };
  let held: { readonly about: string; readonly facts: Omit<MoneyFacts, 'request'> } | undefined;
  const askOnce = async (id: string, request: MoneyRequest) => {
    const about = JSON.stringify([id, request.today, request.from, request.to]);
    const before = held?.about === about ? held.facts : {};
    const want = request.want.filter((one) => before[one] === undefined);
    held = { about, facts: { ...before, ...(await askWanted(deps, id, { ...request, want })) } };
    return held.facts;
  };
  return async (request) => {
    const found = request.redeem === undefined ? {} : told(await redeem(request.redeem));
    const id = request.participant ?? found.redeemed;
    return { request, ...found, ...(id === undefined ? {} : await askOnce(id, request)) };
  };
}

function told(code: Redeemed): Pick<MoneyFacts, 'redeemed' | 'redeemedBy' | 'redeemLater'> {
  if (code.kind === 'linked') return { redeemed: code.participant, redeemedBy: code.worker };
  return code.kind === 'later' ? { redeemLater: true } : {};
}

/** Asks the ledger what was wanted, side by side. */
export async function askWanted(
  { ledger, ask }: Pick<LookUpDeps, 'ledger' | 'ask'>,
  id: string,
  { want, today, from, to }: Omit<MoneyRequest, 'redeem' | 'participant'>,
): Promise<Omit<MoneyFacts, 'request'>> {
  const wants = (what: MoneyWant) => want.includes(what);
  const [participant, balance, payouts, bills, incomes] = await Promise.all([
    wants('participant') ? ask('participant', () => ledger.participant(id)) : undefined,
    wants('balance') ? ask('balance', () => ledger.balance(id, today)) : undefined,
    wants('payouts') ? ask('payouts', () => ledger.payouts(id, from, to)) : undefined,
    wants('bills') ? ask('bills', () => ledger.bills(id, from, to)) : undefined,
    wants('incomes') ? ask('incomes', () => ledger.incomes(id, from, to)) : undefined,
  ]);
  return {
    ...(participant === undefined ? {} : { participant }),
    ...(balance === undefined ? {} : { balance }),
    ...(payouts === undefined ? {} : { payouts }),
    ...(bills === undefined ? {} : { bills }),
    ...(incomes === undefined ? {} : { incomes }),
  };
}
