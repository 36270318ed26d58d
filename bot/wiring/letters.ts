/** Letters, wired to Twilio's media, the reader and the rules of the content. */
import { civilDateOf } from '../../dialogs/civil-time.ts';
import type { Content } from '../content/load-content.ts';
import { makeAskKind } from '../letters/ask-kind.ts';
import { makeLetterJobs, type LetterJobs } from '../letters/jobs.ts';
import { makeReader } from '../letters/ocr/reader.ts';
import { alarmIn, partPasted } from '../letters/pasted.ts';
import { makeReadText } from '../letters/read-text.ts';
import { counter } from '../letters/read/rules.ts';
import { mediaPlaces } from '../media/media-places.ts';
import type { Understanding } from '../understanding/understanding.ts';
import type { LetterIn, Turns } from '../turn.ts';
import type { Parts } from './parts.ts';

export interface Letters {
  /** Finds and reads a letter pasted into a message. */
  readonly letterIn: (text: string, now: string) => Promise<LetterIn | undefined>;
  /** @param turns made later, as they need `letterIn` */
  readonly jobs: (turns: Turns) => LetterJobs;
}

/** @returns undefined when the content has no rules for letters */
export function openLetters({
  settings,
  store,
  clock,
  log,
  metrics,
  content,
  understanding,
}: Pick<Parts, 'settings' | 'store' | 'clock' | 'log' | 'metrics'> & {
  readonly content: Pick<Content, 'letters'>;
  readonly understanding: Understanding;
}): Letters | undefined {
  const { letters: rules } = content;
  if (rules === undefined) return undefined;
  const { twilio, languageModel } = settings;
  const readText = makeReadText(rules, languageModel && makeAskKind(languageModel));
  const marks = counter(rules.letter);
  const alarm = (text: string, today: string) =>
    alarmIn(text, (line) => understanding.understand(line, { today, workers: [] }));
  return {
    letterIn: async (text, now) => {
      const parted = partPasted(text, marks);
      if (parted === undefined) return undefined;
      const today = civilDateOf(now);
      const danger = alarm(text, today);
      const { reading } = await readText(parted.letter, today);
      return { own: parted.own, reading, ...(danger === undefined ? {} : { alarm: danger }) };
    },
    jobs: (turns) =>
      makeLetterJobs({
        store,
        turns,
        account: twilio && { ...twilio, places: mediaPlaces(twilio.accountSid, twilio.apiUrl) },
        reader: makeReader(),
        readText,
        alarm: (text) => alarm(text, civilDateOf(clock.now())),
        clock,
        log,
        count: (result) => metrics.letters.inc({ result }),
      }),
  };
}
