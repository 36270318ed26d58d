/** Answers what a turn asks about money, through the port; every question names one participant. */
import type { MoneyFacts, MoneyRequest } from '../../dialogs/money/request.ts';
import type { Ledger } from './port.ts';

/** Asks the ledger what was wanted, side by side. `redeem` is answered by the desk's link codes. */
export async function lookUpMoney(
  ledger: Ledger,
  redeem: (code: string) => Promise<string | undefined>,
  request: MoneyRequest,
): Promise<MoneyFacts> {
  const redeemed = request.redeem === undefined ? undefined : await redeem(request.redeem);
  const id = request.participant ?? redeemed;
  const found = redeemed === undefined ? {} : { redeemed };
  if (id === undefined) return { request, ...found };
  const wants = (what: MoneyRequest['want'][number]) => request.want.includes(what);
  const { from, to } = request;
  const [participant, balance, payouts, bills, incomes] = await Promise.all([
    wants('participant') ? ledger.participant(id) : undefined,
    wants('balance') ? ledger.balance(id, to) : undefined,
    wants('payouts') ? ledger.payouts(id, from, to) : undefined,
    wants('bills') ? ledger.bills(id, from, to) : undefined,
    wants('incomes') ? ledger.incomes(id, from, to) : undefined,
  ]);
  return {
    request,
    ...found,
    ...(participant === undefined ? {} : { participant }),
    ...(balance === undefined ? {} : { balance }),
    ...(payouts === undefined ? {} : { payouts }),
    ...(bills === undefined ? {} : { bills }),
    ...(incomes === undefined ? {} : { incomes }),
  };
}
