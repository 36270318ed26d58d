/** Somebody with money and a plan to draw, and how they ask for it in every language. */
import type { Language } from '../../dialogs/meaning.ts';
import { newTraject, type Todo } from '../../dialogs/traject/traject.ts';
import { bill, CODE, payout } from '../dialogs/money/made-ledger.ts';
import { openMoney, START, type MoneyStage } from '../dialogs/money/open.ts';

export const ASKS: Readonly<Record<Language, string>> = {
  nl: 'stuur plaatje',
  en: 'send picture',
  tr: 'resim gönder',
  ar: 'أرسل صورة',
  pl: 'wyślij obrazek',
  es: 'envía imagen',
  pap: 'manda plachi',
};
const LONG = 'de woningcorporatie bellen over de achterstand en vragen om een regeling in kleine stukjes';

const todo = (id: string, who: Todo['who'], text: string, done = false): Todo => ({
  ...{ id, who, text, madeBy: 'samira', madeAt: START },
  ...(done ? { doneAt: START } : {}),
});

/** Somebody who is linked and checked, with leefgeld, bills and a plan. */
export function opened(channel: 'whatsapp' | 'sms' = 'whatsapp'): MoneyStage {
  const payouts = ['2026-11-05', '2026-11-12', '2026-11-26', '2026-12-03'].map((day) => payout(day, '61.25'));
  const facts = {
    payouts: payouts.map((one, at) => (at < 2 ? { ...one, status: 'sent' as const } : one)),
    bills: [
      bill('rent', '2026-11-02'),
      bill('energy', '2026-11-12'),
      { ...bill('water', '2026-11-27'), status: 'planned' as const },
      { ...bill('health-insurance', '2026-11-25'), status: 'failed' as const },
    ],
  };
  const stage = openMoney({ city: 'with-fixed-costs', facts, channel });
  for (const text of [`mijn code is ${CODE}`, '3 mei']) stage.ask(text);
  stage.wait(2);
  const conversation = stage.conversation();
  conversation.traject = {
    ...newTraject(),
    goals: [{ id: 'g', text: 'de huur weer op tijd betalen', by: 'samira', at: START }],
    todos: [
      todo('1', 'resident', 'post in een tas doen', true),
      todo('2', 'worker', LONG),
      todo('3', 'volunteer', 'samen naar het geldcafe'),
    ],
  };
  return stage;
}
