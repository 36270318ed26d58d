/** Applies the trained model to a read message. */
import type { ReadMessage } from '../read-message.ts';
import { featuresOf, newFeatures, WINDOW_WORDS } from './features.ts';
import { LANGUAGE_AT, MAIN, OUTPUTS, PRESENT_AT, URGENT_AT } from './labels.ts';
import type { Model } from './model-file.ts';
import { addRows, newSums, packRows } from './packed-rows.ts';
import { sigmoid, softmax } from './train.ts';

/** Windows looked at in a long message: the first ones and the last ones. */
const MOST_WINDOWS = 8;

/** Probabilities, in the layout of `labels.ts`. */
export interface Votes {
  readonly main: Float32Array;
  readonly present: Float32Array;
  readonly language: Float32Array;
}

/** A model made ready for `classify`. */
export interface Classifier {
  readonly rows: Int32Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

export function makeClassifier({ table, scales, bias }: Model): Classifier {
  return { rows: packRows(table), scales, bias };
}

const features = newFeatures();
const sums = newSums();

function look(message: ReadMessage, classifier: Classifier, from: number, to: number): Float32Array {
  featuresOf(message.words, message.normal, message.concepts(from, to), features, from, to);
  const { buckets, values, groupEnds } = features;
  const { rows, scales, bias } = classifier;
  const result = new Float32Array(OUTPUTS);
  let at = 0;
  // within a group all values are equal, so whole numbers are added up and weighed once
  for (const end of groupEnds) {
    const value = values[at] ?? 0;
    addRows(rows, buckets, at, end, sums);
    at = end;
    for (let output = 0; output < OUTPUTS; output++) {
      result[output] = (result[output] ?? 0) + value * (sums[output] ?? 0) * (scales[output] ?? 0);
    }
  }
  for (let output = 0; output < OUTPUTS; output++)
    result[output] = (result[output] ?? 0) + (bias[output] ?? 0);
  softmax(result, 0, MAIN.length);
  softmax(result, LANGUAGE_AT, OUTPUTS);
  for (let at = PRESENT_AT; at < LANGUAGE_AT; at++) result[at] = sigmoid(result[at] ?? 0);
  return result;
}

/** Starts of the overlapping windows of a message. */
function windowStarts(words: number): number[] {
  const step = WINDOW_WORDS / 2;
  const starts = [0];
  while ((starts.at(-1) ?? 0) + WINDOW_WORDS < words) starts.push((starts.at(-1) ?? 0) + step);
  if (starts.length <= MOST_WINDOWS) return starts;
  return [...starts.slice(0, MOST_WINDOWS / 2), ...starts.slice(-MOST_WINDOWS / 2)];
}

/**
 * Votes of the model. Several windows: what is pressing in one window counts for the whole message, everything else
 * is averaged.
 */
export function classify(message: ReadMessage, classifier: Classifier): Votes {
  const count = message.words.length;
  const looks = windowStarts(count).map((from) =>
    look(message, classifier, from, Math.min(count, from + WINDOW_WORDS)),
  );
  const all = new Float32Array(OUTPUTS);
  for (const one of looks) {
    for (let at = 0; at < OUTPUTS; at++) {
      const strongest = at >= URGENT_AT && at < LANGUAGE_AT;
      const value = one[at] ?? 0;
      all[at] = strongest ? Math.max(all[at] ?? 0, value) : (all[at] ?? 0) + value / looks.length;
    }
  }
  return {
    main: all.subarray(0, PRESENT_AT),
    present: all.subarray(PRESENT_AT, LANGUAGE_AT),
    language: all.subarray(LANGUAGE_AT),
  };
}
