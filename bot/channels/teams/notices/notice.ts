/** What a worker is told in Teams, and what one card is about. */
export const NOTICE_KINDS = [
  /** Asked to take a resident over. */
  'offer',
  /** The same, with a life in danger. */
  'emergency',
  /** A colleague was asked, and Teams does not reach them. */
  'unreached',
  /** Danger in a conversation that somebody has. */
  'danger',
  /** A resident wrote and waits for an answer. */
  'message',
  /** Call: messages do not arrive, or somebody did not come. */
  'phone-task',
  /** A promise was not kept. */
  'late',
  /** Did the resident come to the appointment? */
  'outcome',
  /** A time that somebody still has to find or to confirm. */
  'arrange',
  /** Somebody registered a resident and is to hear that it is taken up. */
  'registration',
  /** Word to the referrer of what became of it. */
  'feedback',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Notice {
  /** Worker id, or `channel:` and the id of a channel. */
  readonly to: string;
  readonly kind: NoticeKind;
  /** Tells one occasion from the next: the same one is the same card. */
  readonly since: string;
  /** Whom or what it is about, in words without personal data of the resident. */
  readonly about?: string;
}

export const CHANNEL_PREFIX = 'channel:';

/** The card of this notice in this conversation. */
export function cardId(conversation: string, notice: Notice): string {
  return [conversation, notice.to, notice.kind, notice.since].join(' ');
}
