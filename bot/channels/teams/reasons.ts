/**
 * Reasons that may be shown in Teams: those that rules and flows give, from a closed set. A reason may also hold what
 * somebody wrote or an amount; that is read in Warmlijn only.
 */
import { LETTER_KINDS, letterReason } from '../../../dialogs/letter/kinds.ts';
import type { Flow, StoplightRule } from '../../../dialogs/flow.ts';

/** Given by the code of the conversation itself; the part before a colon is enough to know that it is urgent. */
const GENERAL: readonly string[] = [
  'gevaar',
  'vraag over geld',
  'vraagt om een mens',
  'vraagt naar een afspraak',
  'zoekt een nieuwe afspraak',
  'schrijft na STOP over acute nood',
  'medewerker stapt zelf in',
  'nieuw gesprek',
  'moet voor de rechter komen',
  ...LETTER_KINDS.map(letterReason),
];
const OTHERWISE = 'lees in Warmlijn waarom';

/** @returns a reason that can be shown for any reason of a handover or a colour */
export function makeShownReason(
  rules: readonly StoplightRule[],
  flows: ReadonlyMap<string, Flow>,
): (reason: string) => string {
  const steps = [...flows.values()].flatMap((flow) => Object.values(flow.steps));
  const handovers = steps.flatMap((step) => ('hand over' in step ? [step['hand over'].reason ?? ''] : []));
  const known = new Set([...GENERAL, ...rules.map((rule) => rule.reason), ...handovers]);
  return (reason) => {
    const before = reason.split(':')[0] ?? '';
    return [reason, before].find((one) => one !== '' && known.has(one)) ?? OTHERWISE;
  };
}
