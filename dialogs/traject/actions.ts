/** What a worker does in the traject: appointments, steps, the referrer, calling, moving on. */
import type { Worker } from '../city.ts';
import { askKlantcontact } from '../klantcontact/klantcontact.ts';
import { confirmRegistration } from '../referral/register.ts';
import type { Talk } from '../talk.ts';
import { endAftercare, moveOn } from './aftercare.ts';
import { agree, appoint, cancel, tellOutcome, type NewAppointment } from './appointments.ts';
import { markTold } from './feedback.ts';
import { tellCalled } from './no-show.ts';
import { guards, hasCall, trajectOf } from './of.ts';
import { changePlan, type PlanAction } from './plan-actions.ts';
import { sendPlan } from './plan.ts';
import type { Referrer, Results } from './traject.ts';

export type TrajectAction =
  | { readonly do: 'appoint'; readonly appointment: NewAppointment }
  | { readonly do: 'appointment-agreed'; readonly id: string; readonly who: 'resident' | 'referrer' }
  | { readonly do: 'appointment-cancel'; readonly id: string }
  | { readonly do: 'appointment-outcome'; readonly id: string; readonly came: boolean }
  | PlanAction
  /** Sends the plan to the resident, for receipt. */
  | { readonly do: 'plan' }
  | { readonly do: 'called'; readonly reached: boolean }
  | { readonly do: 'referrer'; readonly referrer: Referrer }
  | { readonly do: 'told-referrer'; readonly id: string }
  /** The referrer heard from a person that the registration is taken up. */
  | { readonly do: 'confirm-registration'; readonly id: string }
  | { readonly do: 'move-on'; readonly phase: 'monitoring' | 'nazorg'; readonly result: string }
  | { readonly do: 'end-aftercare' }
  /** The resident agreed, in these words, that the municipality keeps this case as a klantcontact. */
  | { readonly do: 'klantcontact'; readonly words: string }
  | { readonly do: 'results'; readonly results: Results };

export function applyTrajectAction(talk: Talk, worker: Worker, action: TrajectAction): void {
  const calls = action.do === 'called' && hasCall(talk, worker);
  if (!calls && !guards(talk, worker)) return;
  switch (action.do) {
    case 'appoint':
      return appoint(talk, worker, action.appointment);
    case 'appointment-agreed':
      return agree(talk, action.id, action.who);
    case 'appointment-cancel':
      return cancel(talk, action.id);
    case 'appointment-outcome':
      return tellOutcome(talk, action.id, action.came);
    case 'todo':
    case 'todo-done':
    case 'todo-drop':
    case 'goal':
    case 'goal-reached':
    case 'goal-drop':
      return changePlan(talk, worker.id, action);
    case 'plan':
      return sendPlan(talk, worker);
    case 'called':
      return tellCalled(talk, worker, action.reached);
    case 'referrer':
      trajectOf(talk).referrer = action.referrer;
      return;
    case 'told-referrer':
      return markTold(talk, action.id);
    case 'confirm-registration':
      return confirmRegistration(talk, worker, action.id);
    case 'move-on':
      return moveOn(talk, worker, action.phase, action.result);
    case 'klantcontact':
      return askKlantcontact(talk, worker, action.words);
    case 'results':
      trajectOf(talk).results = { ...trajectOf(talk).results, ...action.results };
      return;
    case 'end-aftercare':
      return endAftercare(talk);
  }
}
