/** A small made-up municipality that every ledger must answer the same questions about. */

export interface WorldAgreement {
  readonly id: string;
  readonly category: string;
  readonly description: string;
  /** Euro with two decimals, as text. */
  readonly amount: string;
  readonly credit: boolean;
  readonly validFrom: string;
  readonly validThrough?: string;
  /** As the Huishoudboekje writes it: byDay ["Friday"], byMonth, byMonthDay, exceptDates, startDate, endDate. */
  readonly instruction?: Readonly<Record<string, unknown>> & { readonly startDate: string };
  /** IBAN of the other side. */
  readonly account: string;
  /** Recorded changes of the amount; not every ledger keeps them. */
  readonly changes?: readonly { readonly from: string; readonly amount: string; readonly reason: string }[];
}

export interface WorldTransaction {
  readonly agreementId: string;
  readonly date: string;
  /** Signed euro as text: negative left the Huishoudboekje. */
  readonly amount: string;
}

export interface WorldTransfer {
  readonly agreementId: string;
  /** The day the schedule names, before the shift off bank days. */
  readonly scheduled: string;
  readonly amount: string;
  /** Whether it was handed to the bank; whether it was paid, only a bank transaction shows. */
  readonly status: 'planned' | 'processing';
}

export interface WorldParticipant {
  readonly id: string;
  readonly bsn: string;
  readonly initials: string;
  readonly firstNames: string;
  readonly surname: string;
  readonly born: string;
  readonly account: string;
  readonly agreements: readonly WorldAgreement[];
  readonly transactions: readonly WorldTransaction[];
  /** What the Huishoudboekje's own list of transfers would say for June up to December 2024. */
  readonly transfers: readonly WorldTransfer[];
}

export interface World {
  readonly today: string;
  readonly participants: readonly WorldParticipant[];
}

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const ownFay = 'NL84INGB2266765221';
const ownDilan = 'NL20INGB0001234567';
const ownKees = 'NL02ABNA0123456789';
const ownSam = 'NL83ABNA1927261899';

export const world: World = {
  today: '2024-08-15',
  participants: [
    {
      id: '101',
      bsn: '999999990',
      initials: 'F.S.',
      firstNames: 'Fay',
      surname: 'de Jager',
      born: '1987-06-18',
      account: ownFay,
      agreements: [
        {
          id: '1',
          category: 'Inkomsten',
          description: 'Loon',
          amount: '765.32',
          credit: true,
          validFrom: '2021-01-01',
          account: 'NL09INGB4826953240',
        },
        {
          id: '2',
          category: 'Huur of hypotheek',
          description: 'Huur',
          amount: '647.35',
          credit: false,
          validFrom: '2019-01-01',
          account: 'NL15BNGH0285162624',
          instruction: { byMonth: everyMonth, byMonthDay: [4], startDate: '2019-01-01' },
        },
        {
          id: '3',
          category: 'Privé-opname',
          description: 'Leefgeld',
          amount: '939.94',
          credit: false,
          validFrom: '2024-06-01',
          account: ownFay,
          instruction: { byMonth: everyMonth, byMonthDay: [1], startDate: '2021-01-01' },
        },
      ],
      transactions: [
        { agreementId: '3', date: '2024-07-01', amount: '-100.00' },
        { agreementId: '2', date: '2024-07-04', amount: '-647.35' },
        { agreementId: '1', date: '2024-07-25', amount: '765.32' },
        { agreementId: '3', date: '2024-08-01', amount: '-939.94' },
      ],
      transfers: [
        { agreementId: '3', scheduled: '2024-06-01', amount: '939.94', status: 'processing' },
        { agreementId: '3', scheduled: '2024-07-01', amount: '100.00', status: 'processing' },
        { agreementId: '3', scheduled: '2024-08-01', amount: '939.94', status: 'processing' },
        { agreementId: '3', scheduled: '2024-09-01', amount: '939.94', status: 'planned' },
        { agreementId: '3', scheduled: '2024-10-01', amount: '939.94', status: 'planned' },
        { agreementId: '3', scheduled: '2024-11-01', amount: '939.94', status: 'planned' },
        { agreementId: '3', scheduled: '2024-12-01', amount: '939.94', status: 'planned' },
      ],
    },
    {
      id: '102',
      bsn: '999999989',
      initials: 'H.J.',
      firstNames: 'Sam',
      surname: 'Poortvliet',
      born: '1990-02-03',
      account: ownSam,
      agreements: [
        {
          id: '4',
          category: 'Privé-opname',
          description: 'Leefgeld',
          amount: '45.10',
          credit: false,
          validFrom: '2024-08-01',
          validThrough: '2024-08-31',
          account: ownSam,
          instruction: { byDay: ['Friday'], exceptDates: ['2024-08-23'], startDate: '2024-08-01' },
        },
        {
          id: '5',
          category: 'Privé-opname',
          description: 'Leefgeld',
          amount: '50.00',
          credit: false,
          validFrom: '2024-09-01',
          account: ownSam,
          instruction: { byMonth: everyMonth, byMonthDay: [8, 26], startDate: '2024-09-01' },
        },
      ],
      transactions: [{ agreementId: '4', date: '2024-08-02', amount: '-45.10' }],
      transfers: [
        { agreementId: '4', scheduled: '2024-08-02', amount: '45.10', status: 'processing' },
        { agreementId: '4', scheduled: '2024-08-09', amount: '45.10', status: 'processing' },
        { agreementId: '4', scheduled: '2024-08-16', amount: '45.10', status: 'planned' },
        { agreementId: '4', scheduled: '2024-08-30', amount: '45.10', status: 'planned' },
        { agreementId: '5', scheduled: '2024-09-08', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-09-26', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-10-08', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-10-26', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-11-08', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-11-26', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-12-08', amount: '50.00', status: 'planned' },
        { agreementId: '5', scheduled: '2024-12-26', amount: '50.00', status: 'planned' },
      ],
    },
    {
      id: '103',
      bsn: '999999977',
      initials: 'C.R.D.',
      firstNames: 'Chris',
      surname: 'Poortvliet',
      born: '1999-12-31',
      account: 'NL05ABNA1578530261',
      agreements: [],
      transactions: [],
      transfers: [],
    },
    {
      // Two parts a month, the rent paid, the energy still to come.
      id: '104',
      bsn: '999999965',
      initials: 'D.',
      firstNames: 'Dilan',
      surname: 'Verzonnen',
      born: '1979-04-23',
      account: ownDilan,
      agreements: [
        {
          id: '6',
          category: 'Privé-opname',
          description: 'Leefgeld eerste deel',
          amount: '50.00',
          credit: false,
          validFrom: '2024-06-01',
          account: ownDilan,
          instruction: { byMonth: everyMonth, byMonthDay: [1], startDate: '2024-06-01' },
        },
        {
          id: '7',
          category: 'Privé-opname',
          description: 'Leefgeld tweede deel',
          amount: '60.00',
          credit: false,
          validFrom: '2024-06-01',
          account: ownDilan,
          instruction: { byMonth: everyMonth, byMonthDay: [15], startDate: '2024-06-01' },
        },
        {
          id: '8',
          category: 'Huur of hypotheek',
          description: 'Huur',
          amount: '400.00',
          credit: false,
          validFrom: '2024-08-01',
          account: 'NL15BNGH0285162624',
          instruction: { byMonth: everyMonth, byMonthDay: [1], startDate: '2024-08-01' },
        },
        {
          id: '9',
          category: 'Gas en elektriciteit',
          description: 'Stroom',
          amount: '80.25',
          credit: false,
          validFrom: '2024-08-10',
          account: 'NL09INGB4826953240',
          instruction: { byMonth: everyMonth, byMonthDay: [20], startDate: '2024-08-01' },
        },
        {
          // Collected by the payee, and over before this month: says nothing about it.
          id: '11',
          category: 'Water',
          description: 'Drinkwater',
          amount: '17.00',
          credit: false,
          validFrom: '2024-01-01',
          validThrough: '2024-07-31',
          account: 'NL09INGB4826953240',
        },
      ],
      transactions: [
        { agreementId: '8', date: '2024-08-01', amount: '-400.00' },
        { agreementId: '6', date: '2024-08-02', amount: '-50.00' },
      ],
      transfers: [
        { agreementId: '6', scheduled: '2024-07-01', amount: '50.00', status: 'processing' },
        { agreementId: '7', scheduled: '2024-07-15', amount: '60.00', status: 'processing' },
        { agreementId: '6', scheduled: '2024-08-01', amount: '50.00', status: 'processing' },
        { agreementId: '8', scheduled: '2024-08-01', amount: '400.00', status: 'processing' },
      ],
    },
    {
      // Less than agreed, for a reason that was written down; the payment before was sent back.
      id: '105',
      bsn: '999999953',
      initials: 'K.',
      firstNames: 'Kees',
      surname: 'Bedacht',
      born: '1964-12-01',
      account: ownKees,
      agreements: [
        {
          id: '10',
          category: 'Privé-opname',
          description: 'Leefgeld',
          amount: '50.00',
          credit: false,
          validFrom: '2024-07-01',
          account: ownKees,
          instruction: { byMonth: everyMonth, byMonthDay: [10], startDate: '2024-07-01' },
          changes: [{ from: '2024-08-01', amount: '40.00', reason: 'aflossing van het tekort' }],
        },
      ],
      transactions: [
        { agreementId: '10', date: '2024-07-10', amount: '-50.00' },
        { agreementId: '10', date: '2024-07-12', amount: '50.00' },
        { agreementId: '10', date: '2024-08-09', amount: '-40.00' },
      ],
      transfers: [
        { agreementId: '10', scheduled: '2024-07-10', amount: '50.00', status: 'processing' },
        { agreementId: '10', scheduled: '2024-08-10', amount: '40.00', status: 'processing' },
      ],
    },
  ],
};
