/**
 * A second, deliberately simple calculation of balances and payouts for the example files: whole cents, regular
 * expressions, day by day. It shares no code with the ledger.
 */
import { readFileSync } from 'node:fs';

interface NaiveAgreement {
  readonly bedrag: number;
  readonly omschrijving: string;
  readonly validFrom: string;
  readonly validThrough?: string;
  readonly zoektermen: string[];
  readonly organisatie?: { kvknummer: string; vestigingsnummer: string };
  readonly betaalinstructie?: { byMonth: number[]; byMonthDay: number[]; startDate: string };
}
interface NaivePerson {
  readonly bsn: string;
  readonly rekeningen: { iban: string }[];
  readonly afspraken: NaiveAgreement[];
}
interface NaiveSample {
  readonly burgers: NaivePerson[];
  readonly organisaties: {
    kvknummer: string;
    vestigingsnummer: string;
    afdelingen: { rekeningen: { iban: string }[] }[];
  }[];
}

export interface NaiveLine {
  readonly own: string;
  readonly date: string;
  readonly cents: bigint;
  readonly account: string;
  readonly text: string;
}

export function naiveSample(path: string): NaiveSample {
  return JSON.parse(readFileSync(path, 'utf8')) as NaiveSample;
}

/** The lines of a statement file, found with regular expressions. */
export function naiveLines(path: string): NaiveLine[] {
  const text = readFileSync(path, 'utf8');
  return path.endsWith('.xml') ? camtLines(text) : swiftLines(text);
}

function camtLines(text: string): NaiveLine[] {
  const plain = text.replace(/<!--[\s\S]*?-->/g, '');
  const one = (part: string, pattern: RegExp) => pattern.exec(part)?.[1]?.trim() ?? '';
  const own = one(plain, /<Acct>[\s\S]*?<IBAN>([^<]*)/);
  return plain
    .split('<Ntry>')
    .slice(1)
    .map((entry) => {
      const incoming = one(entry, /<CdtDbtInd>([^<]*)/) === 'CRDT';
      const cents = BigInt(one(entry, /<Amt [^>]*>([^<]*)/).replace('.', ''));
      const side = incoming ? 'DbtrAcct' : 'CdtrAcct';
      return {
        own,
        date: one(entry, /<BookgDt>[\s\S]*?<Dt>([^<]*)/),
        cents: incoming ? cents : -cents,
        account: one(entry, new RegExp(`<${side}>[\\s\\S]*?<IBAN>([^<]*)`)),
        text: entry.replace(/<[^>]*>/g, ' '),
      };
    });
}

function swiftLines(text: string): NaiveLine[] {
  const own = /:25:(\S+)/.exec(text)?.[1] ?? '';
  const found = text.matchAll(/^:61:(\d\d)(\d\d)(\d\d)\d*([CD])(\d+),(\d\d).*\n:86:(.*)$/gm);
  return [...found].map(([, year, month, day, mark, whole, cents, told = '']) => {
    const amount = BigInt(`${whole}${cents}`);
    return {
      own,
      date: `20${year}-${month}-${day}`,
      cents: mark === 'C' ? amount : -amount,
      account: /^[A-Z]{2}\d{2}[A-Z]{4}\d{10}/.exec(told)?.[0] ?? '',
      text: told,
    };
  });
}

/** The lines of a person: account, every search term, validity; one agreement only. */
export function naiveBalance(
  sample: NaiveSample,
  bsn: string,
  lines: readonly NaiveLine[],
  on: string,
): bigint {
  let sum = 0n;
  for (const line of lines) {
    const owners = sample.burgers.filter((person) =>
      person.afspraken.some((a) => belongs(sample, person, a, line)),
    );
    if (line.date <= on && owners.length === 1 && owners[0]?.bsn === bsn) sum += line.cents;
  }
  return sum;
}

function belongs(
  sample: NaiveSample,
  person: NaivePerson,
  agreement: NaiveAgreement,
  line: NaiveLine,
): boolean {
  const { organisatie } = agreement;
  const accounts = organisatie
    ? sample.organisaties
        .filter(
          (o) => o.kvknummer === organisatie.kvknummer && o.vestigingsnummer === organisatie.vestigingsnummer,
        )
        .flatMap((o) => o.afdelingen.flatMap((a) => a.rekeningen))
    : person.rekeningen;
  return (
    accounts.some(({ iban }) => iban === line.account) &&
    agreement.zoektermen.every((term) => line.text.toUpperCase().includes(term.toUpperCase())) &&
    line.date >= agreement.validFrom &&
    line.date <= (agreement.validThrough ?? '9999')
  );
}

/** The days leefgeld is due according to the file, before the shift: every day of the period is looked at. */
export function naiveDueDays(person: NaivePerson, from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    for (const { omschrijving, betaalinstructie: plan, validFrom } of person.afspraken) {
      if (omschrijving !== 'Leefgeld' || !plan || day < validFrom || day < plan.startDate) continue;
      if (plan.byMonth.includes(Number(day.slice(5, 7))) && plan.byMonthDay.includes(Number(day.slice(8))))
        days.push(day);
    }
  }
  return days;
}
