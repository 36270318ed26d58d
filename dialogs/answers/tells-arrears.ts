/** "Ik heb de huur niet betaald", from who is not in the Huishoudboekje, tells of arrears and asks nothing. */
import type { Heard } from '../heard.ts';
import type { Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';

export function tellsArrears({ now, context }: Pick<Talk, 'now' | 'context'>, heard: Heard): boolean {
  if (now.money.participant !== undefined || hasQuestionMark(heard.text)) return false;
  const signs = context.words.signs(heard.plain);
  // "Ik weet niet of de huur betaald is" asks.
  return heard.meaning.intent === 'bill-paid' && signs.includes('unpaid') && !signs.includes('whether');
}
