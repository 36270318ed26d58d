import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import { hasOpenHandover, isInDanger, owner } from '../../dialogs/handover/state.ts';
import { holdRules } from './rules.ts';
import { openStage, real, type Said, type Stage } from './stage.ts';

const RUNS = 300;
const MOST_STEPS = 30;
/** More than this at once nobody reads on a phone. */
const MOST_LINES = 10;
/** A message every few seconds: no more than the rate limit lets through. */
const MINUTES_BETWEEN = 0.1;

/** What people type: numbers, words, needs, nonsense, other languages, danger, and words with a fixed effect. */
const TEXTS = [
  ...['1', '2', '3', '4', '5', '9', '1 en 2', 'een', 'nummer 2', '1250', '€ 1.250,50', '23-4', '3 maanden'],
  ...[
    'ja',
    'nee',
    'ja hoor',
    'nee joh',
    'weet ik niet',
    'overslaan',
    'ja, en wanneer komt mijn leefgeld',
    'oke',
  ],
  ...['hoi', 'hoi', 'dankjewel', 'terug', 'ik snap het niet', 'wat bedoel je', 'verder', 'iets anders'],
  ...[
    'ik heb schulden',
    'ik heb een brief',
    'hoeveel heb ik nog',
    'wanneer krijg ik leefgeld',
    'is mijn huur betaald',
  ],
  ...['ik heb geen eten', 'ik word uit huis gezet', 'de stroom gaat eraf', 'de deurwaarder komt'],
  ...['geen eten en we worden uit huis gezet en wanneer komt mijn geld', 'kan ik extra geld voor een fiets'],
  ...['ik wil dood', 'mijn man slaat me', 'haha ik ga dood van het lachen'],
  ...['mens', 'kan ik samira spreken', 'ben je een robot', 'wie leest dit', 'verwijder mijn gegevens'],
  ...[
    'JULLIE DOEN NOOIT WAT!!!',
    'kutbot',
    'pauze',
    'morgen',
    'later',
    'stop',
    'start',
    'english please',
    'nederlands',
  ],
  ...['charlois', 'noord', 'bij de markt', 'mijn zus helpt', 'in de middag', 'om half vier', 'overmorgen'],
  ...[
    'asdf',
    '',
    '?',
    '...',
    '😭😭',
    'a'.repeat(900),
    'merhaba',
    'أريد المساعدة',
    'nie mam pieniędzy',
    '{worker}',
  ],
];
const WORKERS = ['samira', 'daan', 'fatma', 'noor', 'ruben', 'marijke'];
const MINUTES = [1, 5, 31, 241, 60 * 13, 60 * 24 * 3, 60 * 24 * 31];

type Act =
  | { readonly kind: 'say'; readonly text: string; readonly sms: boolean; readonly media: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'desk'; readonly worker: string; readonly action: DeskAction };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      text: fc.constantFrom(...TEXTS),
      sms: fc.boolean(),
      media: fc.constantFrom(0, 0, 0, 0, 0, 1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(...MINUTES) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('desk' as const),
      worker: fc.constantFrom(...WORKERS),
      action: fc.constantFrom<DeskAction>(
        { do: 'accept' },
        { do: 'decline', reason: 'kan niet' },
        { do: 'write', text: 'Dag, ik ben er.' },
        { do: 'return', agreed: 'dinsdag bellen' },
        { do: 'close', reason: 'klaar' },
        { do: 'stoplight', colour: 'oranje', reason: 'het gaat beter' },
      ),
    }),
  },
);
/** A moment in a week: nights, weekends and Christmas among them. */
const starts = fc
  .integer({ min: 0, max: 7 * 24 * 4 })
  .map((quarters) => new Date(Date.UTC(2026, 11, 21, 0, quarters * 15)).toISOString());

function act(stage: Stage, one: Act): readonly Said[] {
  if (one.kind === 'wait') return stage.wait(one.minutes);
  if (one.kind === 'say') {
    return stage.write({ text: one.text, channel: one.sms ? 'sms' : 'whatsapp', media: one.media });
  }
  const end = stage.desk(one.worker, one.action);
  return 'code' in end ? [] : end;
}

/** A message is never left without a word, unless a person or the resident's own STOP wants it so. */
function answered(stage: Stage, one: Act, said: readonly Said[]): void {
  const now = stage.conversation();
  if (one.kind !== 'say' || now.optedOutAt !== undefined || owner(now) !== undefined) return;
  assert.ok(said.length > 0, `no answer to "${one.text}"`);
  assert.ok(said.length <= MOST_LINES, `${said.length} messages in answer to "${one.text}"`);
}

/** From any state a person, a rest and the end are one word away. */
function waysOut(stage: Stage): void {
  const before = stage.conversation();
  if (before.optedOutAt !== undefined) return;
  const asking = stage.fork();
  asking.write({ text: 'mens' });
  assert.ok(hasOpenHandover(asking.conversation()), '"mens" brought nobody');
  const stopping = stage.fork();
  stopping.write({ text: 'STOP' });
  assert.ok(stopping.conversation().optedOutAt !== undefined, '"STOP" did not stop');
  if (owner(before) !== undefined || isInDanger(before)) return;
  const resting = stage.fork();
  const said = resting.write({ text: 'pauze' });
  assert.ok(said.length > 0 && resting.conversation().restingSince !== undefined, '"pauze" brought no rest');
}

/** Not understanding is never said twice in the same words. */
function noRepeats(stage: Stage): void {
  const { unclearSaid } = stage.conversation();
  assert.equal(new Set(unclearSaid).size, unclearSaid.length, unclearSaid.join(', '));
}

function walk(start: string, steps: readonly Act[]): void {
  const stage = openStage(start);
  for (const one of steps) {
    const before = stage.conversation();
    const said = act(stage, one);
    holdRules(stage, before, said);
    answered(stage, one, said);
    noRepeats(stage);
    stage.wait(MINUTES_BETWEEN);
  }
  waysOut(stage);
}

describe('whatever people say, whenever, and whatever workers do', () => {
  it('every message is answered readably and truthfully, and a way out stays open', () => {
    fc.assert(fc.property(starts, fc.array(acts, { minLength: 1, maxLength: MOST_STEPS }), walk), {
      numRuns: RUNS,
    });
  });

  it('every question of every flow has a person, a rest and the end one word away', () => {
    for (const [name, flow] of real().content.flows) {
      for (const [step, found] of Object.entries(flow.steps)) {
        if (!('ask' in found)) continue;
        const stage = openStage('2026-11-17T09:00:00.000Z');
        stage.write({ text: 'hoi' });
        const asking = { ...stage.conversation(), position: { flow: name, step, unclear: 0 } };
        try {
          waysOut(openStage(stage.now(), 'whatsapp', { from: asking }));
        } catch (error) {
          assert.fail(`${name}.${step}: ${error instanceof Error ? error.message : ''}`);
        }
      }
    }
  });
});
