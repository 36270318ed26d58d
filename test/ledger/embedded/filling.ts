import type { MadeEntry } from '../made-statements.ts';
import type { World } from '../world.ts';

/** The world as a Huishoudboekje file; the search term of an agreement is its number. */
export function sampleOf(world: World): string {
  return JSON.stringify({
    burgers: world.participants.map((one) => ({
      id: one.id,
      bsn: one.bsn,
      voornamen: one.firstNames,
      voorletters: one.initials,
      achternaam: one.surname,
      geboortedatum: one.born,
      rekeningen: [{ iban: one.account }],
      afspraken: one.agreements.map((agreement) => ({
        id: agreement.id,
        rubriek: { naam: agreement.category },
        omschrijving: agreement.description,
        tegenRekening: { iban: agreement.account },
        bedrag: agreement.amount,
        credit: agreement.credit,
        validFrom: agreement.validFrom,
        validThrough: agreement.validThrough,
        zoektermen: [`kenmerk ${agreement.id}.`],
        betaalinstructie: agreement.instruction,
        wijzigingen: agreement.changes?.map(({ from, amount, reason }) => ({
          vanaf: from,
          bedrag: amount,
          reden: reason,
        })),
      })),
    })),
  });
}

/** Every transaction of the world as a line of one statement. */
export function entriesOf(world: World): MadeEntry[] {
  return world.participants.flatMap((one) =>
    one.transactions.map(({ agreementId, date, amount }) => ({
      date,
      cents: BigInt(amount.replace('.', '')),
      account: one.agreements.find(({ id }) => id === agreementId)?.account ?? '',
      text: `Betaling kenmerk ${agreementId}.`,
    })),
  );
}
