/** Many residents who write through Twilio, which delivers again whatever was not acknowledged. */
import { setTimeout as delay } from 'node:timers/promises';
import { chanceFrom } from './random.ts';

/** What they write: the words and numbers answer the questions of the intake, and all of it is answered. */
const TEXTS = [
  'hoi',
  'help ik heb geen eten meer voor mn kinderen',
  '1',
  '2',
  '3',
  'ja',
  'nee',
  'charlois',
  'weet ik niet',
  'ben je een robot',
  'ik snap het niet',
  'ik heb schulden',
  'ik wil een mens spreken',
  'terug',
] as const;
/** One in so many residents now and then wants no messages, and then wants them again. */
const FICKLE = 10;
const STOPS = ['STOP', 'STOP', 'START', 'START'] as const;

/** Part of the messages that Twilio delivers twice at once, and that come before the one before is acknowledged. */
const TWICE = 0.1;
const HURRIED = 0.15;
const DELIVER_AGAIN_MS = 20;

export interface Written {
  readonly id: string;
  readonly text: string;
  /** Messages with the same number were under way at the same time. */
  readonly moment: number;
}

export interface Crowd {
  /** Delivers once more what this number wrote so many messages ago; nothing when there was no such message. */
  again(number: string, ago: number): Promise<void>;
  /** Everything written by each number, in the order in which it was written. */
  readonly written: ReadonlyMap<string, readonly Written[]>;
  readonly counts: { acknowledged: number; redelivered: number };
  /** This number wrote STOP now and then, so that not everything is answered. */
  fickle(number: string): boolean;
  /** Nobody begins a new message; resolves when every message is acknowledged. */
  finish(): Promise<void>;
}

export interface CrowdOptions {
  readonly seed: number;
  readonly residents: number;
  /** How many write at the same time. */
  readonly atOnce: number;
  /** Longest silence of those between two messages, milliseconds. */
  readonly silence: number;
  /** What they write besides. */
  readonly more?: readonly string[];
  /** One delivery; resolves to the HTTP status, or fails when the line is cut. */
  readonly deliver: (form: Record<string, string>) => Promise<number>;
  /** Resolves when there is somebody to deliver to. */
  readonly reachable: () => Promise<unknown>;
}

function numberOf(index: number): string {
  return `+3160000${String(index).padStart(4, '0')}`;
}

function formOf(number: string, { id, text }: Written): Record<string, string> {
  return { MessageSid: id, From: `whatsapp:${number}`, Body: text };
}

export function startCrowd(options: CrowdOptions): Crowd {
  const chance = chanceFrom(options.seed);
  const numbers = Array.from({ length: options.residents }, (_, index) => numberOf(index));
  const fickle = new Set(numbers.filter((_, index) => index % FICKLE === 0));
  const texts = [...TEXTS, ...(options.more ?? [])] as const;
  const fickleTexts = [...texts, ...STOPS] as const;
  const written = new Map<string, Written[]>(numbers.map((number) => [number, []]));
  const counts = { acknowledged: 0, redelivered: 0 };
  let finishing = false;
  let count = 0;
  let moment = 0;

  const hand = async (form: Record<string, string>): Promise<void> => {
    for (;;) {
      await options.reachable();
      if ((await options.deliver(form).catch(() => 0)) === 200) return;
      counts.redelivered += 1;
      await delay(DELIVER_AGAIN_MS);
    }
  };
  const write = async (number: string): Promise<void> => {
    count += 1;
    const message = {
      id: `SM${String(count).padStart(32, '0')}`,
      text: chance.pick(fickle.has(number) ? fickleTexts : texts),
      moment,
    };
    written.get(number)?.push(message);
    const form = formOf(number, message);
    const times = chance.next() < TWICE ? 2 : 1;
    await Promise.all(Array.from({ length: times }, () => hand(form)));
    counts.acknowledged += 1;
  };
  const voice = async (): Promise<void> => {
    while (!finishing) {
      await options.reachable();
      await delay(chance.wait(0, options.silence));
      const number = numbers.shift();
      if (number === undefined) continue;
      moment += 1;
      await Promise.all([write(number), ...(chance.next() < HURRIED ? [write(number)] : [])]);
      numbers.push(number);
    }
  };
  const voices = Array.from({ length: options.atOnce }, voice);
  return {
    written,
    counts,
    fickle: (number) => fickle.has(number),
    again: async (number, ago) => {
      const message = written.get(number)?.at(-1 - ago);
      if (message !== undefined) await hand(formOf(number, message));
    },
    finish: async () => {
      finishing = true;
      await Promise.all(voices);
    },
  };
}
