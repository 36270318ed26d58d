import { buildSchema } from 'graphql';

/** The part of the GraphQL schema of Huishoudboekje 2.1.4 that matters here, written from its contract. */
export const HUISHOUDBOEKJE_SCHEMA = buildSchema(/* GraphQL */ `
  scalar Bedrag
  scalar Date

  enum DayOfWeekEnum {
    Monday
    Tuesday
    Wednesday
    Thursday
    Friday
    Saturday
    Sunday
  }

  enum OverschrijvingStatus {
    GEREED
    IN_BEHANDELING
    VERWACHTING
  }

  type Overschrijving {
    id: Int
    bedrag: Bedrag
    datum: Date
    status: OverschrijvingStatus
  }

  type Betaalinstructie {
    byDay: [DayOfWeekEnum]
    byMonth: [Int]
    byMonthDay: [Int]
    repeatFrequency: String
    exceptDates: [String]
    startDate: String
    endDate: String
  }

  type Rubriek {
    id: Int
    naam: String
  }

  type Afspraak {
    id: Int
    omschrijving: String
    bedrag: Bedrag
    credit: Boolean
    validFrom: Date
    validThrough: Date
    rubriek: Rubriek
    betaalinstructie: Betaalinstructie
    overschrijvingen(startDatum: Date, eindDatum: Date): [Overschrijving]
  }

  type Burger {
    id: Int
    bsn: Int
    voornamen: String
    achternaam: String
    geboortedatum: Date
    afspraken: [Afspraak]
  }

  type Saldo {
    saldo: Bedrag
  }

  type Query {
    burgers(search: String): [Burger]
    burger(id: Int!): Burger
    saldo(date: Date!, burgerIds: [Int]): Saldo
  }
`);
