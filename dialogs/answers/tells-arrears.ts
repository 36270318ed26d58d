/** "Ik heb de huur niet betaald", from who is not in the Huishoudboekje, tells of arrears and asks nothing. */
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';

/** "Ik weet niet of de huur betaald is" asks. */
const ASKS = /\b(?:of|if|whether)\b/;

export function tellsArrears({ now, context }: Pick<Talk, 'now' | 'context'>, heard: Heard): boolean {
  if (now.money.participant !== undefined || hasQuestionMark(heard.text) || ASKS.test(heard.plain))
    return false;
  return heard.meaning.intent === 'bill-paid' && context.words.signs(heard.text).includes('unpaid');
}
