import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MatchingRule } from '../../../bot/ledger/embedded/documents.ts';
import { makeMatcher } from '../../../bot/ledger/embedded/matcher.ts';

const word = fc.constantFrom(
  'loon',
  'Huur',
  'kenmerk 1',
  'kenmerk 12',
  '999999990',
  'A',
  'zorg',
  'toeslag',
  'ZOEKTERM7',
);
const day = fc.constantFrom('2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const rule = fc.record({
  participant: fc.constantFrom('p', 'q', 'r'),
  terms: fc.array(word, { maxLength: 3 }),
  accounts: fc.array(fc.constantFrom('X', 'Y'), { maxLength: 2 }),
  validFrom: maybe(day),
  validThrough: maybe(day),
});

/** Every rule is tried; no index. */
function naive(rules: readonly MatchingRule[], account: string, text: string, date: string): string {
  const found = rules.filter(
    (one) =>
      one.accounts.includes(account) &&
      one.terms.length > 0 &&
      one.terms.every((term) => text.toLowerCase().includes(term.toLowerCase())) &&
      (one.validFrom ?? '') <= date &&
      date <= (one.validThrough ?? '9999'),
  );
  if (found.length === 0) return 'no-agreement';
  if (new Set(found.map(({ participant }) => participant)).size > 1) return 'several-agreements';
  const oldest = found.map(({ validFrom }) => validFrom ?? '').sort()[0];
  const first = found.filter(({ validFrom }) => (validFrom ?? '') === oldest);
  return first.length === 1 ? (first[0]?.agreement ?? '') : 'several-agreements';
}

describe('Finding the agreement of an entry', () => {
  it('agrees with trying every agreement, for few and for many agreements of one account', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 120 }),
        fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
        day,
        (made, text, date) => {
          const rules: MatchingRule[] = made.map((one, index) => ({
            participant: one.participant,
            agreement: `a${index}`,
            terms: one.terms,
            accounts: one.accounts,
            ...(one.validFrom === undefined ? {} : { validFrom: one.validFrom }),
            ...(one.validThrough === undefined ? {} : { validThrough: one.validThrough }),
          }));
          const found = makeMatcher(rules)('X', text, date);
          assert.equal('why' in found ? found.why : found.agreement, naive(rules, 'X', text, date));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds nothing without the account of the other side', () => {
    const rules = [{ participant: 'p', agreement: 'a', terms: ['loon'], accounts: ['X'] }];
    assert.deepEqual(makeMatcher(rules)(undefined, 'loon', '2024-01-01'), { why: 'no-agreement' });
  });
});
