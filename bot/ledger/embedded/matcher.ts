import type { CivilDate } from '../../../dialogs/money/facts.ts';
import type { MatchingRule } from './documents.ts';

/** Whose an entry is, or why nobody knows. */
export type Match =
  | { readonly participant: string; readonly agreement: string }
  | { readonly why: 'no-agreement' | 'several-agreements' };

interface Rule extends MatchingRule {
  readonly words: readonly string[];
}

/** Rules of one account; with many, each is filed under four letters of its rarest term to find it quickly. */
interface Drawer {
  readonly loose: Rule[];
  readonly filed: Map<string, Rule[]>;
}

const letters = 4;
const few = 64;

/**
 * Finds the agreement of an entry as the Huishoudboekje does: the account of the other side is one of the agreement,
 * all its search terms are in the description (upper and lower case the same), the date lies within its validity,
 * and an agreement without search terms is never found. Several agreements of one participant: the oldest one.
 * Of several participants, or equally old: a person decides.
 */
export function makeMatcher(rules: readonly MatchingRule[]) {
  const drawers = fill(rules);
  return (counterAccount: string | undefined, text: string, date: CivilDate): Match => {
    const drawer = counterAccount === undefined ? undefined : drawers.get(counterAccount);
    if (!drawer) return { why: 'no-agreement' };
    const told = normal(text);
    const found = candidates(drawer, told).filter((rule) => fits(rule, told, date));
    const [first] = found;
    if (!first) return { why: 'no-agreement' };
    if (found.some((rule) => rule.participant !== first.participant)) return { why: 'several-agreements' };
    const oldest = found.reduce((least, rule) => (start(rule) < start(least) ? rule : least));
    if (found.filter((rule) => start(rule) === start(oldest)).length > 1)
      return { why: 'several-agreements' };
    return { participant: oldest.participant, agreement: oldest.agreement };
  };
}

function fill(rules: readonly MatchingRule[]): Map<string, Drawer> {
  const byAccount = new Map<string, Rule[]>();
  for (const rule of rules) {
    const words = rule.terms.map(normal).filter((word) => word !== '');
    if (words.length === 0) continue;
    for (const account of new Set(rule.accounts)) {
      const list = byAccount.get(account);
      if (list) list.push({ ...rule, words });
      else byAccount.set(account, [{ ...rule, words }]);
    }
  }
  return new Map([...byAccount].map(([account, list]) => [account, drawerOf(list)]));
}

function drawerOf(rules: readonly Rule[]): Drawer {
  const drawer: Drawer = { loose: [], filed: new Map() };
  const count = new Map<string, number>();
  for (const rule of rules) for (const word of rule.words) count.set(word, (count.get(word) ?? 0) + 1);
  for (const rule of rules) {
    const rarest = rule.words
      .filter((word) => word.length >= letters)
      .sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0))[0];
    if (rarest === undefined || rules.length <= few) {
      drawer.loose.push(rule);
      continue;
    }
    // The last letters: names and numbers that differ mostly differ at the end.
    const key = rarest.slice(-letters);
    const list = drawer.filed.get(key);
    if (list) list.push(rule);
    else drawer.filed.set(key, [rule]);
  }
  return drawer;
}

function candidates(drawer: Drawer, told: string): Rule[] {
  if (drawer.filed.size === 0) return drawer.loose;
  const found = new Set(drawer.loose);
  for (let at = 0; at + letters <= told.length; at += 1) {
    for (const rule of drawer.filed.get(told.slice(at, at + letters)) ?? []) found.add(rule);
  }
  return [...found];
}

function fits(rule: Rule, told: string, date: CivilDate): boolean {
  if (rule.validFrom !== undefined && date < rule.validFrom) return false;
  if (rule.validThrough !== undefined && date > rule.validThrough) return false;
  return rule.words.every((word) => told.includes(word));
}

function start(rule: MatchingRule): CivilDate {
  return rule.validFrom ?? '';
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
