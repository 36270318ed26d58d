/** "Oke" under news that came after the question ("ik heb nu Fatma gevraagd"): no answer, so the question comes again. */
import { openQuestion, resumeFlow } from '../engine.ts';
import type { Heard } from '../heard.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Talk } from '../talk.ts';
import type { Listener } from './listener.ts';

/** "Oke", "is goed": a yes that may only take note. */
export function takesNote({ context }: Pick<Talk, 'context'>, heard: Heard): boolean {
  return heard.word === 'yes' && context.words.signs(heard.text).includes('permits');
}

/** Was the last thing we said news of its own, and not what we asked? */
function lastWasNews({ now }: Talk): boolean {
  const lines = now.transcript.slice(0, -1);
  const before = lines.findLast((line) => line.from === 'resident');
  const said = lines.findLast((line) => line.from === 'bot');
  if (before === undefined || said === undefined || said.at <= before.at) return false;
  return said.asks === undefined && !hasQuestionMark(said.text);
}

export const news: Listener = (talk, heard) => {
  if (openQuestion(talk) === undefined || talk.now.restingSince !== undefined) return false;
  if (!takesNote(talk, heard) || !lastWasNews(talk)) return false;
  resumeFlow(talk);
  return true;
};
