import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { BankDayShift } from '../bank-days.ts';
import type { LeefgeldMarker } from '../huishoudboekje/leefgeld.ts';

/** What a plan of payments needs to know of the city and the day. */
export interface CityRules {
  readonly shift: BankDayShift;
  readonly marker: LeefgeldMarker;
  readonly today: CivilDate;
}
