/** Tests look at answers that some question saves, at values these can have, and at consent that some step asks. */
import type { Test } from '../../../dialogs/flow.ts';
import { errorAt, type Finding, type Place } from '../finding.ts';
import { isPossible } from '../possible-values.ts';
import type { Path } from '../read/yaml-file.ts';
import type { Check, Subject } from '../subject.ts';

/** Receivers that flows ask consent for. */
function receiversOf({ flows }: Subject): Set<string> {
  return new Set(
    flows
      .flatMap((flow) => Object.values(flow.steps))
      .flatMap((step) => ('consent' in step ? [step.consent.receiver] : [])),
  );
}

function answerFindings(subject: Subject, answer: string, place: Place): Finding[] {
  if (subject.answers.has(answer)) return [];
  return [errorAt(place, 'answer-unknown', `no question saves an answer "${answer}"`)];
}

function testFindings(subject: Subject, test: Test, at: (path: Path) => Place): Finding[] {
  const findings: Finding[] = [];
  const questions = subject.answers.get(test.answer ?? '') ?? [];
  if (test.answer !== undefined) findings.push(...answerFindings(subject, test.answer, at(['answer'])));
  if (questions.length > 0) {
    for (const value of test.is === undefined ? [] : [test.is].flat()) {
      if (questions.some((question) => isPossible(subject, question, value))) continue;
      findings.push(errorAt(at(['is']), 'value-unknown', `answer "${test.answer}" is never "${value}"`));
    }
    if (test.atLeast !== undefined && questions.every((question) => question.step.expects !== 'months')) {
      findings.push(errorAt(at(['atLeast']), 'value-unknown', `answer "${test.answer}" is never a number`));
    }
  }
  if (test.given !== undefined && test.consent === undefined) {
    findings.push(errorAt(at(['given']), 'consent-unknown', '"given" needs a "consent" to look at'));
  }
  if (test.consent !== undefined && !receiversOf(subject).has(test.consent)) {
    const reason = `no step records consent for "${test.consent}"`;
    findings.push(errorAt(at(['consent']), 'consent-unknown', reason));
  }
  return findings;
}

export const answers: Check = (subject) => {
  const steps = subject.flows.flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([name, step]) => {
      const place = (path: Path) => subject.flowPlace(flow.flow, ['steps', name, ...path]);
      if ('branch' in step) {
        return step.branch.flatMap((way, at) =>
          testFindings(subject, way.when, (path) => place(['branch', at, 'when', ...path])),
        );
      }
      if ('consent' in step)
        return answerFindings(subject, step.consent.answer, place(['consent', 'answer']));
      const taken = 'forgets' in step && step.forgets !== undefined ? [step.forgets] : [];
      const forgotten = taken.flatMap((answer) => answerFindings(subject, answer, place(['forgets'])));
      if ('revise' in step) return [...answerFindings(subject, step.revise, place(['revise'])), ...forgotten];
      return forgotten;
    }),
  );
  const rules = subject.read.rules.rules.flatMap((rule) =>
    rule.when.flatMap((test, at) =>
      testFindings(subject, test, (path) => subject.read.rules.at(rule.id, ['when', at, ...path])),
    ),
  );
  return [...steps, ...rules];
};
