import assert from 'node:assert/strict';
import fc from 'fast-check';
import { admit, CLOSED_BREAKER, settle } from '../../bot/ledger/huishoudboekje/breaker.ts';
import type { Breaker } from '../../bot/ledger/huishoudboekje/breaker.ts';

const limits = { threshold: 3, openMs: 1_000 };

/** One call at a time: when it comes, and whether the other side is well. */
const calls = fc.array(fc.record({ wait: fc.nat(2_000), well: fc.boolean() }), { maxLength: 60 });

describe('The circuit breaker', () => {
  it('opens after exactly so many failures in a row, rests so long, then lets one call try', () => {
    fc.assert(
      fc.property(calls, (asked) => {
        let breaker: Breaker = CLOSED_BREAKER;
        let now = 0;
        // A second, naive account of the same rules.
        let failures = 0;
        let restsUntil = -1;
        for (const { wait, well } of asked) {
          now += wait;
          const admission = admit(breaker, limits, now);
          breaker = admission.breaker;
          assert.equal(admission.allowed, now >= restsUntil);
          if (!admission.allowed) continue;
          breaker = settle(breaker, limits, well, now);
          failures = well ? 0 : failures + 1;
          restsUntil = failures >= limits.threshold ? now + limits.openMs : -1;
        }
      }),
    );
  });

  it('never lets two calls try at the same moment', () => {
    fc.assert(
      fc.property(fc.nat(5_000), (later) => {
        const now = 1_000 + later;
        const first = admit({ state: 'open', until: 1_000 }, limits, now);
        assert.equal(first.allowed, true);
        assert.equal(admit(first.breaker, limits, now + limits.openMs - 1).allowed, false);
      }),
    );
  });

  it('is never stuck: with the other side well again it closes after one rest, whatever happened before', () => {
    const events = fc.array(fc.record({ wait: fc.nat(1_500), kind: fc.constantFrom('ask', 'well', 'ill') }), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(events, (happened) => {
        let breaker: Breaker = CLOSED_BREAKER;
        let now = 0;
        // Answers may come late, in any order, or never.
        for (const { wait, kind } of happened) {
          now += wait;
          breaker =
            kind === 'ask'
              ? admit(breaker, limits, now).breaker
              : settle(breaker, limits, kind === 'well', now);
        }
        now += limits.openMs;
        const admission = admit(breaker, limits, now);
        assert.equal(admission.allowed, true);
        assert.deepEqual(settle(admission.breaker, limits, true, now), CLOSED_BREAKER);
      }),
    );
  });
});
