import type { FakeBurger, FakeTransaction } from './huishoudboekje-books.ts';

/** `GET /reports/monthly`: whole cents, unix seconds; undefined (204) when there is nothing in the period. */
export function monthlyReport(burger: FakeBurger, start: number, end: number): object | undefined {
  const [from, to] = [utcDay(start), utcDay(end)];
  const within = burger.transactions.filter((each) => from <= each.date && each.date <= to);
  if (within.length === 0) return undefined;
  const incomes = within.filter((each) => each.cents > 0);
  const expenses = within.filter((each) => each.cents <= 0);
  return {
    startDate: unix(from),
    endDate: unix(to),
    total: sum(within),
    totalExpenses: sum(expenses),
    totalIncomes: sum(incomes),
    incomes: sections(incomes),
    expenses: sections(expenses),
    balance: sum(burger.transactions.filter((each) => each.date <= to)),
  };
}

function sections(transactions: readonly FakeTransaction[]): object[] {
  const headings = [...new Set(transactions.map((each) => each.rubriek))];
  return headings.map((statementName) => ({
    statementName,
    transactions: transactions
      .filter((each) => each.rubriek === statementName)
      .map(({ cents, date, holder }) => ({
        amount: cents,
        transactionDate: unix(date),
        accountHolder: holder,
      })),
  }));
}

function sum(transactions: readonly FakeTransaction[]): number {
  return transactions.reduce((total, each) => total + each.cents, 0);
}

function utcDay(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

function unix(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1_000;
}
