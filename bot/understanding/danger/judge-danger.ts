/** The deterministic floor: which urgent topics the rules see in a message. */
import type { Intent } from '../../../dialogs/meaning.ts';
import { urgencyOf } from '../model/labels.ts';
import type { Matcher, Scan, Span } from './matcher.ts';
import type { DangerEntry, Guard } from './read-danger.ts';

/** Words between a rule's words and a circumstance for it to be about the same thing. */
const GUARD_REACH = 14;

/** Circumstances that silence a topic. Danger to life is only silenced when it is clearly not real or over. */
const SILENCED_BY: Readonly<Record<'emergency' | 'red', readonly Guard[]>> = {
  emergency: ['joke', 'fiction', 'past', 'settled', 'denied', 'subject'],
  red: ['joke', 'fiction', 'past', 'settled', 'outsider', 'hypothetical', 'denied', 'subject', 'ordinary'],
};

export interface Danger {
  /** Topics that must raise an alarm. */
  readonly floor: readonly Intent[];
  /** Topics a rule saw but a circumstance silenced; the classifier may still raise them. */
  readonly silenced: readonly Intent[];
  /** Circumstances found anywhere in the message. */
  readonly guards: readonly Guard[];
  /** Whether a figure of speech was found; its words count for no rule and no class. */
  readonly idiom: boolean;
}

function distance(a: Span, b: Span): number {
  if (a.start < b.end && b.start < a.end) return 0;
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}

/** Judges a scanned message. Idioms are hidden first, so their words cannot count as danger. */
export function judgeDanger(scan: Scan, matcher: Matcher, entries: readonly DangerEntry[]): Danger {
  const guards: { guard: Guard; span: Span }[] = [];
  const rules: { intent: Intent; sure: boolean; span: Span }[] = [];
  matcher.matches(scan, 'idioms', (_id, span) => {
    for (let at = span.start; at < span.end; at++) scan.hidden.add(at);
  });
  matcher.matches(scan, 'rest', (id, span) => {
    const entry = entries[id];
    if (entry?.kind === 'guard') guards.push({ guard: entry.guard, span });
    if (entry?.kind === 'rule') rules.push({ intent: entry.intent, sure: entry.sure, span });
  });
  const present = guards.some(({ guard }) => guard === 'now');
  const floor = new Set<Intent>();
  const silenced = new Set<Intent>();
  for (const rule of rules) {
    const urgency = urgencyOf(rule.intent) === 'emergency' ? 'emergency' : 'red';
    const stopped =
      !rule.sure &&
      guards.some(({ guard, span }) => {
        if (!SILENCED_BY[urgency].includes(guard)) return false;
        if (guard === 'past' && present) return false;
        return guard === 'joke' || distance(rule.span, span) <= GUARD_REACH;
      });
    (stopped ? silenced : floor).add(rule.intent);
  }
  return {
    floor: [...floor],
    silenced: [...silenced].filter((intent) => !floor.has(intent)),
    guards: [...new Set(guards.map(({ guard }) => guard))],
    idiom: scan.hidden.size > 0,
  };
}
