/** How long it takes to understand a message: the labelled sentences of all languages, and the longest message there is. */
import { fileURLToPath } from 'node:url';
import { memoryInUse } from '../../bot/tools/memory-in-use.ts';
import { readUtterances } from '../../bot/understanding/read-utterances.ts';
import { loadUnderstanding } from '../../bot/understanding/understanding.ts';
import { rounded, spreadOf } from './figures.ts';

export interface UnderstandingFigures {
  readonly name: string;
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  readonly p50Microseconds: number;
  readonly p99Microseconds: number;
  /** More in use afterwards than before, where that was looked at. */
  readonly megabytes?: number;
}

const LOCALES = fileURLToPath(new URL('../../locales', import.meta.url));
const MESSAGES = 20_000;
const LONG_ONES = 300;
/** As long as WhatsApp lets a message be. */
const LONGEST = 4_096;

function measure(name: string, count: number, task: (index: number) => void): UnderstandingFigures {
  const times = new Float64Array(count);
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    task(index);
    times[index] = performance.now() - start;
  }
  const { user, system } = process.cpuUsage(cpu);
  const { p50, p99 } = spreadOf(times);
  return {
    name,
    perSecond: rounded(count / ((performance.now() - began) / 1000)),
    cpuMicroseconds: rounded((user + system) / count, 1),
    p50Microseconds: rounded(p50 * 1000, 1),
    p99Microseconds: rounded(p99 * 1000, 1),
  };
}

export function understandingBench(): UnderstandingFigures[] {
  let understanding: ReturnType<typeof loadUnderstanding> | undefined;
  const before = memoryInUse();
  const start = measure('start: rules, word classes and model', 1, () => {
    understanding = loadUnderstanding(LOCALES);
  });
  if (understanding === undefined) throw new Error('The understanding did not load.');
  const megabytes = rounded(memoryInUse() - before);
  const { understand } = understanding;
  const texts = readUtterances(LOCALES).map(({ text }) => text);
  const one = (index: number) => {
    understand(texts[(index * 7919) % texts.length] ?? '', { today: '2026-01-15', workers: [] });
  };
  const long = texts.join(' ').slice(0, LONGEST);
  measure('warm', 3_000, one);
  return [
    { ...start, megabytes },
    measure(`a message, of ${texts.length.toLocaleString('en')} labelled ones`, MESSAGES, one),
    measure(`a message of ${LONGEST.toLocaleString('en')} characters`, LONG_ONES, () => {
      understand(long, { today: '2026-01-15', workers: [] });
    }),
  ];
}
