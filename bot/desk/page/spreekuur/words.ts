/** Words of the volunteer's page, in plain Dutch. The page is read together: nothing in it puts a label on anybody. */
import type { TableFeedback, TableRow, TableView } from './table-types.ts';

export const FEEDBACK_WORDS: Readonly<Record<TableFeedback['moment'], string>> = {
  accepted: 'heeft het opgepakt',
  'first-contact': 'heeft contact gehad',
  closed: 'heeft het afgerond',
};

export const STATE_WORDS: Readonly<Record<TableRow['state'], string>> = {
  open: 'nu bezig',
  paused: 'gaat later verder',
  ended: 'afgesloten',
  withdrawn: 'wil niets meer delen',
};

export const PHONE_WORDS: Readonly<Record<TableView['phone'], string>> = {
  none: 'Nog geen telefoonnummer.',
  asked: 'Er is een bericht gestuurd. Laat de bewoner daarop ja antwoorden.',
  confirmed: 'De telefoon is van de bewoner. De samenvatting komt daar.',
  denied: 'Wie dit nummer heeft, zei nee. Kijk het nummer na.',
};

/** What somebody may notice, in words; never a score. */
export const SIGNALS = [
  'Tas of la met dichte post',
  'Weinig eten in huis',
  'Erg gespannen of moe',
  'Begrijpt weinig Nederlands',
  'Zorg over de kinderen',
  'Misschien niet veilig thuis',
] as const;

/** Why a professional is needed now; the first is danger. */
export const URGENT = [
  { why: 'er is gevaar', words: 'Er is nu gevaar', danger: true },
  { why: 'geen eten', words: 'Geen eten voor vandaag', danger: false },
  { why: 'dreigt de woning te verliezen', words: 'Moet de woning uit', danger: false },
  { why: 'gas, stroom of water is of gaat dicht', words: 'Stroom, gas of water dicht', danger: false },
  { why: 'ik weet het niet en wil overleggen', words: 'Ik wil overleggen', danger: false },
] as const;

/** Constants of the help lines, also without a connection. */
export const NUMBERS = [
  { number: '112', words: 'Nu gevaar' },
  { number: '113', words: 'Wil niet meer leven' },
  { number: '0800-2000', words: 'Niet veilig thuis' },
] as const;
