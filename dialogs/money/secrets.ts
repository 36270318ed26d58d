/**
 * Things nobody should send to Warmlijn: PIN, password, full account number, BSN (domain notes 9A.26). They are taken
 * out of a message before anything is kept: what is not there cannot leak, and no answer can repeat it.
 */

export const SECRETS = ['iban', 'bsn', 'pin', 'password'] as const;
export type Secret = (typeof SECRETS)[number];

/** What stands in the transcript instead. */
const MARKS: Readonly<Record<Secret, string>> = {
  iban: '[rekeningnummer weggehaald]',
  bsn: '[BSN weggehaald]',
  pin: '[pincode weggehaald]',
  password: '[wachtwoord weggehaald]',
};

const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}(?![A-Z0-9])/gi;
const NINE_DIGITS = /(?<![\d+])(?:\d{8,9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?!\d)/g;
/** Numbers that people do have to mention; a valid eleven test is then chance. */
const OTHER_NUMBER =
  /(?:klant|relatie|polis|dossier|kenmerk|factuur|zaak|order|contract|telefoon|tel|nummer van de brief)\S*(?: \S+){0,2} *$/i;
const SAYS_BSN = /\b(?:bsn|sofi|burgerservice)/i;
const PIN = /(\bpin(?:code|nummer)?\b[^\d\n]{0,15})(\d{4,6})(?!\d|[.,]?\d| ?euro)/gi;
const PASSWORD =
  /(\b(?:wachtwoord|password|ww|passwoord)\b(?: (?:van|for|voor) \S+)?(?: (?:is|was)|:|=) ?)(\S+)/gi;

const SHORTEST_IBAN = 15;
const LONGEST_IBAN = 34;

/** ISO 13616: letters as numbers, the first four signs at the end, modulo 97 is 1. */
function isIban(written: string): boolean {
  const iban = written.replace(/ /g, '').toUpperCase();
  if (iban.length < SHORTEST_IBAN || iban.length > LONGEST_IBAN) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of turned) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97;
  return rest === 1;
}

/** The eleven test of the Dutch citizen number. */
function isBsn(written: string): boolean {
  const digits = written.replace(/\D/g, '').padStart(9, '0');
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return digits.length === 9 && Number(digits) > 0 && sum % 11 === 0;
}

/** Every secret has a digit in it or is announced; most messages have neither. */
const MAY_HOLD_ONE = new RegExp(`\\d|${PASSWORD.source}`, 'i');

/** The message without its secrets, and which kinds were in it. */
export function takeOutSecrets(text: string): { readonly text: string; readonly found: readonly Secret[] } {
  if (!MAY_HOLD_ONE.test(text)) return { text, found: [] };
  const found = new Set<Secret>();
  const mark = (secret: Secret): string => {
    found.add(secret);
    return MARKS[secret];
  };
  const clean = text
    .replace(IBAN, (written) => {
      // The pattern may run on into the next words: the longest beginning that is a number is taken.
      for (let end = written.length; end >= SHORTEST_IBAN; end -= 1) {
        if (written[end - 1] !== ' ' && isIban(written.slice(0, end)))
          return mark('iban') + written.slice(end);
      }
      return written;
    })
    .replace(NINE_DIGITS, (written: string, at: number, whole: string) => {
      const before = whole.slice(0, at);
      const meant =
        SAYS_BSN.test(before) || (written.replace(/\D/g, '').length === 9 && !OTHER_NUMBER.test(before));
      return meant && isBsn(written) ? mark('bsn') : written;
    })
    .replace(PIN, (_whole, before: string) => before + mark('pin'))
    .replace(PASSWORD, (_whole, before: string) => before + mark('password'));
  return { text: clean, found: [...found] };
}
