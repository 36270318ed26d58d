/** Why a file is not taken, in words for the person who offered it. The catalogue is the documentation. */
export const refusals = {
  'unknown-format': 'This is not a CAMT.053 or MT940 bank statement, and not a Huishoudboekje file either.',
  'empty-file': 'The file is empty.',
  unreadable: 'The file cannot be opened.',
  'too-large': 'The file is larger than a bank statement can be.',
  'wrong-version': 'This kind or version of statement is not supported; camt.053.001.02 and later are.',
  'wrong-encoding': 'The file is not written in the character set it says it is.',
  'not-well-formed': 'The XML is damaged.',
  'document-type-refused':
    'The XML has a document type or entities. A bank never sends those; they can be an attack.',
  'too-deep': 'The XML is nested deeper than a bank statement can be.',
  'text-too-long': 'A text is longer than a bank statement allows.',
  'too-many-entries': 'The file has more entries than can be taken at once.',
  'no-statement': 'There is no bank statement in the file.',
  'missing-field': 'Something that every statement must have is not there.',
  'wrong-field': 'A field is not written as the format says.',
  'wrong-amount': 'An amount is not an amount in euro and cents.',
  'negative-amount': 'An amount is negative. A bank gives the direction separately.',
  'wrong-direction': 'It is not clear whether the money came in or went out.',
  'foreign-currency': 'The currency is not euro.',
  'wrong-date': 'A date does not exist.',
  'balance-mismatch': 'The opening balance and the entries do not add up to the closing balance.',
  'cut-off': 'The file seems cut off: the end is missing.',
  'not-json': 'The file is not valid JSON.',
  'wrong-participants': 'The participants are not written as the Huishoudboekje writes them.',
  'wrong-bsn': 'A BSN is not a valid BSN.',
} as const;

export type RefusalCode = keyof typeof refusals;

/** Where in the file: a line, an element or field, or both. */
export interface Place {
  readonly line?: number;
  /** XML element, MT940 field such as ":61:", or path in a JSON file such as "burgers[3].bsn". */
  readonly element?: string;
}

/** A file is refused as a whole; nothing of it is kept. `detail` never holds names, accounts or amounts of people. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly place: Place;

  constructor(code: RefusalCode, place: Place = {}, detail = '') {
    super(detail === '' ? refusals[code] : `${refusals[code]} ${detail}`);
    this.code = code;
    this.place = place;
  }
}
