/** All rules, in the order in which an author wants to hear of them. */
import type { Check } from '../subject.ts';
import { acuteQuestions } from './acute-questions.ts';
import { answers } from './answers.ts';
import { choices } from './choices.ts';
import { deadEnd } from './dead-end.ts';
import { endlessLoop } from './endless-loop.ts';
import { flowCalls } from './flow-calls.ts';
import { forms } from './forms.ts';
import { glossary } from './glossary.ts';
import { knownWords } from './known-words.ts';
import { messageShape } from './message-shape.ts';
import { placeholders } from './placeholders.ts';
import { plainWords } from './plain-words.ts';
import { plurals } from './plurals.ts';
import { refusedWords } from './refused-words.ts';
import { requiredTexts } from './required-texts.ts';
import { sms } from './sms.ts';
import { stepUnknown } from './step-unknown.ts';
import { stepUnreachable } from './step-unreachable.ts';
import { templateWords } from './template-words.ts';
import { textMissing } from './text-missing.ts';
import { textUntranslated } from './text-untranslated.ts';
import { textUnused } from './text-unused.ts';
import { thenValue } from './then-value.ts';
import { wayOut } from './way-out.ts';

export const CHECKS: readonly Check[] = [
  stepUnknown,
  stepUnreachable,
  deadEnd,
  endlessLoop,
  flowCalls,
  thenValue,
  choices,
  answers,
  acuteQuestions,
  wayOut,
  requiredTexts,
  textMissing,
  textUntranslated,
  textUnused,
  placeholders,
  plurals,
  messageShape,
  refusedWords,
  plainWords,
  knownWords,
  glossary,
  forms,
  templateWords,
  sms,
];
