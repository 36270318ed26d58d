/** The choices offered after an unsure message, and what the resident meant by choosing one. */
import { choiceByLabels, choiceByNumber } from './answers/choice.ts';
import { leaveFlow, openQuestion } from './engine.ts';
import { heardAs, type Heard } from './heard.ts';
import { owner } from './handover/state.ts';
import { voices, type Talk } from './talk.ts';
import { guessLabels } from './topics.ts';

const ELSE = 'else';

function chosen(talk: Talk, heard: Heard, intents: readonly string[]): string | undefined {
  const names = [...intents, ELSE];
  if (heard.word === 'yes') return names[0];
  if (heard.word === 'no' || heard.word === 'unknown') return ELSE;
  const sets = voices(talk).map((lang) => guessLabels(talk, lang));
  return choiceByNumber(heard.plain, names) ?? choiceByLabels(heard.plain, names, sets);
}

/**
 * The message in the light of the choices that were offered: what was chosen, "explain it otherwise" for none of
 * these, and the message itself when it is about something else. The question before is open again.
 */
export function settleGuess(talk: Talk, heard: Heard): Heard {
  const { guess, position, optedOutAt } = talk.now;
  const silent = optedOutAt !== undefined || owner(talk.now) !== undefined;
  if (guess === undefined || position?.flow !== 'unsure' || silent) return heard;
  const choice = heard.meaning.urgent === 'none' ? chosen(talk, heard, guess.intents) : undefined;
  talk.now.guess = undefined;
  leaveFlow(talk);
  const intent = guess.intents.find((one) => one === choice);
  if (intent !== undefined) return heardAs(heard, intent, guess.words);
  if (choice !== ELSE) return heard;
  if (openQuestion(talk) !== undefined) return { ...heard, word: 'again' };
  return { ...heard, word: undefined, meaning: { ...heard.meaning, intent: 'other', also: [], likely: [] } };
}
