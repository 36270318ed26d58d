/** Takes back what the resident does not want any more: the person who was asked, or a telephone call. */
import type { Step } from '../flow.ts';
import { callOffCall, callOffPerson } from '../handover/call-off.ts';
import type { Talk } from '../talk.ts';

export function callOff(talk: Talk, step: Extract<Step, { 'call off': unknown }>): string {
  if (step['call off'] === 'person') callOffPerson(talk);
  else callOffCall(talk);
  return step.next;
}
