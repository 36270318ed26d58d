/**
 * Dutch that people at B1 can read (Flesch-Douma: 60 is ordinary, 80 is easy), message by message and over every flow,
 * and that says who does what.
 */
import { errorAt, type Finding, type Place } from '../finding.ts';
import { added, measure, readingEase } from '../plain/measure.ts';
import { ownWords } from '../plain/own-words.ts';
import { sentencesOf } from '../sentences.ts';
import { flowTexts } from '../text-uses.ts';
import type { Check, Subject } from '../subject.ts';

/** Flesch-Douma that every message must reach, and every flow as a whole. */
export const LEAST_EASE = { message: 60, flow: 75 } as const;
/** With fewer words the formula says nothing: one long word decides. */
const FEWEST_WORDS = 8;

/** "Wordt bewaard", "werd gestuurd": nobody does it. A participle directly before or some words behind. */
const PARTICIPLE = String.raw`(?:ge|be|ver|ont|her|af|op|uit|door|over)\p{Ll}+(?:d|t|en)`;
const PASSIVE = new RegExp(
  String.raw`\b(?:word|wordt|worden|werd|werden)\b(?: \p{L}+){0,4}? ${PARTICIPLE}\b|\b${PARTICIPLE} (?:wordt|worden|werd|werden)\b`,
  'iu',
);

/** What is hard or passive in a Dutch text, in any of its forms. @param what how the finding names it @param allowed phrases that may be passive */
export function hardIn(
  forms: readonly string[],
  what: string,
  place: Place,
  allowed: readonly string[] = [],
): Finding[] {
  const eases = forms
    .map((form) => measure(form, 'nl'))
    .flatMap((counted) => (counted.words < FEWEST_WORDS ? [] : [readingEase(counted, 'nl') ?? 100]));
  const least = Math.min(100, ...eases);
  const hard = `${what} has a reading ease of ${least.toFixed(0)}, at least ${LEAST_EASE.message} is needed`;
  const passive = forms
    .flatMap(sentencesOf)
    .find((sentence) => PASSIVE.test(sentence) && !allowed.some((phrase) => sentence.includes(phrase)));
  return [
    ...(least < LEAST_EASE.message ? [errorAt(place, 'hard-text', hard)] : []),
    ...(passive === undefined
      ? []
      : [errorAt(place, 'passive', `${what} does not say who does it: "${passive}"`)]),
  ];
}

function messages({ read, plainWords: list }: Subject): Finding[] {
  return [...(read.messages.get('nl')?.values() ?? [])].flatMap((message) =>
    hardIn(ownWords(message), `text "${message.id}"`, message.place, list?.passive),
  );
}

function flows(subject: Subject): Finding[] {
  const dutch = subject.read.messages.get('nl');
  return subject.flows.flatMap((flow) => {
    const ids = new Set(flowTexts({ ...subject, flows: [flow] }).map(({ id }) => id));
    const counted = [...ids].flatMap((id) => {
      const message = dutch?.get(id);
      return message === undefined ? [] : [measure(ownWords(message)[0] ?? '', 'nl')];
    });
    const ease = readingEase(added(counted), 'nl');
    if (ease === undefined || ease >= LEAST_EASE.flow) return [];
    const reason = `flow "${flow.flow}" has a reading ease of ${ease.toFixed(0)}, at least ${LEAST_EASE.flow} is needed`;
    return [errorAt(subject.flowPlace(flow.flow), 'hard-text', reason)];
  });
}

export const plainWords: Check = (subject) => [...messages(subject), ...flows(subject)];
