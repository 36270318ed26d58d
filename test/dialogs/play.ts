/** Plays a transcript through the conversation and holds every line of it. */
import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../dialogs/city.ts';
import { stamp, TIME_ZONE, zoned } from '../../dialogs/civil-time.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import { openQuestion } from '../../dialogs/engine.ts';
import { isWaiting, owner } from '../../dialogs/handover/state.ts';
import { holdRules } from './rules.ts';
import { openStage, real, type Said, type Stage } from './stage.ts';
import type { CaseFacts, Transcript, TranscriptStep } from './transcript.ts';

/** The week in which the transcripts play: Monday 16 to Sunday 22 November 2026. */
const MONDAY = Temporal.PlainDate.from('2026-11-16');
const MINUTES = { minute: 1, hour: 60, day: 1_440 } as const;

/** @param after a weekday means the first one at or after this instant; else the one in the week of the transcripts */
export function instantOf(moment: string, after?: string): string {
  const [day = '', time = ''] = moment.split(' ');
  const weekday = WEEKDAYS.findIndex((name) => name === day);
  const first = after === undefined ? MONDAY : zoned(after).toPlainDate();
  const ahead = (weekday - (first.dayOfWeek - 1) + 7) % 7;
  const date = weekday < 0 ? Temporal.PlainDate.from(day) : first.add({ days: ahead });
  const at = (on: Temporal.PlainDate) =>
    stamp(on.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time.padStart(5, '0') }));
  return after !== undefined && weekday >= 0 && at(date) < after ? at(date.add({ days: 7 })) : at(date);
}

function minutesOf(length: string): number {
  const parts = [...length.matchAll(/(\d+) (minute|hour|day)/g)];
  return parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * MINUTES[unit as keyof typeof MINUTES],
    0,
  );
}

function actionOf(text: string): { worker: string; action: DeskAction } {
  const [worker = '', verb, ...rest] = text.split(' ');
  const words = rest.join(' ');
  const actions: Readonly<Record<string, DeskAction>> = {
    accepts: { do: 'accept' },
    writes: { do: 'write', text: words },
    declines: { do: 'decline', reason: words },
    returns: { do: 'return', agreed: words },
    closes: { do: 'close', reason: words },
  };
  const action = actions[verb ?? ''];
  assert.ok(action !== undefined, `a worker cannot "${verb}"`);
  return { worker, action };
}

const show = (said: readonly Said[]) =>
  said.map(({ line, id }) => `      ${id ?? line.from}: ${line.text.replace(/\n/g, ' | ')}`).join('\n');

function fits({ line, id }: Said, wanted: string | Readonly<Record<string, string>>): boolean {
  if (typeof wanted !== 'string') {
    return Object.entries(wanted).every(([text, words]) => id === text && line.text.includes(words));
  }
  return real().content.texts.has('nl', wanted) ? id === wanted : line.text.includes(wanted);
}

function holdLines(
  said: readonly Said[],
  wanted: Extract<TranscriptStep, { warmlijn: unknown }>['warmlijn'],
): void {
  let at = 0;
  let skips = false;
  for (const one of wanted === 'nothing' ? [] : wanted) {
    if (one === '...') {
      skips = true;
      continue;
    }
    while (skips && at < said.length && !fits(said[at] as Said, one)) at += 1;
    const line = said[at];
    const name = typeof one === 'string' ? one : JSON.stringify(one);
    assert.ok(line !== undefined && fits(line, one), `"${name}" was not said here; said was\n${show(said)}`);
    at += 1;
    skips = false;
  }
  if (!skips) assert.equal(said.length, at, `more was said than expected:\n${show(said)}`);
}

function holdCase(stage: Stage, facts: CaseFacts): void {
  const now = stage.conversation();
  const open = now.promises.filter((one) => one.keptAt === undefined);
  const { handover } = now;
  const given = now.consent.worker?.given;
  const question = openQuestion({ context: stage.context(), now, effects: [], stress: 'calm' });
  const is: Required<Omit<CaseFacts, 'told' | 'due' | 'promises' | 'answers'>> = {
    colour: now.stoplight?.colour ?? 'none',
    asked: isWaiting(now) ? (handover?.worker ?? 'none') : 'none',
    owner: owner(now) ?? 'none',
    urgency: handover?.urgency ?? 'normal',
    reason: handover?.reason ?? 'none',
    share: given === undefined ? 'none' : given ? 'yes' : 'no',
    lang: now.lang,
    stopped: now.optedOutAt !== undefined,
    question: question?.ask ?? 'none',
  };
  for (const [name, value] of Object.entries(facts)) {
    if (name in is) assert.equal(is[name as keyof typeof is], value, name);
  }
  for (const [name, value] of Object.entries(facts.answers ?? {}))
    assert.equal(now.answers[name]?.value, value, name);
  if (facts.promises !== undefined) {
    assert.deepEqual(open.map((one) => one.kind).sort(), [...facts.promises].sort());
  }
  for (const [kind, moment] of Object.entries(facts.due ?? {})) {
    assert.equal(
      open.find((one) => one.kind === kind)?.due,
      instantOf(moment, now.createdAt),
      `${kind} is due`,
    );
  }
  const told = new Set(stage.effects.flatMap((effect) => (effect.kind === 'notify' ? [effect.worker] : [])));
  for (const worker of facts.told ?? []) assert.ok(told.has(worker), `${worker} was told nothing`);
}

/** Plays it; an error names the step by its number. */
export function play(transcript: Transcript): void {
  const stage = openStage(instantOf(transcript.at), transcript.channel);
  let said: readonly Said[] = [];
  let refusal: string | undefined;
  const happens = (does: () => readonly Said[] | { readonly code: string }) => {
    const before = stage.conversation();
    const end = does();
    refusal = 'code' in end ? end.code : undefined;
    said = 'code' in end ? [] : end;
    holdRules(stage, before, said);
  };
  const perform = (step: TranscriptStep) => {
    if ('resident' in step) happens(() => stage.write({ text: step.resident }));
    if ('sms' in step) happens(() => stage.write({ text: step.sms, channel: 'sms' }));
    if ('photo' in step) happens(() => stage.write({ text: step.photo, media: 1 }));
    if ('unsure' in step) {
      const { text, likely, urgent } = step.unsure;
      const understood = { intent: likely[0] ?? 'other', also: [], urgent, confidence: 0.3, likely } as const;
      happens(() => stage.write({ text, understood }));
    }
    if ('many' in step) {
      for (let time = 0; time < step.many.times; time += 1)
        happens(() => stage.write({ text: step.many.text }));
    }
    if ('wait' in step) happens(() => stage.wait(minutesOf(step.wait)));
    if ('until' in step) {
      const until = Date.parse(instantOf(step.until, stage.now()));
      happens(() => stage.wait((until - Date.parse(stage.now())) / 60_000));
    }
    if ('desk' in step) {
      const { worker, action } = actionOf(step.desk);
      happens(() => stage.desk(worker, action));
    }
    if ('refused' in step) assert.equal(refusal, step.refused);
    else assert.ok(!('warmlijn' in step) || refusal === undefined, `refused: ${refusal}`);
    if ('warmlijn' in step) holdLines(said, step.warmlijn);
    if ('never' in step) {
      for (const words of step.never) {
        const line = stage.said.find((one) => fits(one, words));
        assert.equal(line?.line.text, undefined, `"${words}" was said`);
      }
    }
    if ('case' in step) holdCase(stage, step.case);
  };
  transcript.talk.forEach((step, at) => {
    try {
      perform(step);
    } catch (error) {
      if (error instanceof Error) error.message = `step ${at + 1} ${JSON.stringify(step)}: ${error.message}`;
      throw error;
    }
  });
}
