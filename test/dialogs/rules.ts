/** What must hold after every turn of every conversation, whatever was said. */
import assert from 'node:assert/strict';
import { mostSegments, PLAIN_LANGUAGES } from '../../bot/content/check/sms.ts';
import { outsideGsm, smsSize } from '../../bot/content/sms-segments.ts';
import { hasOpenHandover, owner } from '../../dialogs/handover/state.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { Language } from '../../dialogs/meaning.ts';
import type { Said, Stage } from './stage.ts';

const MOST_ACUTE_QUESTIONS = 3;
/** Texts that hold somebody's own words, or what a city wrote: their letters are not ours. */
const NOT_OURS = ['summary.', 'handover.agreed', 'directory.', 'traject.'];
/** May be said while a worker has the conversation. */
const ALWAYS = ['danger.', 'stop.', 'handover.accepted', 'about.introduction'];

const startsWith = (id: string | undefined, beginnings: readonly string[]) =>
  id !== undefined && beginnings.some((beginning) => id.startsWith(beginning));

/** One question at a time, and no line that an SMS cannot carry in two parts. */
function readable(said: readonly Said[], lang: Language): void {
  const ours = said.filter(({ line }) => line.from === 'bot');
  const questions = ours.filter(
    ({ line, id }) => id?.startsWith('directory.') !== true && /[?؟]/.test(line.text.split('\n1 ')[0] ?? ''),
  );
  assert.ok(
    questions.length <= 1,
    `several questions: ${questions.map(({ line }) => line.text).join(' / ')}`,
  );
  for (const { line, id } of ours) {
    if (startsWith(id, NOT_OURS) || id === undefined) continue;
    if (PLAIN_LANGUAGES.includes(lang))
      assert.deepEqual(outsideGsm(line.text), [], `letters no SMS has: ${line.text}`);
    assert.ok(smsSize(line.text).segments <= mostSegments(lang), `too long for an SMS: ${line.text}`);
  }
}

/** Nothing in the voice of the assistant while a person has the conversation. */
function silent(stage: Stage, before: Conversation, said: readonly Said[]): void {
  if (owner(before) === undefined || owner(stage.conversation()) === undefined) return;
  assert.deepEqual(stage.withheld, [], 'words that the outbox had to hold back');
  const spoke = said.find(({ line, id }) => line.from === 'bot' && !startsWith(id, ALWAYS));
  assert.equal(spoke?.line.text, undefined, 'the assistant spoke while a worker had the conversation');
}

/** "Takes over" is said of who really did. */
function truthful(stage: Stage, said: readonly Said[]): void {
  for (const { line, id } of said) {
    if (!startsWith(id, ['handover.accepted'])) continue;
    const worker = stage.people.find((one) => one.id === owner(stage.conversation()));
    assert.ok(worker !== undefined && line.text.includes(worker.name), `nobody did that: ${line.text}`);
  }
}

/** Whoever is asked has a clock running; nobody is left with somebody who may never come. */
function promised({ handover, promises, agenda }: Conversation): void {
  if (handover === undefined || !['offered', 'accepted'].includes(handover.state)) return;
  const kind = handover.state === 'offered' ? 'person-answers' : 'first-contact';
  const open = promises.find((one) => one.kind === kind && one.keptAt === undefined);
  assert.ok(open !== undefined, `an ${handover.state} handover without a promise`);
  assert.equal(open.owner, handover.worker);
  assert.ok(
    agenda.some((item) => item.kind === 'promise-due' && item.about === open.id),
    'a promise without a clock',
  );
}

/** Rood asks no more than three questions before there is help and a person. */
function fewQuestions(stage: Stage): void {
  const from = stage.said.findLastIndex(({ id }) => startsWith(id, ['acute.sorry']));
  if (from < 0) return;
  const asked = new Set(
    stage.said
      .slice(from)
      .filter(({ id, line }) => startsWith(id, ['acute.', 'share.ask']) && line.text.includes('?'))
      .map(({ id }) => id?.replace(/-(?:again|short)$/, '')),
  );
  assert.ok(asked.size <= MOST_ACUTE_QUESTIONS, `rood asked ${[...asked].join(', ')}`);
}

/** @param before the conversation as it was before the turn in which this was said */
export function holdRules(stage: Stage, before: Conversation, said: readonly Said[]): void {
  readable(said, stage.conversation().lang);
  silent(stage, before, said);
  truthful(stage, said);
  promised(stage.conversation());
  fewQuestions(stage);
  if (before.optedOutAt !== undefined && stage.conversation().optedOutAt !== undefined) {
    const words = said.filter(({ id }) => !startsWith(id, ['danger.'])).map(({ line }) => line.text);
    assert.deepEqual(words, [], 'something was sent after STOP');
  }
  if (hasOpenHandover(stage.conversation())) assert.ok(stage.conversation().handover?.worker);
}
