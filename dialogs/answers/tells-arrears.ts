/** "Ik heb de huur niet betaald", from who is not in the Huishoudboekje, tells of arrears and asks nothing. */
import type { Heard } from '../heard.ts';
import type { Intent } from '../meaning.ts';
import type { Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';

/** What the classifier takes it for. */
const TAKEN_FOR: readonly Intent[] = ['bill-paid', 'get-help'];

export function tellsArrears({ now, context }: Pick<Talk, 'now' | 'context'>, heard: Heard): boolean {
  if (now.money.participant !== undefined || hasQuestionMark(heard.text)) return false;
  const signs = context.words.signs(heard.plain);
  // "Ik weet niet of de huur betaald is" asks.
  return TAKEN_FOR.includes(heard.meaning.intent) && signs.includes('unpaid') && !signs.includes('whether');
}
