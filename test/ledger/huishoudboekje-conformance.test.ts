import { openHuishoudboekje } from '../../bot/ledger/huishoudboekje/ledger.ts';
import type { FakeAfspraak, FakeBurger, FakeTransfer } from '../fakes/huishoudboekje-books.ts';
import { startFakeHuishoudboekje } from '../fakes/huishoudboekje.ts';
import { ledgerConformance } from './conformance.ts';
import type { WorldAgreement, WorldParticipant } from './world.ts';

/** GEREED is never set by the real software, so not here either: only its report shows that money left. */
const STATUSES = { planned: 'VERWACHTING', processing: 'IN_BEHANDELING' } as const;

ledgerConformance('the real Huishoudboekje', async (filling, city) => {
  const clock = () => Date.parse(`${filling.today}T12:00:00Z`);
  const burgers = filling.participants.map(burgerOf);
  const fake = await startFakeHuishoudboekje({ burgers, today: filling.today, clock });
  const ledger = openHuishoudboekje({
    url: fake.url,
    token: fake.token,
    userApi: { url: fake.url, apiKey: fake.apiKey },
    clock,
    jitter: () => 0,
    timeZone: 'Europe/Amsterdam',
    ...city,
  });
  return { ledger, keepsReasons: false, close: () => fake.close() };
});

function burgerOf(participant: WorldParticipant): FakeBurger {
  return {
    id: Number(participant.id),
    bsn: participant.bsn,
    voornamen: participant.firstNames,
    achternaam: participant.surname,
    geboortedatum: participant.born,
    afspraken: participant.agreements.map((agreement) => afspraakOf(agreement, participant)),
    transactions: participant.transactions.map((transaction) => ({
      date: transaction.date,
      cents: cents(transaction.amount),
      holder: transaction.agreementId,
      rubriek: participant.agreements.find((each) => each.id === transaction.agreementId)?.category ?? '',
    })),
  };
}

function afspraakOf(agreement: WorldAgreement, participant: WorldParticipant): FakeAfspraak {
  const { validThrough, instruction } = agreement;
  return {
    id: Number(agreement.id),
    omschrijving: agreement.description,
    rubriek: agreement.category,
    cents: cents(agreement.amount),
    credit: agreement.credit,
    validFrom: agreement.validFrom,
    ...(validThrough === undefined ? {} : { validThrough }),
    ...(instruction === undefined ? {} : { betaalinstructie: instruction }),
    known: knownTransfers(agreement, participant),
  };
}

/** The transfers the world lists, and else those on the day of a bank transaction. */
function knownTransfers(agreement: WorldAgreement, participant: WorldParticipant): FakeTransfer[] {
  const listed = participant.transfers.filter((transfer) => transfer.agreementId === agreement.id);
  if (listed.length > 0) {
    return listed.map(({ scheduled, amount, status }) => ({
      datum: scheduled,
      cents: cents(amount),
      status: STATUSES[status],
    }));
  }
  return participant.transactions
    .filter((transaction) => transaction.agreementId === agreement.id)
    .map(({ date, amount }) => ({ datum: date, cents: -cents(amount), status: 'IN_BEHANDELING' }));
}

function cents(euro: string): number {
  return Number(euro.replace('.', ''));
}
