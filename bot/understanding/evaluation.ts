/** Measures an understanding against labelled messages: what the evaluate command prints and tests hold. */
import { z } from 'zod';
import { INTENTS, LANGUAGES, URGENCIES } from '../../dialogs/meaning.ts';
import type { Intent, Language, Meaning } from '../../dialogs/meaning.ts';

export const labelledSchema = z.object({
  text: z.string(),
  intent: z.enum(INTENTS),
  also: z.array(z.enum(INTENTS)).default([]),
  urgent: z.enum(URGENCIES),
  lang: z.enum(LANGUAGES),
});
export type Labelled = z.infer<typeof labelledSchema>;

export interface Answered {
  readonly wanted: Labelled;
  readonly given: Pick<Meaning, 'intent' | 'also' | 'urgent' | 'lang' | 'confidence'>;
}

export interface LabelScore {
  readonly label: Intent;
  readonly count: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Share as a fraction; nothing to find counts as found. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** Scores per intent that occurs in the answers or the wanted labels. */
export function labelScores(rows: readonly Answered[]): LabelScore[] {
  return INTENTS.flatMap((label) => {
    const count = rows.filter(({ wanted }) => wanted.intent === label).length;
    const said = rows.filter(({ given }) => given.intent === label).length;
    const right = rows.filter(
      ({ wanted, given }) => wanted.intent === label && given.intent === label,
    ).length;
    if (count === 0) return [];
    const f1 = count + said === 0 ? 0 : (2 * right) / (count + said);
    return [{ label, count, precision: said === 0 ? 0 : right / said, recall: right / count, f1 }];
  });
}

/** Mean F1 over the labels that occur. */
export function macroF1(rows: readonly Answered[]): number {
  const scores = labelScores(rows);
  return share(
    scores.reduce((sum, { f1 }) => sum + f1, 0),
    scores.length,
  );
}

export interface UrgencyScore {
  readonly emergencies: number;
  readonly emergencyRecall: number;
  readonly reds: number;
  /** Red messages answered as red or emergency. */
  readonly redRecall: number;
  readonly harmless: number;
  readonly falseAlarms: number;
}

export function urgencyScore(rows: readonly Answered[]): UrgencyScore {
  const of = (urgent: string): Answered[] => rows.filter(({ wanted }) => wanted.urgent === urgent);
  const [emergencies, reds, harmless] = [of('emergency'), of('red'), of('none')];
  const alarmed = (list: readonly Answered[]): number =>
    list.filter(({ given }) => given.urgent !== 'none').length;
  return {
    emergencies: emergencies.length,
    emergencyRecall: share(
      emergencies.filter(({ given }) => given.urgent === 'emergency').length,
      emergencies.length,
    ),
    reds: reds.length,
    redRecall: share(alarmed(reds), reds.length),
    harmless: harmless.length,
    falseAlarms: harmless.length === 0 ? 0 : alarmed(harmless) / harmless.length,
  };
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly confidence: number;
  readonly right: number;
}

/** Ten bins of stated confidence against how often it was right, and the expected calibration error. */
export function calibration(rows: readonly Answered[]): {
  readonly bins: readonly Bin[];
  readonly ece: number;
} {
  const bins = Array.from({ length: 10 }, (_, at) => {
    const inside = rows.filter(({ given }) => Math.min(9, Math.floor(given.confidence * 10)) === at);
    const mean = share(
      inside.reduce((sum, { given }) => sum + given.confidence, 0),
      inside.length,
    );
    const right = share(
      inside.filter(({ wanted, given }) => wanted.intent === given.intent).length,
      inside.length,
    );
    return { from: at / 10, to: (at + 1) / 10, count: inside.length, confidence: mean, right };
  });
  const ece = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.right), 0);
  return { bins, ece: rows.length === 0 ? 0 : ece / rows.length };
}

/** Mix-ups of intents, most frequent first. */
export function confusions(rows: readonly Answered[]): { wanted: Intent; given: Intent; count: number }[] {
  const counts = new Map<string, { wanted: Intent; given: Intent; count: number }>();
  for (const { wanted, given } of rows) {
    if (wanted.intent === given.intent) continue;
    const key = `${wanted.intent} ${given.intent}`;
    const known = counts.get(key) ?? { wanted: wanted.intent, given: given.intent, count: 0 };
    known.count++;
    counts.set(key, known);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

export function inLanguage(rows: readonly Answered[], lang: Language): Answered[] {
  return rows.filter(({ wanted }) => wanted.lang === lang);
}
