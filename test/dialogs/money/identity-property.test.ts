/** However a conversation goes: no amount before a link and a check that count here and now. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChannelKind } from '../../../dialogs/conversation.ts';
import { CODE, PARTICIPANT } from './made-ledger.ts';
import { openMoney, textsOf, type MoneyStage } from './open.ts';

const CODES = [CODE, 'NEW7KDE4', 'XYZ23ABC'];
const WORDS = {
  ask: 'wat is mijn saldo',
  payout: 'wanneer krijg ik leefgeld',
  right: '3 mei',
  wrong: '4 mei',
  strange: 'ZZZZ9999',
  hello: 'hoi',
  recycled: 'verkeerd verbonden',
  unlink: 'ontkoppel mijn telefoon',
  yes: 'ja',
  no: 'nee',
} as const;

type Step =
  | { readonly say: keyof typeof WORDS; readonly by: ChannelKind }
  | { readonly code: number; readonly by: ChannelKind }
  | { readonly wait: number };

const MINUTES = { moment: 2, hour: 61, day: 24 * 60, month: 31 * 24 * 60 };

/** What the test itself knows: less than the code, so it cannot be wrong in the same way. */
interface Known {
  linked: boolean;
  /** Moments of right birthdays since the link, per channel. */
  right: Record<ChannelKind, number | undefined>;
  lastHeard: number;
  lockedAt: number | undefined;
  wrongInARow: number;
}

const DAY = 24 * 60 * 60_000;

function mayHear(known: Known, by: ChannelKind, now: number): boolean {
  const right = known.right[by];
  if (!known.linked || right === undefined) return false;
  if (known.lockedAt !== undefined && now < known.lockedAt + DAY) return false;
  return by === 'whatsapp' || now < right + 60 * 60_000;
}

function note(
  known: Known,
  step: Exclude<Step, { wait: number }>,
  stage: MoneyStage,
  effects: readonly string[],
): void {
  const now = Date.parse(stage.now());
  if (now - known.lastHeard >= 30 * DAY) known.right = { whatsapp: undefined, sms: undefined };
  known.lastHeard = now;
  for (const what of effects) {
    if (what === 'check-right') {
      assert.ok('say' in step && step.say === 'right', 'only the right birthday counts as right');
      known.right = { whatsapp: undefined, sms: undefined, [step.by]: now };
    }
    if (what === 'link') {
      known.linked = true;
      known.right = { whatsapp: undefined, sms: undefined };
    }
    if (what === 'unlink' || what === 'wrong-person') known.linked = false;
    known.wrongInARow = what === 'check-wrong' ? known.wrongInARow + 1 : 0;
    if (what !== 'locked') continue;
    known.lockedAt = now;
    known.right = { whatsapp: undefined, sms: undefined };
  }
}

/** A worker who was asked comes and gives the conversation back, so that the assistant goes on. */
function workerComes(stage: MoneyStage): void {
  const { handover } = stage.conversation();
  if (handover?.state !== 'offered') return;
  stage.desk(handover.worker, { do: 'accept' });
  stage.desk(handover.worker, { do: 'return', agreed: 'besproken' });
}

function run(
  stage: MoneyStage,
  step: Exclude<Step, { wait: number }>,
): { lines: string[]; audited: string[] } {
  const before = stage.effects.length;
  const text = 'say' in step ? WORDS[step.say] : (CODES[step.code] ?? '');
  const lines = textsOf(stage.write({ text, channel: step.by }));
  const audited = stage.effects
    .slice(before)
    .flatMap((effect) => (effect.kind === 'audit' ? [effect.what] : []));
  return { lines, audited };
}

/** What is tried, the telling ones more often. */
const OFTEN: readonly (keyof typeof WORDS)[] = [
  ...(['ask', 'ask', 'ask', 'payout', 'right', 'right', 'wrong', 'wrong', 'wrong', 'strange'] as const),
  ...(['hello', 'recycled', 'unlink', 'yes', 'no'] as const),
];

const by = fc.constantFrom<ChannelKind>('whatsapp', 'whatsapp', 'whatsapp', 'sms');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ say: fc.constantFrom(...OFTEN), by }),
  },
  { weight: 2, arbitrary: fc.record({ code: fc.nat(CODES.length - 1), by }) },
  { weight: 2, arbitrary: fc.record({ wait: fc.constantFrom(...Object.values(MINUTES)) }) },
);

/** Chance brings few locks: these surely come to one. */
const LOCKS: Step[] = (['ask', 'wrong', 'ask', 'wrong', 'ask', 'wrong'] as const).map((say) => ({
  say,
  by: 'whatsapp',
}));

describe('who may hear about money, whatever happens', () => {
  it('never says an amount before link and check, never while locked, and keeps an audit of every one', () => {
    let heard = 0;
    let locked = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 8, maxLength: 24 }), (steps) => {
        const stage = openMoney();
        for (const code of CODES) stage.ledger.codes.set(code, PARTICIPANT);
        const known: Known = {
          linked: false,
          right: { whatsapp: undefined, sms: undefined },
          lastHeard: Date.parse(stage.now()),
          lockedAt: undefined,
          wrongInARow: 0,
        };
        for (const one of [{ code: 0, by: 'whatsapp' } as const, ...steps]) {
          stage.wait('wait' in one ? one.wait : 1);
          if ('wait' in one) continue;
          const { lines, audited } = run(stage, one);
          note(known, one, stage, audited);
          const amounts = lines.filter((line) => line.includes('€'));
          if (amounts.length > 0) {
            heard += 1;
            assert.ok(mayHear(known, one.by, Date.parse(stage.now())), amounts.join('\n'));
            assert.ok(audited.includes('balance') || audited.includes('payouts'));
          }
          if (audited.includes('locked')) locked += 1;
          assert.ok(known.wrongInARow <= 3);
          workerComes(stage);
        }
      }),
      { numRuns: 60, examples: [[LOCKS], [[...LOCKS, { wait: MINUTES.day }, ...LOCKS]]] },
    );
    assert.ok(heard > 10 && locked > 1, `${heard} answers and ${locked} locks are too few to prove anything`);
  });

  it('locks after three wrong ones in a row and opens after a day, whatever lies between', () => {
    const between = fc.array(fc.constantFrom('hoi', 'wat is mijn saldo', 'dank je'), { maxLength: 3 });
    fc.assert(
      fc.property(fc.tuple(between, between, between), (pauses) => {
        const stage = openMoney();
        stage.ask(CODE);
        for (const texts of pauses) {
          for (const text of texts) stage.ask(text);
          stage.wait(1);
          stage.ask('wat is mijn saldo');
          stage.ask('4 mei');
        }
        assert.ok((stage.conversation().money.lockedUntil ?? '') > stage.now());
        workerComes(stage);
        stage.wait(MINUTES.day + 1);
        stage.ask('wat is mijn saldo');
        assert.match(stage.ask('3 mei').join('\n'), /€ 112,40/);
      }),
      { numRuns: 15 },
    );
  });
});
