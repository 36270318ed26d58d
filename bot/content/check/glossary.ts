/**
 * Jargon is explained where it is said first: in the message itself, in a text that always comes before it, or on every
 * way through the flow. Words somebody used themselves may be said back.
 */
import type { Flow } from '../../../dialogs/flow.ts';
import { plain } from '../../../dialogs/plain.ts';
import { WORDINGS } from '../../../dialogs/steps/ask.ts';
import { edgesOf } from '../edges.ts';
import { errorAt, type Finding } from '../finding.ts';
import { isForWorkers } from '../for-workers.ts';
import { ownWords } from '../plain/own-words.ts';
import type { Glossed } from '../read/read-plain-words.ts';
import { flowTexts, type FlowText } from '../text-uses.ts';
import type { Check, Subject } from '../subject.ts';

type TextOf = (id: string) => string;

const begins = (id: string, prefixes: readonly string[]) => prefixes.some((prefix) => id.startsWith(prefix));
const explains = (text: string, { explained }: Glossed) => explained.some((phrase) => text.includes(phrase));

/** Steps of this flow whose texts fit, by name. */
function stepsWith(flow: Flow, texts: readonly FlowText[], subject: Subject, fits: (id: string) => boolean) {
  return Object.keys(flow.steps).filter((name) => {
    const one = { ...subject, flows: [{ ...flow, steps: { [name]: flow.steps[name] } } as Flow] };
    return flowTexts(one).some(({ id }) => texts.some((text) => text.id === id) && fits(id));
  });
}

/** Can this step be reached from the start without passing one of those that explain? */
function reachedUnexplained(flow: Flow, target: string, explaining: readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [flow.start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (name === target) return true;
    const step = flow.steps[name];
    if (step !== undefined && !explaining.includes(name)) open.push(...edgesOf(step).map(({ to }) => to));
  }
  return false;
}

/** The question of which this is another wording: it is said at the same place. */
function questionOf(id: string): string {
  const suffix = Object.values(WORDINGS).find((wording) => id.endsWith(wording));
  return suffix === undefined ? id : id.slice(0, -suffix.length);
}

/** Does every way through every flow that says this text explain the word before it? */
function explainedOnTheWay(subject: Subject, id: string, word: Glossed, textOf: TextOf): boolean {
  const saying = subject.flows.filter((flow) =>
    flowTexts({ ...subject, flows: [flow] }).some((text) => text.id === id),
  );
  return (
    saying.length > 0 &&
    saying.every((flow) => {
      const texts = flowTexts({ ...subject, flows: [flow] });
      const explaining = stepsWith(flow, texts, subject, (one) => explains(textOf(one), word));
      const targets = stepsWith(flow, texts, subject, (one) => one === id);
      return targets.every((target) => !reachedUnexplained(flow, target, explaining));
    })
  );
}

/** A text that is said to explain a word must do so. */
function promisesKept({ glossary }: { glossary: readonly Glossed[] }, textOf: TextOf): Finding[] {
  return glossary.flatMap((word) =>
    word.after
      .filter(({ text }) => !explains(textOf(text), word))
      .map(({ text }) => errorAt(word.place, 'jargon', `text "${text}" does not explain "${word.word}"`)),
  );
}

export const glossary: Check = (subject) => {
  const { plainWords, read } = subject;
  if (plainWords === undefined) return [];
  const dutch = read.messages.get('nl');
  const textOf: TextOf = (id) => {
    const message = dutch?.get(id);
    return message === undefined ? '' : plain(ownWords(message).join(' '));
  };
  const findings = [...(dutch?.values() ?? [])].flatMap(({ id, place }) =>
    plainWords.glossary.flatMap((word): Finding[] => {
      const text = textOf(id);
      if (isForWorkers(id) || !word.pattern.test(text) || explains(text, word)) return [];
      const after = word.after.some(({ text: first, before }) => first !== id && begins(id, before));
      if (after || begins(id, word.own) || explainedOnTheWay(subject, questionOf(id), word, textOf))
        return [];
      return [errorAt(place, 'jargon', `text "${id}" says "${word.word}" before it is explained`)];
    }),
  );
  return [...promisesKept(plainWords, textOf), ...findings];
};
