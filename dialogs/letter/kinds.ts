/** The kinds of letter that are told apart. */

/** Order is no ranking. `reminder` herinnering, `demand` aanmaning, `writ` exploot, `summons` dagvaarding. */
export const LETTER_KINDS = [
  'reminder',
  'demand',
  'writ',
  'summons',
  'eviction',
  'cutoff',
  'repayment',
  'other',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** In Dutch words for the worker. */
export const KIND_NAMES: Readonly<Record<LetterKind, string>> = {
  reminder: 'herinnering',
  demand: 'aanmaning',
  writ: 'exploot of beslag',
  summons: 'dagvaarding of oproep van de rechter',
  eviction: 'ontruiming',
  cutoff: 'afsluiten van energie of water',
  repayment: 'toeslag terugbetalen',
  other: 'andere brief',
};

/** Letters that are an acute need (rood). */
export const RED_KINDS: readonly LetterKind[] = ['eviction', 'cutoff', 'summons', 'writ'];

/** Letters that announce something on a day; in the others the day is until when. */
export const EVENT_KINDS: readonly LetterKind[] = ['eviction', 'cutoff', 'summons'];

/** Why a worker is asked about a letter; it names the kind and nothing of the resident. */
export function letterReason(kind: LetterKind): string {
  return `brief: ${KIND_NAMES[kind]}`;
}
