/**
 * Pictures and sound on their way to a phone. Twilio fetches them at an address that is sealed with our own key: nobody
 * can guess or read it, it ends after a quarter of an hour, and earlier when the message has arrived.
 */
import { z } from 'zod';
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import type { Language } from '../../dialogs/meaning.ts';
import type { Picture } from '../../dialogs/pictures/picture.ts';
import type { Vault } from '../store/vault.ts';
import type { Sound, Speaker } from '../voice/speaker.ts';

export interface Media {
  /** Makes ready what goes along with this line. @returns its address; undefined when it cannot be made */
  addressOf(key: string, line: Line): Promise<string | undefined>;
  /** @returns undefined for what is not (or no longer) there */
  serve(token: string): Promise<Sound | undefined>;
  /** What goes along with a line, for our own pages. */
  make(key: string, line: Line): Promise<Sound | undefined>;
}

export interface MediaDeps {
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  readonly now: () => string;
  readonly publicUrl: string;
  readonly load: (key: string) => Promise<Conversation | undefined>;
  readonly render: (picture: Picture) => Promise<Buffer>;
  readonly speaker: Speaker;
  readonly log: { warn(fields: object, message: string): void };
  /** Longest time to make sound; the words left long before. */
  readonly speechMs?: number;
}

const PURPOSE = 'media address';
const VALID_MS = 15 * 60_000;
const SPEECH_MS = 20_000;
/** Made things kept for the fetch that follows; the oldest leaves first. */
const MOST_KEPT = 50;
const tokenSchema = z.object({ key: z.string(), line: z.string(), until: z.number() });

/** Longer than any address of ours. */
const LONGEST_TOKEN = 1_000;

/** The provider may still come for it. */
const ON_ITS_WAY: readonly (string | undefined)[] = ['queued', 'sending', 'uncertain', 'sent'];

export function makeMedia(deps: MediaDeps): Media {
  const { vault, speaker, log, speechMs = SPEECH_MS } = deps;
  const kept = new Map<string, Sound>();
  const keep = (id: string, made: Sound) => {
    kept.set(id, made);
    setTimeout(() => kept.delete(id), VALID_MS).unref();
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
  const fresh = async ({ picture, speech, text, lang }: Line): Promise<Sound | undefined> => {
    if (picture !== undefined) return { bytes: await deps.render(picture), type: 'image/png' };
    if (speech === undefined || !speaker.speaks) return undefined;
    const spoken: Language = lang ?? 'nl';
    return speaker.speak(text, spoken, AbortSignal.timeout(speechMs));
  };
  const make: Media['make'] = async (key, line) => {
    const id = `${key}.${line.id}`;
    const known = kept.get(id);
    if (known !== undefined) return known;
    try {
      const made = await fresh(line);
      return made && keep(id, made);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a picture or sound was not made');
      return undefined;
    }
  };
  const read = (token: string) => {
    if (token.length > LONGEST_TOKEN || !/^[A-Za-z0-9_-]+$/.test(token)) return undefined;
    try {
      const text = vault.open(Buffer.from(token, 'base64url'), PURPOSE).toString();
      return tokenSchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  };
  return {
    make,
    addressOf: async (key, line) => {
      if ((await make(key, line)) === undefined) return undefined;
      const until = Date.parse(deps.now()) + VALID_MS;
      const sealed = vault.seal(Buffer.from(JSON.stringify({ key, line: line.id, until })), PURPOSE);
      return `${deps.publicUrl}/api/media/${sealed.toString('base64url')}`;
    },
    serve: async (token) => {
      const about = read(token);
      if (about === undefined || about.until < Date.parse(deps.now())) return undefined;
      const conversation = await deps.load(about.key);
      const line = conversation?.transcript.find(({ id }) => id === about.line);
      const id = `${about.key}.${about.line}`;
      if (line !== undefined && ON_ITS_WAY.includes(line.delivery?.state)) return make(about.key, line);
      kept.delete(id);
      return undefined;
    },
  };
}
