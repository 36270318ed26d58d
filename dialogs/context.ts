/** What a turn is handed: the moment, the city, the flows and the words. Nothing in dialogs/ fetches anything itself. */
import type { CityFacts, DirectoryNeed } from './city.ts';
import type { Conversation } from './conversation.ts';
import type { Flow, StoplightRule } from './flow.ts';
import type { Language } from './meaning.ts';
import type { MoneyFacts, MoneyRequest } from './money/request.ts';
import type { MoneyTopic } from './money/topics.ts';
import type { Texts } from './texts.ts';

/** Words with a fixed effect anywhere in a conversation, as data per language (locales/<lang>/words.yaml). */
export const GLOBAL_WORDS = [
  'stop',
  'start',
  'emergency',
  'help',
  'human',
  'call',
  'pause',
  'back',
  'skip',
  'unknown',
  'again',
  'yes',
  'no',
  'robot',
  'cost',
  'reach',
  'no-questions',
  'withdraw',
  'budget',
  'plan',
  'picture',
  'picture-amounts',
  'pictures-on',
  'pictures-off',
  'speech',
  'speech-on',
  'speech-off',
] as const;
export type GlobalWord = (typeof GLOBAL_WORDS)[number];

/** What words show (locales/<lang>/words.yaml). */
export const SIGNS = [
  'emergency',
  'asks',
  'of-us',
  'lack',
  'purpose',
  'permits',
  'relief',
  'unpaid',
  'creditor',
  'loss',
  'unheard',
  'no-person',
  'no-call',
  'settled',
  'no-help',
  'keeps',
  'sometimes',
  'of-talk',
  'of-messages',
  'goes-on',
  'trouble',
  'roofless',
  'kin',
  'all-bills',
  'to-come',
  'how-much',
  'when-then',
  'so-little',
  'other-day',
  'salary',
  'benefit',
  'holiday-pay',
  'allowance',
  'refund',
  'energy-money',
  'relation',
  'nobody',
  'no-name',
  'no-owner',
  'why',
  'missing',
  'less',
  'usual',
  'wrong',
  'accuses',
  'medicine',
  'for-another',
  'fears-for-children',
  'fears-for-home',
  'moment',
  'at-once',
  'any-time',
  'farewell',
  'gratitude',
  'stranger',
  'denies',
  'rather',
  'next-week',
  'weekend',
  'busy',
  'border',
  'by-message',
  'behind',
  'not-behind',
  'unopened',
  'whether',
  'what-next',
  'insight',
  'asks-why',
  'own',
  'gets',
  'pays',
  'for-what',
  'none',
  'none-behind',
  'not-with',
  'article',
] as const;
/**
 * `emergency`: somebody is in danger or does not breathe, or police or an ambulance is called for;
 * `asks`: a word that asks something; `of-us`: the Huishoudboekje, or what only it has;
 * `lack`: something is missing or about to happen; `purpose`: what something is for; `permits`: a yes to what somebody
 * may do; `relief`: it was nothing; `unpaid`: something could not be paid; `creditor`: to whom money can be owed beside rent,
 * energy and care; `loss`: somebody died; `unheard`: nobody came who was promised, or when they come ("nog niks gehoord");
 * `no-person` and `no-call`: a person or a telephone call is not wanted; `settled`: it is no longer needed;
 * `no-help`: no help is wanted; `keeps`: a stop or an erasing that is not wanted; `sometimes`: some hours or some messages;
 * `of-talk` and `of-messages`: a stop is about our questions and this talk, or about all messages; `goes-on`: on with what was asked;
 * `trouble`: something that befell somebody ("mijn uitkering is gestopt");
 * `roofless`: no roof over their head, or none tonight; `kin`: somebody of the resident's own ("mijn man");
 * `all-bills`: bills in general; `to-come`: whether they will be paid; `how-much`, `when-then` and `so-little`: ask on after
 * an amount or a day; `other-day`: a day that is not today; `salary`, `benefit`, `holiday-pay`, `allowance`, `refund` and
 * `energy-money`: which income is meant;
 * `relation`: family, a friend or a helper; `nobody`: a word that says nobody, or asks; `no-name`: one that stands in no name;
 * `no-owner`: what money is of, and is no person;
 * `why`: asks or says why, which is no yes;
 * `missing`: money that did not come; `less`: less than it should be; `usual`: what it is at other times; `wrong`: what was
 * told is not so; `accuses`: we are said to have taken it;
 * `medicine`: what cannot wait, to be fetched or paid;
 * `for-another`: the need is somebody else's; `fears-for-children`: afraid that asking for help costs the children;
 * `fears-for-home`: afraid that the home will be lost, and not a word more;
 * `moment`, `at-once` and `any-time`: when something may happen, now, or whenever;
 * `farewell` and `gratitude`: the end of a talk, thanks or praise;
 * `stranger`: somebody else has the phone; `denies` and `rather`: of a time, not this one, and before what is wanted instead;
 * `next-week` and `weekend`: some day in it; `busy`: when not; `border`: a time that is not the one to call; `by-message`: a
 * message instead; `behind` and `not-behind`: whether something is not paid in time; `unopened`: post that stays closed;
 * `whether`: asks if it is so; `what-next`: asks when, or what happens now; `insight`: asks what is kept; `asks-why`: asks
 * why, and never says it; `own`: a thing of their own; `gets`: tells what they get; `pays`: speaks of paying; `for-what`:
 * what extra money is for; `none`, `none-behind` and `not-with`: in front of a thing, behind it, or in front of one that is
 * not meant, that it is not there; `article`: may stand between.
 */
export type Sign = (typeof SIGNS)[number];

export interface Words {
  /** The global word this whole message is, in any language. */
  find(text: string): GlobalWord | undefined;
  /** The language, other than Dutch, that this whole message is a global word of, when it is one of no other. */
  languageOf(text: string): Language | undefined;
  /** The language whose name this message asks for. */
  language(text: string): Language | undefined;
  /** The language named somewhere in a message that is known to ask for one. */
  languageIn(text: string): Language | undefined;
  /** What this message asks about money, by the words in it, in any language. */
  topics(text: string): readonly MoneyTopic[];
  /** Asks whether a letter can be read. */
  letter(text: string): boolean;
  /** What the words show. */
  signs(text: string): readonly Sign[];
  /** The practical help that this message asks where to find. */
  places(text: string): readonly DirectoryNeed[];
}

export interface Context {
  /** The moment of this turn, UTC. */
  readonly now: string;
  readonly facts: CityFacts;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly rules: readonly StoplightRule[];
  readonly texts: Texts;
  readonly words: Words;
  /** Active residents of a worker just now. */
  readonly load: (workerId: string) => number;
  /** An engine can read this language aloud; nothing is read aloud unless given. */
  readonly readsAloud?: (lang: Language) => boolean;
  /** Spoken to whoever writes a language that the city does not write; Dutch unless given. */
  readonly standIn?: Language;
  /** Answers to what an earlier pass of this same turn asked for. */
  readonly money?: MoneyFacts;
}

/** Why an action of a worker cannot be done; becomes a problem answer at the desk. */
export interface Refusal {
  readonly code:
    | 'taken'
    | 'not-open'
    | 'not-yours'
    | 'opted-out'
    | 'window-closed'
    | 'in-the-past'
    | 'no-referrer'
    | 'too-many-open'
    | 'too-many-goals'
    /** A plan begins with what it is for. */
    | 'no-goal'
    | 'follow-first'
    | 'absent'
    /** This volunteer does not sit with this resident (any more). */
    | 'not-at-the-table'
    /** What was told is on its way to the conversation of the resident's phone. */
    | 'moving'
    | 'question-passed'
    /** The resident has not said yet whether the volunteer may type. */
    | 'ask-first'
    /** That day has yet to come. */
    | 'not-yet'
    | 'no-number'
    /** Without a phone nothing can be written to the resident. */
    | 'no-phone';
  /** Worker who owns the conversation now. */
  readonly owner?: string;
}

/** The new conversation, or what has to be looked up before the turn can be decided, or why it cannot be done. */
export type Outcome =
  | { readonly kind: 'done'; readonly conversation: Conversation; readonly effects: readonly Effect[] }
  | { readonly kind: 'needs'; readonly needs: MoneyRequest }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What else must happen besides the new document; each is safe to repeat. */
export type Effect =
  | {
      readonly kind: 'notify';
      readonly worker: string;
      readonly what: 'offer' | 'message' | 'emergency' | 'phone-task' | 'feedback';
    }
  | { readonly kind: 'audit'; readonly who: string; readonly what: string; readonly participant: string }
  /** Asks the owner of a phone whether they sit with this volunteer. */
  | {
      readonly kind: 'ask-phone';
      readonly number: string;
      readonly sitting: string;
      readonly volunteer: string;
      readonly typedAt: string;
    }
  /** The owner of that phone does not sit there. */
  | { readonly kind: 'phone-denied'; readonly sitting: string }
  /** What was told at the table goes to the conversation of the resident's phone. */
  | { readonly kind: 'move-sitting'; readonly from: string; readonly to: string }
  /** Puts the case in the municipality's register. */
  | { readonly kind: 'klantcontact'; readonly id: string }
  /** There is work on a letter: to read it, to keep its picture or to drop it. */
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'erase' };
