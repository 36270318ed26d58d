/** The agreements of a demo participant, with days that fit the day on which the try-out begins. */
import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../../dialogs/money/facts.ts';
import { addDays } from '../bank-days.ts';
import type { DemoLeefgeld, DemoParticipant } from './demo-schema.ts';

/** How far back the books go. */
export const DAYS_OF_BOOKS = 120;
/** The first day of the books: what was there before stands in one line. */
const OPENING = 'Beginsaldo';
/** A payout in a weekend is shown best when it is still a few days away. */
const DAYS_TO_WEEKEND = 5;

/** An agreement in the Huishoudboekje sample format. */
export interface DemoAgreement {
  readonly id: string;
  readonly omschrijving: string;
  readonly rubriek: { readonly naam: string };
  readonly bedrag: string;
  readonly credit: boolean;
  readonly validFrom: CivilDate;
  readonly validThrough?: CivilDate;
  readonly tegenRekening: { readonly iban: string };
  readonly zoektermen: readonly string[];
  readonly betaalinstructie?: Readonly<Record<string, unknown>>;
  readonly wijzigingen?: readonly {
    readonly vanaf: string;
    readonly bedrag: string;
    readonly reden: string;
  }[];
}

/** @param start the day on which the try-out began */
export function agreementsOf(participant: DemoParticipant, start: CivilDate): DemoAgreement[] {
  const first = addDays(start, -DAYS_OF_BOOKS);
  const { id, account } = participant;
  const own = (name: string, description: string) => ({
    id: `${id}-${name}`,
    omschrijving: description,
    zoektermen: [`${id}-${name}.`],
    validFrom: first,
  });
  return [
    {
      ...own('begin', OPENING),
      rubriek: { naam: 'Inkomsten' },
      bedrag: '0.01',
      credit: true,
      validThrough: first,
      tegenRekening: { iban: account },
    },
    ...participant.incomes.map((income, number) => ({
      ...own(`i${number + 1}`, income.description),
      rubriek: { naam: 'Inkomsten' },
      bedrag: income.amount,
      credit: true,
      tegenRekening: { iban: income.payer },
      betaalinstructie: { byMonthDay: income['month-days'], startDate: first },
    })),
    ...participant.leefgeld.map((leefgeld, number) => ({
      ...own(`l${number + 1}`, leefgeld.description),
      rubriek: { naam: 'Privé-opname' },
      bedrag: leefgeld.amount,
      credit: false,
      tegenRekening: { iban: account },
      betaalinstructie: { ...daysOf(leefgeld, start), startDate: first },
      wijzigingen: leefgeld.changes.map((change) => ({
        vanaf: addDays(start, -change['days-ago']),
        bedrag: change.amount,
        reden: change.reason,
      })),
    })),
  ];
}

function daysOf(leefgeld: DemoLeefgeld, start: CivilDate): Record<string, unknown> {
  if (leefgeld.weekdays !== undefined) return { byDay: leefgeld.weekdays };
  if (leefgeld['month-days'] !== undefined) return { byMonthDay: leefgeld['month-days'] };
  return { byMonthDay: [comingSaturday(start).day] };
}

/** The first Saturday that is some days away. */
function comingSaturday(start: CivilDate): Temporal.PlainDate {
  const from = Temporal.PlainDate.from(start).add({ days: DAYS_TO_WEEKEND });
  return from.add({ days: (6 - from.dayOfWeek + 7) % 7 });
}
