/** What someone needs now: a numbered choice, or their own words as understood. */
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { isRed, RED_TOPICS, UNSURE_BELOW, type Intent } from '../meaning.ts';
import { allLabels } from '../steps/ask.ts';
import { say, wasSaid, type Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';
import { choiceByLabels, choiceByNumber } from './choice.ts';
import { tellsArrears } from './tells-arrears.ts';
import { keepWhatWasTold } from './told-already.ts';

/** Fewer words are a label or a number. */
const FEWEST_WORDS = 3;

/** Intents that name a need, as the needs the flows know. */
const NEEDS: Partial<Readonly<Record<Intent, string>>> = {
  'no-food': 'no-food',
  eviction: 'eviction',
  cutoff: 'cutoff',
  bailiff: 'bailiff',
  'get-help': 'debts',
  letter: 'letter',
  balance: 'money',
  payout: 'money',
  'bill-paid': 'money',
  'extra-money': 'money',
  human: 'human',
  appointment: 'human',
};

/** Needs understood from free words, whether or not they are among the choices. */
export const SPOKEN_NEEDS: readonly string[] = [...new Set(Object.values(NEEDS))];

/** Undefined also for what is about an acute need that is not the writer's own or not now: that is asked first. */
export function needOf(heard: Heard): string | undefined {
  const { intent, urgent, confidence } = heard.meaning;
  if (urgent === 'red') return NEEDS[intent];
  // "Help" does not say with what.
  if (heard.word === 'help') return undefined;
  if (RED_TOPICS.includes(intent)) return undefined;
  return confidence >= UNSURE_BELOW ? NEEDS[intent] : undefined;
}

/** "Mijn uitkering is gestopt", from who is not in the Huishoudboekje: what befell them is why they ask for help. */
function seeksHelpInTrouble(talk: Talk, heard: Heard): boolean {
  const { intent, urgent } = heard.meaning;
  const unknown = talk.now.money.participant === undefined;
  return unknown && intent === 'get-help' && urgent === 'none' && tellsTrouble(talk, heard);
}

/** The same, with what is known of who says it. */
export function needToldBy(talk: Talk, heard: Heard): string | undefined {
  const debts = tellsArrears(talk, heard) || seeksHelpInTrouble(talk, heard);
  return debts ? 'debts' : needOf(heard);
}

export function parseNeed(talk: Talk, step: AskStep, heard: Heard): string | undefined {
  const names = Object.keys(step.choices ?? {});
  return (
    choiceByNumber(heard.plain, names) ??
    needToldBy(talk, heard) ??
    choiceByLabels(heard.plain, names, allLabels(talk, step))
  );
}

/** "Mijn man is overleden", "mijn uitkering is gestopt": does this tell what befell somebody? */
export function tellsTrouble({ context }: Pick<Talk, 'context'>, { text, word }: Heard): boolean {
  const signs = context.words.signs(text);
  const befell = signs.includes('loss') || signs.includes('trouble');
  return word === undefined && befell && !hasQuestionMark(text);
}

/** What befell somebody is heard before anything is asked. */
export function hearTrouble(talk: Talk, heard: Heard): void {
  const grieves = talk.context.words.signs(heard.text).includes('loss');
  const id = grieves ? 'intake.heard-loss' : 'intake.heard';
  if (tellsTrouble(talk, heard) && !wasSaid(talk, id)) say(talk, id);
}

/** Who tells in their own words that money is a worry is heard first; numbers and acute need have words of their own. */
export function hearNeed(talk: Talk, heard: Heard, need: string): void {
  if (heard.plain.split(' ').length < FEWEST_WORDS) return;
  keepWhatWasTold(talk, heard);
  const grieves = talk.context.words.signs(heard.text).includes('loss');
  if (grieves && !isRed(need)) say(talk, 'intake.heard-loss');
  else if (need === 'debts') say(talk, 'intake.heard');
}
