/** What a volunteer writes down together with the resident: a plan, and the month. Each only with its own recorded yes. */
import type { Conversation } from '../conversation.ts';
import type { MonthAction } from '../maandgesprek/actions.ts';
import { changeMonth } from '../maandgesprek/actions.ts';
import type { Talk } from '../talk.ts';
import { changePlan, type PlanAction } from '../traject/plan-actions.ts';
import { mayType } from './of.ts';
import type { Sitting } from './sitting.ts';

/** `id` names the deed, so that sending it again after a lost answer writes nothing twice. */
export type TogetherAction = { readonly id?: string } & (
  | /** The resident agreed to a plan, in these words. */
    { readonly do: 'plan-agreed'; readonly words: string }
  | { readonly do: 'plan'; readonly change: PlanAction }
  | { readonly do: 'month'; readonly change: MonthAction }
);

/** What only a worker reports: it says something of what was prevented, not of what was talked about. */
const BY_WORKERS_ONLY = 'prevented-eviction';

/** The resident said yes to this volunteer; a yes to somebody else is none. */
export function agreedWith(
  conversation: Conversation,
  receiver: 'plan' | 'budget',
  volunteer: string,
): boolean {
  const consent = conversation.consent[receiver];
  return consent?.given === true && consent.by === volunteer;
}

function isAgreed({ now }: Talk, volunteer: string, action: TogetherAction): boolean {
  if (!mayType(now)) return false;
  if (action.do === 'plan') return agreedWith(now, 'plan', volunteer);
  return action.do !== 'month' || action.change.do === 'begin' || agreedWith(now, 'budget', volunteer);
}

export function writeTogether(talk: Talk, { volunteer }: Sitting, action: TogetherAction): void {
  if (!isAgreed(talk, volunteer, action)) {
    talk.refusal = { code: 'ask-first' };
    return;
  }
  if (action.do === 'plan-agreed') {
    talk.now.consent.plan = { given: true, at: talk.context.now, words: action.words, by: volunteer };
    return;
  }
  if (action.do === 'plan') {
    changePlan(talk, volunteer, action.change);
    return;
  }
  const { change } = action;
  if (change.do === 'fact' && change.kind === BY_WORKERS_ONLY) talk.refusal = { code: 'not-yours' };
  else changeMonth(talk, volunteer, change);
}
