/**
 * On where we were, or whether to, after a rest; who came in with something else than a need hears the opening question
 * after the answer.
 */
import { resumeFlow, startFlow } from '../engine.ts';
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';
import { resume } from './pause.ts';

export function goOn(talk: Talk, heard: Heard): void {
  // What else was asked in a first message is answered next.
  if (heard.first && heard.meaning.also.length === 0) startFlow(talk, 'intake');
  else if (!resume(talk, heard)) resumeFlow(talk);
}
