/** What the try-out routes answer. Instants are ISO text in UTC. */
export type Channel = 'whatsapp' | 'sms';

/** A fictitious resident to be. */
export interface Someone {
  readonly from: string;
  readonly name: string;
  readonly note?: string;
  /** What this person might write first. */
  readonly first?: readonly string[];
}

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly from: 'resident' | 'bot' | 'worker';
  readonly by?: string;
  readonly text: string;
  readonly channel?: Channel;
  readonly lang?: string;
  /** Shown or heard beside the words, which say the same. */
  readonly media?: 'picture' | 'speech';
}
