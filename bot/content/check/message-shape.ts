/** Messages that tired people can read: one question, two sentences, no shouting, short sentences in Dutch. */
import { errorAt, type Finding, type FindingCode } from '../finding.ts';
import { sentencesOf, wordCount } from '../sentences.ts';
import type { Spoken } from '../spoken.ts';
import type { Check } from '../subject.ts';

const MOST_QUESTIONS = 1;
const MOST_SENTENCES = 2;
/** B1 language; counted with placeholders filled. */
const MOST_WORDS = 15;
const MOST_EXCLAMATIONS = 2;

const times = (text: string, mark: RegExp) => [...text.matchAll(mark)].length;
const most = (counts: readonly number[]) => Math.max(0, ...counts);

function shapeOf({ lang, message, sentences }: Spoken): Finding[] {
  const found = (code: FindingCode, reason: string) =>
    errorAt(message.place, code, `text "${message.id}" ${reason}`);
  const findings: Finding[] = [];
  const questions = most(sentences.map((form) => times(form, /[?؟]/g)));
  if (questions > MOST_QUESTIONS)
    findings.push(found('two-questions', `asks ${questions} questions at once`));
  const shouts = most(sentences.map((form) => times(form, /!/g)));
  if (shouts > MOST_EXCLAMATIONS) findings.push(found('exclamations', `has ${shouts} exclamation marks`));
  const count = most(sentences.map((form) => sentencesOf(form).length));
  if (count > MOST_SENTENCES) {
    findings.push(found('many-sentences', `has ${count} sentences, at most ${MOST_SENTENCES} are read`));
  }
  if (lang !== 'nl') return findings;
  const long = sentences.flatMap(sentencesOf).find((sentence) => wordCount(sentence) > MOST_WORDS);
  if (long !== undefined) {
    const reason = `has a sentence of ${wordCount(long)} words, at most ${MOST_WORDS} are read: "${long}"`;
    findings.push(found('long-sentence', reason));
  }
  return findings;
}

export const messageShape: Check = ({ spoken }) => spoken.flatMap(shapeOf);
