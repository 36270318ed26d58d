/** The stoplight: rules are data with a reason and a basis; the worst colour wins; a person may overrule (design C6). */
import { COLOURS, type Conversation, type Stoplight } from './conversation.ts';
import type { StoplightRule, Test } from './flow.ts';
import type { Talk } from './talk.ts';
import { holds } from './tests.ts';

/** Rule id that marks a colour a person set. */
export const BY_WORKER = 'worker';

function firing(talk: Talk): StoplightRule | undefined {
  const matching = talk.context.rules.filter((rule) => rule.when.some((test: Test) => holds(talk, test)));
  return matching.reduce<StoplightRule | undefined>(
    (worst, rule) =>
      worst === undefined || COLOURS.indexOf(rule.colour) < COLOURS.indexOf(worst.colour) ? rule : worst,
    undefined,
  );
}

/** Why this need is rood, in the words of its rule. */
export function reasonOf(talk: Talk, need: string): string | undefined {
  const about = (test: Test) => test.answer === 'need' && test.is === need;
  return talk.context.rules.find((rule) => rule.when.some(about))?.reason;
}

/** Sets a colour with reason and keeps the history; the same colour for the same rule changes nothing. */
export function setStoplight(conversation: Conversation, light: Stoplight): void {
  const present = conversation.stoplight;
  if (present?.colour === light.colour && present.rule === light.rule) return;
  conversation.stoplight = light;
  conversation.stoplightHistory.push(light);
}

/**
 * Evaluates the rules on what is known now. While a case is open the colour may only get worse by rule: a
 * resident who is rood stays rood until a person says otherwise.
 */
export function evaluateStoplight(talk: Talk): void {
  const rule = firing(talk);
  if (rule === undefined) return;
  const present = talk.now.stoplight;
  const worse = present === undefined || COLOURS.indexOf(rule.colour) < COLOURS.indexOf(present.colour);
  const better = present !== undefined && COLOURS.indexOf(rule.colour) > COLOURS.indexOf(present.colour);
  const heldByPerson = present?.rule === BY_WORKER || talk.now.handover !== undefined;
  if (!worse && (present?.colour === rule.colour || (better && heldByPerson))) return;
  setStoplight(talk.now, {
    colour: rule.colour,
    rule: rule.id,
    reason: rule.reason,
    basis: rule.basis,
    at: talk.context.now,
    by: 'rules',
  });
}
