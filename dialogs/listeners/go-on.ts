/** On where we were; who came in with something else than a need hears the opening question after the answer. */
import { resumeFlow, startFlow } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';

export function goOn(talk: Talk, heard: Heard): void {
  // What else was asked in a first message is answered next.
  if (heard.first && heard.meaning.also.length === 0) startFlow(talk, 'intake');
  else resumeFlow(talk);
}
