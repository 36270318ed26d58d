/**
 * Words to sound: an OpenAI-compatible `/audio/speech` endpoint, else espeak-ng with a program that makes WhatsApp's
 * kind of sound of it (WhatsApp takes no WAV). Nothing is kept by this code.
 */
import type { Language } from '../../dialogs/meaning.ts';
import { findProgram, runProgram } from './programs.ts';
import type { ReadAloudPlace } from './read-aloud-place.ts';

export interface Sound {
  readonly bytes: Buffer;
  readonly type: string;
}

export interface Speaker {
  /** Is there an engine at all? Both speak all seven languages. */
  readonly speaks: boolean;
  /** @throws when every engine failed, or the signal ended it. */
  speak(words: string, lang: Language, signal: AbortSignal): Promise<Sound>;
}

/** A minute of speech is a quarter of a megabyte; WhatsApp itself stops at 16 MB. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Words per minute: slower than people talk. */
const PACE = '145';
const OPUS = 'audio/ogg';

/** Programs that make small sound of a WAV from stdin, the best first. */
const ENCODERS = [
  { name: 'opusenc', args: ['--quiet', '--bitrate', '24', '-', '-'], type: OPUS },
  {
    name: 'ffmpeg',
    args: ['-loglevel', 'quiet', '-i', 'pipe:0', '-c:a', 'libopus', '-b:a', '24k', '-f', 'ogg', 'pipe:1'],
    type: OPUS,
  },
  { name: 'lame', args: ['--quiet', '-', '-'], type: 'audio/mpeg' },
] as const;

type Engine = Speaker['speak'];

function remote({ url, key, model, voice }: ReadAloudPlace): Engine | undefined {
  if (url === undefined) return undefined;
  return async (input, _lang, signal) => {
    const response = await fetch(`${url}/audio/speech`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, voice, input, response_format: 'opus' }),
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error('engine-refused');
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.length === 0 || bytes.length > MOST_BYTES) throw new Error('engine-answer');
    return { bytes, type: OPUS };
  };
}

function local({ local: name }: ReadAloudPlace, path: string): Engine | undefined {
  const program = name === 'none' ? undefined : findProgram(name, path);
  const encoders = ENCODERS.flatMap((encoder) => {
    const found = findProgram(encoder.name, path);
    return found === undefined ? [] : [{ ...encoder, program: found }];
  });
  const [encoder] = encoders;
  if (program === undefined || encoder === undefined) return undefined;
  return async (words, lang, signal) => {
    const limits = { signal, mostBytes: MOST_BYTES * 10 };
    const args = ['-v', lang, '-s', PACE, '--stdin', '--stdout'];
    const wav = await runProgram({ program, args, input: words, ...limits });
    const bytes = await runProgram({ program: encoder.program, args: encoder.args, input: wav, ...limits });
    return { bytes, type: encoder.type };
  };
}

/** @param path PATH of this machine */
export function makeSpeaker(place: ReadAloudPlace, path: string): Speaker {
  const engines = [remote(place), local(place, path)].filter((engine) => engine !== undefined);
  return {
    speaks: engines.length > 0,
    speak: async (words, lang, signal) => {
      let failure: unknown = new Error('no engine');
      for (const engine of engines) {
        try {
          return await engine(words, lang, signal);
        } catch (error) {
          failure = error;
        }
      }
      throw failure;
    },
  };
}
