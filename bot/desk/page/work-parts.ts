/** What a guide does with a resident, each under one line of the half-minute sheet. */
import { appointmentFold } from './appointment-fold.ts';
import { callFold } from './call-fold.ts';
import { deedButton, deedRow } from './fold.ts';
import { lettersFold } from './letters-fold.ts';
import { moneyFold } from './money-fold.ts';
import { monthFold } from './month-fold.ts';
import { onwardFold } from './onward-fold.ts';
import { askLinkCode, askPassOn } from './pass-on.ts';
import { referrerFold } from './referrer-fold.ts';
import { stepsFold } from './steps-fold.ts';
import { civilDay } from './times.ts';
import type { Detail, Money } from './types.ts';
import type { Work } from './work.ts';

export interface Looked {
  /** What the ledger said for the conversation in sight, or why not; undefined before somebody looked. */
  readonly money: Money | string | undefined;
  readonly look: () => void;
}

export function workParts(
  detail: Detail,
  me: string,
  work: Work,
  { money, look }: Looked,
  now: number,
): HTMLElement[] {
  const { may, handover } = detail;
  const today = civilDay(new Date(now).toISOString());
  const mine = handover?.worker === me && (handover.state === 'accepted' || handover.state === 'in-contact');
  const parts = may?.guide
    ? [
        stepsFold(detail, work, now),
        appointmentFold(detail, work, now),
        referrerFold(detail, work, now),
        monthFold(detail, work),
        onwardFold(detail, work, now),
      ]
    : [];
  const letters = lettersFold(detail, work);
  if (letters !== undefined) parts.unshift(letters);
  if (may?.call) parts.unshift(callFold(detail, work, now));
  if (may?.money) parts.push(moneyFold(money, today, look));
  const buttons = [
    may?.linkCode && deedButton('link code', 'Maak een koppelcode', () => void askLinkCode(detail, work)),
    mine && deedButton('pass on', 'Draag over aan een collega', () => void askPassOn(detail, me, work)),
  ].filter((one) => one instanceof HTMLElement);
  return buttons.length === 0 ? parts : [...parts, deedRow(...buttons)];
}
