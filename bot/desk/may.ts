/** What this worker may do with a conversation beyond reading it, so that the page offers nothing else. */
import type { Worker } from '../../dialogs/city.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { GUIDES } from '../../dialogs/handover/candidates.ts';
import { isHelpLate } from '../../dialogs/handover/late-help.ts';
import { owner } from '../../dialogs/handover/state.ts';
import { hasCall, mayGuide } from '../../dialogs/traject/of.ts';
import { maySeeMoney } from '../ledger/desk-money.ts';
import { rolesFor } from './sign-in/access.ts';

export interface May {
  /** Appointments, steps, referrer, calls. */
  readonly guide: boolean;
  /** Call, and say whether it worked: who guides, and who was given a call to make. */
  readonly call: boolean;
  /** There is a linked Huishoudboekje that this worker may look into. */
  readonly money: boolean;
  readonly linkCode: boolean;
  /** The colleague who has it let a cry for help wait: this worker may take it over. */
  readonly stepIn: boolean;
}

export function mayDo(conversation: Conversation, worker: Worker): May {
  const guide = mayGuide({ now: conversation }, worker);
  return {
    guide,
    call: guide || hasCall({ now: conversation }, worker),
    money: conversation.money.participant !== undefined && maySeeMoney(conversation, worker),
    stepIn: GUIDES.includes(worker.role) && owner(conversation) !== worker.id && isHelpLate(conversation),
    linkCode: guide && rolesFor('POST', '/api/desk/link-codes').includes(worker.role),
  };
}
