/** What the desk's routes answer (contract B3), as far as the page uses it. Instants are ISO text in UTC. */
import type { QuickReply } from '../quick-replies.ts';
import type { MonthView } from '../../../dialogs/maandgesprek/view.ts';
import type { Traject } from '../../../dialogs/traject/traject.ts';
import type { DeskRow } from '../../store/port.ts';
import type { LetterView } from '../letters-view.ts';
import type { May } from '../may.ts';

export type Colour = 'rood' | 'oranje' | 'groen';
export type Row = DeskRow & { readonly workerName?: string | null };

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}
/** A worker who guides residents too. */
export type Colleague = Person & { readonly away?: boolean };
export type Me = Person & { readonly csrf?: string };

export type Delivery =
  'queued' | 'sending' | 'uncertain' | 'sent' | 'delivered' | 'read' | 'failed' | 'withheld';

export interface Line {
  readonly id: string;
  readonly at: string;
  readonly from: 'resident' | 'bot' | 'worker' | 'note';
  readonly by?: string;
  readonly byName?: string;
  readonly text: string;
  readonly lang?: string;
  /** Sent as a picture or as sound, with these words. */
  readonly sentAs?: 'picture' | 'speech';
  readonly delivery?: Delivery;
}

export interface Promised {
  readonly kind?: string;
  readonly what: string;
  readonly owner: string;
  readonly ownerName?: string;
  readonly due: string;
  readonly kept?: string | boolean | null;
  readonly broken?: string | boolean | null;
  /** The resident cried for help. */
  readonly urgent?: 'red' | 'emergency';
}

/** A small step; `who` does it. */
export interface Task {
  readonly id: string;
  readonly text: string;
  readonly who: 'resident' | 'worker' | 'volunteer';
  readonly done: boolean;
  /** Id of the goal it leads to. */
  readonly goal?: string;
}

export interface Appointment {
  readonly id: string;
  readonly kind: 'talk' | 'phone' | 'home' | 'threeWay';
  readonly at: string;
  readonly place: string;
  readonly worker?: string;
  readonly state: 'proposed' | 'fixed' | 'held' | 'missed' | 'cancelled';
  readonly residentAgreedAt?: string | undefined;
  readonly referrerAgreedAt?: string | undefined;
}

type Worked = Pick<
  Traject,
  | 'goals'
  | 'plan'
  | 'referrer'
  | 'registrations'
  | 'feedback'
  | 'noShow'
  | 'aftercare'
  | 'results'
  | 'klantcontacten'
>;
export type Guided = Partial<Worked> & { readonly appointments?: readonly Appointment[] };

/** Something of the ledger, or why it is not known. */
type Known<T> = ({ readonly known: true; readonly asOf: string } & T) | { readonly known: false };

/** Amounts are text with two decimals, days are civil dates. */
export interface Payout {
  readonly date: string;
  readonly amount: string;
  readonly status: 'planned' | 'processing' | 'sent';
  readonly sentOn?: string;
  readonly lateFrom?: string;
  readonly agreed?: string;
  readonly reason?: string;
}

/** Each time it is asked for is on record. */
export interface Money {
  readonly balance: Known<{
    readonly amount: string;
    readonly reserved?: { readonly amount: string; readonly until: string };
  }>;
  readonly payouts: Known<{ readonly list: readonly Payout[] }>;
}

type Words = string | readonly string[] | null;

/** The half-minute sheet (design C7). */
export interface Overview {
  readonly colour?: Colour | null;
  readonly why?: string | null;
  readonly since?: string | null;
  readonly words?: Words;
  readonly needFirst?: Words;
  readonly tried?: Words;
  readonly involved?: Words;
  readonly language?: string | null;
  readonly interpreter?: boolean | string | null;
  /** Warmlijn does not write this language and writes Dutch and English instead. */
  readonly standIn?: boolean;
  /** Whose texts in this language no native speaker has read yet: names of files of texts. */
  readonly unreviewed?: readonly string[];
  readonly callTimes?: Words;
  readonly agreed?: Words;
  readonly promises?: readonly Promised[];
  readonly tasks?: readonly Task[];
}

export interface Handover {
  readonly state: 'offered' | 'accepted' | 'in-contact' | 'returned' | 'withdrawn' | 'closed';
  readonly worker: string;
  readonly workerName?: string;
  readonly urgency?: 'emergency' | 'red' | 'normal';
  readonly reason?: string;
  /** When the worker of now was asked. */
  readonly offeredAt?: string;
  readonly passed?: readonly { worker: string; workerName?: string; at: string; why: string }[];
}

export interface ColourMoment {
  readonly colour: Colour;
  readonly reason: string;
  readonly at: string;
  readonly by?: string;
  readonly byName?: string;
}

export interface Detail {
  readonly id: string;
  readonly name: string;
  readonly stoplight: Colour | null;
  readonly status: Row['status'];
  readonly channel?: string | null;
  readonly summary?: string | null;
  readonly overview?: Overview | null;
  readonly replies?: readonly QuickReply[];
  readonly transcript: readonly Line[];
  readonly handover?: Handover | null;
  readonly promises?: readonly Promised[];
  readonly consent?: Readonly<Record<string, { given: boolean; at: string }>>;
  readonly traject?: Guided | null;
  /** There is a register of klantcontacten to put this in. */
  readonly register?: boolean;
  /** Only for the named worker. */
  readonly letters?: readonly LetterView[];
  readonly maandgesprek?: MonthView;
  /** With which volunteer the resident sits or sat. */
  readonly beside?: string;
  readonly may?: May;
  /** Only for who is to call. */
  readonly phone?: string;
  /** Somebody else wrote on this phone, or has the number now. */
  readonly phoneWith?: 'stranger' | 'new-owner';
  readonly ledger?: Money;
  readonly stoplightHistory?: readonly ColourMoment[];
  readonly withheld?: 'no-consent';
  readonly window?: { open: boolean; until?: string; template?: string };
  readonly optedOut?: boolean;
  /** Without a phone and without a volunteer at the table: nothing can be written. */
  readonly outOfReach?: boolean;
}
