/** The made-up books behind the fake Huishoudboekje: amounts in whole cents, days as YYYY-MM-DD. */
export interface FakeBurger {
  readonly id: number;
  readonly bsn: string;
  readonly voornamen: string;
  readonly achternaam: string;
  readonly geboortedatum: string | null;
  readonly afspraken: readonly FakeAfspraak[];
  readonly transactions: readonly FakeTransaction[];
}

export interface FakeAfspraak {
  readonly id: number;
  readonly omschrijving: string;
  readonly rubriek: string;
  readonly cents: number;
  readonly credit: boolean;
  readonly validFrom: string;
  readonly validThrough?: string;
  readonly betaalinstructie?: FakeBetaalinstructie;
  /** Payments that were exported or paid; the others are planned from the instruction. */
  readonly known?: readonly FakeTransfer[];
}

export interface FakeBetaalinstructie {
  readonly byDay?: readonly string[];
  readonly byMonth?: readonly number[];
  readonly byMonthDay?: readonly number[];
  readonly exceptDates?: readonly string[];
  readonly repeatFrequency?: string;
  readonly startDate: string;
  readonly endDate?: string;
}

export interface FakeTransfer {
  readonly datum: string;
  readonly cents: number;
  readonly status: 'VERWACHTING' | 'IN_BEHANDELING' | 'GEREED';
}

export interface FakeTransaction {
  readonly date: string;
  readonly cents: number;
  readonly holder: string;
  readonly rubriek: string;
}

/** Cents as the GraphQL scalar `Bedrag` writes them: "-12.34". */
export function bedrag(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `saldo`: no ids at all is everybody together, an unknown id is nothing, as in the real software. */
export function saldoCents(burgers: readonly FakeBurger[], ids: readonly number[], date: string): number {
  const whose = ids.length === 0 ? burgers : burgers.filter((burger) => ids.includes(burger.id));
  return whose
    .flatMap((burger) => burger.transactions)
    .filter((transaction) => transaction.date <= date)
    .reduce((sum, transaction) => sum + transaction.cents, 0);
}

/** `overschrijvingen`: walks the days one by one; without an end it stops today. */
export function transfersBetween(
  afspraak: FakeAfspraak,
  startDatum: string | undefined,
  eindDatum: string | undefined,
  today: string,
): FakeTransfer[] {
  const plan = afspraak.betaalinstructie;
  if (plan === undefined) return [];
  const first = startDatum !== undefined && startDatum > plan.startDate ? startDatum : plan.startDate;
  const wanted = eindDatum ?? today;
  const last = plan.endDate !== undefined && plan.endDate < wanted ? plan.endDate : wanted;
  const found: FakeTransfer[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) {
    if (!names(plan, day) || plan.exceptDates?.includes(day)) continue;
    const known = afspraak.known?.find((transfer) => transfer.datum === day);
    found.push(known ?? { datum: day, cents: afspraak.cents, status: 'VERWACHTING' });
  }
  return found;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function names(plan: FakeBetaalinstructie, day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (plan.byDay !== undefined && plan.byDay.length > 0) {
    return plan.byDay.includes(WEEKDAYS[date.getUTCDay()] ?? '');
  }
  const months = plan.byMonth !== undefined && plan.byMonth.length > 0 ? plan.byMonth : undefined;
  return (
    (plan.byMonthDay?.includes(date.getUTCDate()) ?? false) &&
    (months?.includes(date.getUTCMonth() + 1) ?? true)
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
