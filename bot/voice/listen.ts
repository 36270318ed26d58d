/**
 * Turns a voice message into words before its turn: fetched, written out, and gone. The sound is only ever in memory;
 * after it was written out it is deleted at Twilio too. Whatever goes wrong, the message goes on without words.
 */
import type { Inbound } from '../channels/port.ts';
import type { Logger } from 'pino';
import { deleteMedia } from '../media/delete-media.ts';
import type { MediaAccount } from '../media/fetch-media.ts';
import { MediaError } from '../media/media-error.ts';
import { fetchRecording } from './fetch-recording.ts';
import type { SpeechPlace } from './speech-place.ts';
import { transcribe } from './transcribe.ts';
import { VoiceError } from './voice-error.ts';

/** Twilio waits fifteen seconds for our answer, and the turn comes after this. */
export const MOST_MS = 9_000;

export interface ListenOptions {
  readonly account: MediaAccount | undefined;
  readonly speech: SpeechPlace | undefined;
  readonly log: Pick<Logger, 'warn'>;
  /** Counts what became of each voice message. */
  readonly count: (result: 'heard' | 'unheard' | 'no-engine') => void;
  readonly timeoutMs?: number;
}

/** The same message, with the spoken words in its text when they could be read. */
export type Listen = (inbound: Inbound) => Promise<Inbound>;

const codeOf = (error: unknown) =>
  error instanceof VoiceError || error instanceof MediaError ? error.code : 'unreachable';

async function forget(address: string, account: MediaAccount, log: ListenOptions['log']): Promise<void> {
  try {
    await deleteMedia(address, account);
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'a voice message could not be deleted at Twilio');
  }
}

export function makeListen({ account, speech, log, count, timeoutMs = MOST_MS }: ListenOptions): Listen {
  return async (inbound) => {
    if (inbound.voice === undefined) return inbound;
    const unheard: Inbound = { ...inbound, spoken: 'unheard' };
    if (account === undefined || speech === undefined) {
      count('no-engine');
      return unheard;
    }
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const recording = await fetchRecording(inbound.voice, account, signal);
      const words = await transcribe(recording, speech, signal);
      void forget(inbound.voice, account, log);
      count(words === '' ? 'unheard' : 'heard');
      if (words === '') return unheard;
      const text = [inbound.text, words].filter((part) => part !== '').join('\n');
      return { ...inbound, text, media: Math.max(0, inbound.media - 1), spoken: 'heard' };
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'a voice message could not be read');
      count('unheard');
      return unheard;
    }
  };
}
