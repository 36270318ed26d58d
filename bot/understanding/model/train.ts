/** Trains the linear classifier: softmax over main classes, sigmoids for the rest, AdaGrad, fixed seed. */
import { INTENTS } from '../../../dialogs/meaning.ts';
import type { Utterance } from '../read-utterances.ts';
import type { Reader } from '../read-message.ts';
import { misspell, together } from './augment.ts';
import { BUCKETS, featuresOf, newFeatures, WINDOW_WORDS } from './features.ts';
import type { Features } from './features.ts';
import { LANGUAGE_AT, languageIndex, MAIN, mainIndex, OUTPUTS, PRESENT_AT } from './labels.ts';
import { randomFrom } from './random.ts';

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** Share of examples that are misspelled, and that are two messages in one, per epoch. */
  readonly misspelled: number;
  readonly joined: number;
  /** Share of features left out at random each time, so that no single word decides alone. */
  readonly dropped: number;
  /** Seeds of the runs whose weights are averaged: chance in a single run moves borderline messages. */
  readonly seeds: readonly number[];
}

export const TRAINING: TrainingOptions = {
  epochs: 14,
  rate: 0.35,
  decay: 2e-6,
  misspelled: 0.3,
  joined: 0.15,
  dropped: 0.4,
  seeds: [20261121, 20261122, 20261123],
};

export interface Weights {
  /** Row of `OUTPUTS` numbers per bucket. */
  readonly table: Float32Array;
  readonly bias: Float32Array;
}

/** Gradients smaller than this are left alone: most outputs of most examples are already right. */
const NEGLIGIBLE = 0.003;

/** Leaves out features at random and makes the rest heavier in proportion. */
function thin(features: Features, dropped: number, random: () => number): void {
  const { buckets, values } = features;
  let kept = 0;
  for (let at = 0; at < features.size; at++) {
    if (random() < dropped) continue;
    buckets[kept] = buckets[at] ?? 0;
    values[kept++] = (values[at] ?? 0) / (1 - dropped);
  }
  features.size = kept;
}

/** Raw scores of one sparse vector. */
export function scores(
  features: Features,
  table: Float32Array,
  bias: Float32Array,
  into: Float32Array,
): void {
  into.set(bias);
  for (let at = 0; at < features.size; at++) {
    const value = features.values[at] ?? 0;
    const row = (features.buckets[at] ?? 0) * OUTPUTS;
    for (let output = 0; output < OUTPUTS; output++) {
      into[output] = (into[output] ?? 0) + value * (table[row + output] ?? 0);
    }
  }
}

/** Turns scores `from`..`to` into probabilities that add up to one. */
export function softmax(values: Float32Array, from: number, to: number): void {
  let highest = -Infinity;
  for (let at = from; at < to; at++) highest = Math.max(highest, values[at] ?? 0);
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at] = Math.exp((values[at] ?? 0) - highest);
  for (let at = from; at < to; at++) values[at] = (values[at] ?? 0) / sum;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Wanted outputs of an utterance, in the layout of `labels.ts`. */
function targets(utterance: Utterance, into: Float32Array): void {
  into.fill(0);
  into[mainIndex(utterance.intent, utterance.urgent)] = 1;
  for (const intent of [utterance.intent, ...utterance.also]) into[PRESENT_AT + INTENTS.indexOf(intent)] = 1;
  into[LANGUAGE_AT + languageIndex(utterance.lang)] = 1;
}

function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/** Trains once per seed and averages; the same utterances and options give the same weights. */
export function train(
  utterances: readonly Utterance[],
  read: Reader,
  options: TrainingOptions = TRAINING,
): Weights {
  const table = new Float32Array(BUCKETS * OUTPUTS);
  const bias = new Float32Array(OUTPUTS);
  for (const seed of options.seeds) {
    const one = trainOnce(utterances, read, options, seed);
    addShare(table, one.table, options.seeds.length);
    addShare(bias, one.bias, options.seeds.length);
  }
  return { table, bias };
}

/** Adds one of so many runs to their average. */
function addShare(average: Float32Array, one: Float32Array, runs: number): void {
  for (let at = 0; at < average.length; at++) average[at] = (average[at] ?? 0) + (one[at] ?? 0) / runs;
}

function trainOnce(
  utterances: readonly Utterance[],
  read: Reader,
  options: TrainingOptions,
  seed: number,
): Weights {
  const random = randomFrom(seed);
  const table = new Float32Array(BUCKETS * OUTPUTS);
  const squares = new Float32Array(BUCKETS * OUTPUTS).fill(0.01);
  const bias = new Float32Array(OUTPUTS);
  const features = newFeatures();
  const output = new Float32Array(OUTPUTS);
  const wanted = new Float32Array(OUTPUTS);
  const gradient = new Float32Array(OUTPUTS);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const rate = options.rate * (1 - epoch / (options.epochs + 1));
    for (const index of shuffled(utterances.length, random)) {
      let utterance = utterances[index] as Utterance;
      if (epoch > 0 && random() < options.joined) {
        const other = utterances[Math.floor(random() * utterances.length)] as Utterance;
        if (other.lang === utterance.lang || random() < 0.1) utterance = together(utterance, other, random);
      }
      const text =
        epoch > 0 && random() < options.misspelled ? misspell(utterance.text, random) : utterance.text;
      const { normal, words, concepts } = read(text);
      const end = Math.min(words.length, WINDOW_WORDS);
      featuresOf(words, normal, concepts(0, end), features, 0, end);
      thin(features, options.dropped, random);
      targets(utterance, wanted);
      scores(features, table, bias, output);
      softmax(output, 0, MAIN.length);
      softmax(output, LANGUAGE_AT, OUTPUTS);
      for (let at = PRESENT_AT; at < LANGUAGE_AT; at++) output[at] = sigmoid(output[at] ?? 0);
      for (let at = 0; at < OUTPUTS; at++) gradient[at] = (output[at] ?? 0) - (wanted[at] ?? 0);
      const active: number[] = [];
      for (let at = 0; at < OUTPUTS; at++) {
        const slope = gradient[at] ?? 0;
        if (Math.abs(slope) < NEGLIGIBLE) continue;
        active.push(at);
        bias[at] = (bias[at] ?? 0) - 0.02 * rate * slope;
      }
      for (let feature = 0; feature < features.size; feature++) {
        const value = features.values[feature] ?? 0;
        const row = (features.buckets[feature] ?? 0) * OUTPUTS;
        for (const at of active) {
          const weight = table[row + at] ?? 0;
          const slope = (gradient[at] ?? 0) * value + options.decay * weight;
          const square = (squares[row + at] ?? 0) + slope * slope;
          squares[row + at] = square;
          table[row + at] = weight - (rate * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return { table, bias };
}
