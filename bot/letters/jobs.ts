/**
 * Does what has to be done about a letter outside the conversation: reads its photo, keeps it sealed when the resident
 * said yes, or has it deleted at Twilio. Nothing is lost by a crash: the conversation asks again until it is done.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Effect } from '../../dialogs/context.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { Meaning } from '../../dialogs/meaning.ts';
import type { LetterOutcome } from '../../dialogs/letter/outcome.ts';
import { LETTER_CONSENT, workLeft, type Letter, type LetterWork } from '../../dialogs/letter/letters.ts';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import type { Clock } from '../clock.ts';
import { deleteMedia } from '../media/delete-media.ts';
import type { MediaAccount } from '../media/fetch-media.ts';
import { MediaError } from '../media/media-error.ts';
import type { Store } from '../store/port.ts';
import type { Turns } from '../turn.ts';
import { fetchPicture } from './fetch-picture.ts';
import { ReaderError, type Reader } from './ocr/reader.ts';
import { keepPicture } from './pictures.ts';
import { READABLE } from './read/readable.ts';
import type { ReadText } from './read-text.ts';

export interface LetterJobsDeps {
  readonly store: Pick<Store, 'load' | 'changeShared' | 'readShared'>;
  readonly turns: Pick<Turns, 'letter' | 'alone'>;
  readonly account: MediaAccount | undefined;
  readonly reader: Reader;
  readonly readText: ReadText;
  /** Danger in words that are no letter: somebody may photograph a farewell. */
  readonly alarm: (text: string) => Meaning | undefined;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Logger, 'warn'>;
  /** Counts what became of each piece of work. */
  readonly count: (result: LetterOutcome['kind'] | 'failed') => void;
}

/** A fetch under way at the end is not waited for longer: it is taken up again. */
const GOODBYE_MS = 2_000;

export interface LetterJobs {
  /** After a commit: begins the work that the turn asks for. */
  after(key: string, effects: readonly Effect[]): void;
  /** What is under way ends. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** A picture that will never open is told at once; anything else is tried again. */
const FINAL: readonly string[] = ['no-picture', 'too-many-pixels', 'too-small'];

const isFinal = (error: unknown) =>
  error instanceof MediaError || (error instanceof ReaderError && FINAL.includes(error.code));

function codeOf(error: unknown): string {
  return error instanceof MediaError || error instanceof ReaderError ? error.code : 'unreachable';
}

export function makeLetterJobs(deps: LetterJobsDeps): LetterJobs {
  const { store, turns, account, reader, readText, alarm, clock, log, count } = deps;
  const running = new Map<string, Promise<void>>();

  function given(conversation: Conversation): boolean | undefined {
    return conversation.consent[LETTER_CONSENT]?.given;
  }

  async function find(key: string, id: string): Promise<{ letter: Letter; work: LetterWork } | undefined> {
    const conversation = await store.load(key);
    const letter = conversation?.letters?.all.find((one) => one.id === id);
    if (conversation === undefined || letter === undefined) return undefined;
    const work = workLeft(letter, given(conversation), clock.now());
    return work === undefined ? undefined : { letter, work };
  }

  async function read(media: string, from: MediaAccount): Promise<LetterOutcome> {
    const { text, confidence } = await reader.words(await fetchPicture(media, from));
    if (confidence < READABLE) return { kind: 'unreadable' };
    const { isLetter, reading } = await readText(text, civilDateOf(clock.now()));
    if (isLetter) return { kind: 'read', reading };
    const meaning = alarm(text);
    return meaning === undefined ? { kind: 'no-letter' } : { kind: 'danger', meaning };
  }

  /** While nobody erases the resident, and only when they still want it kept. */
  async function keep(key: string, id: string, media: string, from: MediaAccount): Promise<LetterOutcome> {
    const jpeg = await reader.small(await fetchPicture(media, from));
    await turns.alone(key, async () => {
      if ((await find(key, id))?.work === 'keep') await keepPicture(store, key, id, jpeg);
    });
    await deleteMedia(media, from).catch((error: unknown) => {
      log.warn({ code: codeOf(error) }, 'the photo of a letter could not be deleted at Twilio');
    });
    return { kind: 'kept' };
  }

  async function outcomeOf(
    key: string,
    { id, media }: Letter,
    work: LetterWork,
  ): Promise<LetterOutcome | undefined> {
    if (media === undefined || account === undefined) return undefined;
    if (work === 'read') return read(media, account);
    if (work === 'keep') return keep(key, id, media, account);
    await deleteMedia(media, account);
    return { kind: 'dropped' };
  }

  async function work(key: string, id: string): Promise<void> {
    const found = await find(key, id);
    if (found === undefined) return;
    try {
      const outcome = await outcomeOf(key, found.letter, found.work);
      if (outcome === undefined) return;
      count(outcome.kind);
      await turns.letter(key, id, outcome);
    } catch (error) {
      log.warn({ code: codeOf(error), work: found.work }, 'the work on a letter did not succeed');
      count('failed');
      if (!isFinal(error)) return;
      await turns.letter(key, id, { kind: found.work === 'read' ? 'unreadable' : 'dropped' });
    }
  }

  return {
    after: (key, effects) => {
      for (const effect of effects) {
        if (effect.kind !== 'letter') continue;
        const name = `${key} ${effect.letter}`;
        if (running.has(name)) continue;
        const job = work(key, effect.letter)
          .catch((error: unknown) => {
            log.warn({ code: codeOf(error) }, 'a letter could not be worked on and is taken up again');
          })
          .finally(() => running.delete(name));
        running.set(name, job);
      }
    },
    idle: async () => {
      await Promise.allSettled(running.values());
    },
    close: async () => {
      await reader.close();
      await Promise.race([
        Promise.allSettled(running.values()),
        delay(GOODBYE_MS, undefined, { ref: false }),
      ]);
    },
  };
}
