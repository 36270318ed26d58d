import type { FakeBurger } from './huishoudboekje-books.ts';

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Two fictitious residents, and one whose family name holds the first one's BSN. */
export const FAKE_PEOPLE: readonly FakeBurger[] = [
  {
    id: 7,
    bsn: '012345672',
    voornamen: 'Noor',
    achternaam: 'Verzonnen',
    geboortedatum: '1991-03-09',
    afspraken: [
      {
        id: 70,
        omschrijving: 'Leefgeld',
        rubriek: 'Privé-opname',
        cents: 28_050,
        credit: false,
        validFrom: '2026-01-01',
        betaalinstructie: { byMonth: EVERY_MONTH, byMonthDay: [31], startDate: '2026-01-01' },
        known: [{ datum: '2026-07-31', cents: 28_050, status: 'GEREED' }],
      },
      {
        id: 71,
        omschrijving: 'Huur Lange Straat',
        rubriek: 'Huur of hypotheek',
        cents: 61_200,
        credit: false,
        validFrom: '2026-01-01',
        betaalinstructie: { byMonthDay: [3], startDate: '2026-01-01' },
        known: [{ datum: '2026-08-03', cents: 61_200, status: 'GEREED' }],
      },
      {
        id: 72,
        omschrijving: 'Huurtoeslag',
        rubriek: 'Toeslagen',
        cents: 30_000,
        credit: true,
        validFrom: '2026-01-01',
      },
      {
        id: 73,
        omschrijving: 'Zorgtoeslag',
        rubriek: 'Toeslagen',
        cents: 12_300,
        credit: true,
        validFrom: '2026-01-01',
      },
    ],
    transactions: [
      { date: '2026-08-01', cents: 100_000, holder: 'Werkgever', rubriek: 'Inkomsten' },
      { date: '2026-08-03', cents: -61_200, holder: 'Verhuurder', rubriek: 'Huur of hypotheek' },
      { date: '2026-08-20', cents: 30_000, holder: 'Belastingdienst', rubriek: 'Toeslagen' },
      { date: '2026-08-20', cents: 12_300, holder: 'Belastingdienst', rubriek: 'Toeslagen' },
    ],
  },
  {
    id: 8,
    bsn: '123456782',
    voornamen: 'Bram',
    achternaam: 'Bedacht 12345672',
    geboortedatum: null,
    afspraken: [],
    transactions: [{ date: '2026-08-02', cents: 99_999_900, holder: 'Werkgever', rubriek: 'Inkomsten' }],
  },
];
