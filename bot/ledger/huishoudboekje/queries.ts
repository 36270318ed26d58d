/** The questions asked of Huishoudboekje's GraphQL API (version 2.1.4): reads only, and no more than is needed. */

/**
 * `burgers(search)` finds a piece of text anywhere in names, addresses, accounts and search terms, so its answer may
 * name other people: only numbers are asked here, and an empty search (which returns everybody) is never sent.
 */
export const FIND = /* GraphQL */ `
  query WarmlijnFind($search: String!) {
    burgers(search: $search) {
      id
      bsn
    }
  }
`;

export const PARTICIPANT = /* GraphQL */ `
  query WarmlijnParticipant($id: Int!) {
    burger(id: $id) {
      id
      bsn
      voornamen
      achternaam
      geboortedatum
    }
  }
`;

/** The burger is asked along with the balance, because `saldo` answers 0.00 for somebody who does not exist. */
export const BALANCE = /* GraphQL */ `
  query WarmlijnBalance($id: Int!, $ids: [Int!]!, $on: Date!) {
    burger(id: $id) {
      id
      bsn
    }
    saldo(date: $on, burgerIds: $ids) {
      saldo
    }
  }
`;

/** `eindDatum` is required here, because without it the software stops at today. */
export const AGREEMENTS = /* GraphQL */ `
  query WarmlijnAgreements($id: Int!, $from: Date!, $to: Date!) {
    burger(id: $id) {
      id
      bsn
      afspraken {
        id
        omschrijving
        bedrag
        credit
        validFrom
        validThrough
        rubriek {
          naam
        }
        betaalinstructie {
          byDay
          byMonth
          byMonthDay
          repeatFrequency
          exceptDates
          startDate
          endDate
        }
        overschrijvingen(startDatum: $from, eindDatum: $to) {
          bedrag
          datum
          status
        }
      }
    }
  }
`;

/** Costs the other side nothing and reads nobody: is somebody there who speaks GraphQL? */
export const ALIVE = /* GraphQL */ `
  query WarmlijnAlive {
    __typename
  }
`;
