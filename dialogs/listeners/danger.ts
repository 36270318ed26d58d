/** Danger: the numbers at once, a person paged, nothing else asked (contract B5, conversations part 2). */
import { DANGER_NUMBERS } from '../danger.ts';
import { hearNews } from '../danger-news.ts';
import { resumeFlow } from '../engine.ts';
import { answerCheck, checkDanger, isChecking, isUnsureOfDanger } from '../danger-check.ts';
import { leaveOffDuty } from '../handover/off-duty.ts';
import { owesHelp } from '../handover/reply.ts';
import { requestHandover, workerName } from '../handover/request.ts';
import { isWaiting, owner } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { keepForLater } from '../later.ts';
import { DANGER_TOPICS, RED_TOPICS } from '../meaning.ts';
import { setStoplight } from '../stoplight.ts';
import { justSaid, say, unschedule, type Talk } from '../talk.ts';
import type { Listener } from './listener.ts';
import { isExplained } from './explained.ts';

const REASONS = {
  'self-harm': 'gevaar: denkt aan zelfdoding',
  violence: 'gevaar: geweld of niet veilig',
  emergency: 'misschien gevaar: vraagt om 112, politie of ambulance',
} as const;

function endRoutine(talk: Talk): void {
  talk.now.position = undefined;
  talk.now.stack = [];
}

/** Nothing of what was planned unasked goes on. */
function unplan(talk: Talk): void {
  unschedule(talk, 'check-in');
  unschedule(talk, 'resume-reminder');
  unschedule(talk, 'payout-notice');
}

/** Called for police, an ambulance or 112, and said no more. */
function callsEmergency({ word, meaning }: Heard): boolean {
  return word === 'emergency' && !DANGER_TOPICS.includes(meaning.intent);
}

function kindsOf({ meaning }: Heard): { violence: boolean; selfHarm: boolean } {
  const about = [meaning.intent, ...meaning.also];
  const violence = about.includes('violence');
  return { violence, selfHarm: !violence || about.includes('self-harm') };
}

function reasonFor(heard: Heard): string {
  if (callsEmergency(heard)) return REASONS.emergency;
  return heard.meaning.intent === 'violence' ? REASONS.violence : REASONS['self-harm'];
}

/** The numbers for what was said; both when both were. */
export function sayDangerNumbers(talk: Talk, heard: Heard): void {
  const how = { always: true, vital: true };
  if (callsEmergency(heard)) {
    say(talk, 'danger.emergency', DANGER_NUMBERS, how);
    return;
  }
  const { violence, selfHarm } = kindsOf(heard);
  if (violence && heard.meaning.intent === 'violence') say(talk, 'danger.violence', DANGER_NUMBERS, how);
  if (selfHarm) say(talk, 'danger.self-harm', DANGER_NUMBERS, how);
  if (violence && heard.meaning.intent !== 'violence') say(talk, 'danger.violence', DANGER_NUMBERS, how);
}

/** Rood because of danger. @returns why, in words for the worker */
export function setDanger(talk: Talk, heard: Heard): string {
  const reason = reasonFor(heard);
  setStoplight(talk.now, {
    colour: 'rood',
    rule: 'danger',
    reason,
    basis: 'Gevaar voor iemands leven of veiligheid',
    at: talk.context.now,
    by: 'rules',
  });
  return reason;
}

/** A person is asked about danger already and has not come yet. */
function isPaged(talk: Talk): boolean {
  return isWaiting(talk.now) && talk.now.handover?.urgency === 'emergency';
}

export const danger: Listener = (talk, heard) => {
  if (heard.meaning.urgent !== 'emergency' || isExplained(talk, heard)) return false;
  const violence = heard.meaning.intent === 'violence';
  const again = isPaged(talk);
  if (again && !violence && !isChecking(talk)) return afterDanger(talk, heard);
  leaveOffDuty(talk);
  const already = owner(talk.now) !== undefined;
  const unsure = !again && !already && isUnsureOfDanger(heard);
  if (!again || violence) sayDangerNumbers(talk, heard);
  const reason = setDanger(talk, heard);
  unplan(talk);
  requestHandover(talk, { urgency: 'emergency', reason, ...(again ? { quiet: true } : {}) });
  if (already) owesHelp(talk, 'emergency');
  if (unsure) {
    checkDanger(talk, heard);
    return true;
  }
  endRoutine(talk);
  if (!already) sayAfter(talk, violence, again);
  return true;
};

/** The one question that follows; who said it again has been asked already. */
function sayAfter(talk: Talk, violence: boolean, again: boolean): void {
  if (again && violence) return;
  say(talk, violence ? 'danger.safe-now' : 'danger.alone', {}, { always: true });
}

/** The answer to "did I understand you well?": a yes is danger, a clear no goes on where it was. */
export const dangerChecked: Listener = (talk, heard) => {
  const said = answerCheck(talk, heard);
  if (said === undefined || said === 'told') return false;
  if (said === 'yes') {
    endRoutine(talk);
    hearNews(talk, heard);
    const fromOutside: readonly (string | undefined)[] = [REASONS.violence, REASONS.emergency];
    const asks = fromOutside.includes(talk.now.handover?.reason) ? 'danger.safe-now' : 'danger.alone';
    say(talk, asks, {}, { always: true });
  }
  return true;
};

/** Until somebody has accepted, every further word is passed on and answered gently; no routine goes on. */
export const afterDanger: Listener = (talk, heard) => {
  const { handover } = talk.now;
  if (!isPaged(talk) || handover === undefined) return false;
  talk.effects.push({ kind: 'notify', worker: handover.worker, what: 'emergency' });
  if (isChecking(talk)) keepForLater(talk, heard, RED_TOPICS);
  if (hearNews(talk, heard)) {
    resumeFlow(talk);
    return true;
  }
  const worker = workerName(talk, handover.worker);
  const just = justSaid(talk, 'danger.here', { worker, ...DANGER_NUMBERS });
  const id = just || heard.word === 'again' ? 'danger.here-again' : 'danger.here';
  say(talk, id, { worker, ...DANGER_NUMBERS }, { always: true });
  return true;
};
