/** Amounts in rough bands: the exact figure is never asked. Bands are choices named `to-<euros>` and `above`. */
import { Decimal } from 'decimal.js';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';

/** The band an amount falls in; a bare number of three or more digits counts as euros. */
export function parseBand(step: AskStep, heard: Heard): string | undefined {
  const said = heard.meaning.slots.amounts[0] ?? /^\D*(\d{3,6})\D*$/.exec(heard.plain)?.[1];
  if (said === undefined) return undefined;
  const amount = new Decimal(said).abs();
  return Object.keys(step.choices ?? {}).find((name) => {
    const limit = /^to-(\d+)$/.exec(name)?.[1];
    return limit === undefined ? name === 'above' : amount.lessThanOrEqualTo(limit);
  });
}
