/** What the resident's words mean: the fixed labels that understanding gives and conversations use. */

/** Intents a message can carry (fixed contract; order is no ranking). */
export const INTENTS = [
  'balance',
  'payout',
  'bill-paid',
  'extra-money',
  'get-help',
  'human',
  'appointment',
  'letter',
  'no-food',
  'eviction',
  'cutoff',
  'bailiff',
  'self-harm',
  'violence',
  'complaint',
  'privacy',
  'erase',
  'opt-out',
  'pause',
  'language',
  'greeting',
  'thanks',
  'yes',
  'no',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Intents that are an acute need of the household when they are urgent (rood). */
export const RED_TOPICS: readonly Intent[] = ['no-food', 'eviction', 'cutoff', 'bailiff'];

/** Is this need, as an answer, an acute one? */
export const isRed = (need: string | undefined): boolean => RED_TOPICS.some((one) => one === need);

/** Intents that are danger to life or safety. */
export const DANGER_TOPICS: readonly Intent[] = ['self-harm', 'violence'];

/** Below this confidence nobody should act as if it was understood: it is asked, or offered as a choice. */
export const UNSURE_BELOW = 0.55;

/** A weaker belief in danger than this, without a rule, raises no alarm when something else explains it. */
export const EXPLAINED_BELOW = 0.4;

/** Intents about what is at the Huishoudboekje. */
export const MONEY_TOPICS: readonly Intent[] = ['balance', 'payout', 'bill-paid', 'extra-money'];

/** `emergency`: life or safety in danger now; `red`: acute need in the household; `none`: neither. */
export const URGENCIES = ['emergency', 'red', 'none'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Languages that messages may be written in. */
export const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'es', 'pap'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How someone writes right now; only changes pacing and is never stored (design C5.4). */
export type Stress = 'calm' | 'tense' | 'high';

/** Facts found in the words themselves. Amounts are exact decimal strings such as "1250.50" (euro). */
export interface Slots {
  readonly amounts: readonly string[];
  /** ISO dates (YYYY-MM-DD), resolved against the day the message came in. */
  readonly dates: readonly string[];
  /** The month that is named ("van december", "volgende maand"), as YYYY-MM. */
  readonly month?: string;
  /** 24-hour times HH:MM. */
  readonly times: readonly string[];
  /** Months of arrears, when said ("zo'n 3 maanden"). */
  readonly months?: number;
  readonly children?: number;
  /** Ids of workers whose name occurs in the message. */
  readonly workers: readonly string[];
  /** Koppelcodes: eight characters as handed out by the desk, upper case, without separators. */
  readonly codes: readonly string[];
  /** Day and month of birth as MM-DD, when the message can be read as one ("3 mei", "03-05"). */
  readonly birthday?: string;
}

/** One understood message. `confidence` is calibrated: 0.8 means right in about 8 of 10. */
export interface Meaning {
  readonly intent: Intent;
  readonly also: readonly Intent[];
  readonly urgent: Urgency;
  readonly lang: Language;
  readonly confidence: number;
  readonly stress: Stress;
  readonly slots: Slots;
  /** The two or three likeliest intents when unsure, likeliest first. */
  readonly likely: readonly Intent[];
  /** Understood together with the few words that came just before it. */
  readonly inPieces?: true;
}

/** What slots are resolved against: the day of the message and who may be named. */
export interface MeaningContext {
  /** Civil date in Europe/Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  readonly workers: readonly { readonly id: string; readonly name: string }[];
  /** Language of the conversation so far, if known. */
  readonly lang?: Language;
  /** What the same person wrote shortly before, the oldest first: this may be the rest of it. Asked only when it is. */
  readonly before?: () => readonly string[];
}
