/** Everything the checks look at, put together once. */
import type { CityFacts } from '../../dialogs/city.ts';
import { DANGER_NUMBERS } from '../../dialogs/danger.ts';
import type { AskStep, Flow } from '../../dialogs/flow.ts';
import { questionValues } from '../../dialogs/values.ts';
import { readCodeUse, type CodeUse } from './code-use.ts';
import type { Finding, Place } from './finding.ts';
import type { Folder } from './folder.ts';
import { madeTalk } from './made-talk.ts';
import type { ContentRead } from './read-content.ts';
import { readNoList, type NoList } from './read/read-no-list.ts';
import { readPlaceholders, type Placeholders } from './read/read-placeholders.ts';
import { readPlainWords, type PlainWords } from './read/read-plain-words.ts';
import type { Path } from './read/yaml-file.ts';
import { spokenOf, type Spoken } from './spoken.ts';
import { worstValues } from './worst-values.ts';

/** A question with its place in a flow. */
export interface Question {
  readonly flow: Flow;
  readonly name: string;
  readonly step: AskStep;
}

export interface Subject {
  readonly read: ContentRead;
  readonly facts: CityFacts;
  readonly flows: readonly Flow[];
  readonly questions: readonly Question[];
  /** Questions by the answer they save. */
  readonly answers: ReadonlyMap<string, readonly Question[]>;
  readonly placeholders: Placeholders;
  /** Values that every text of a flow gets. */
  readonly flowValues: ReadonlySet<string>;
  readonly noList: NoList;
  /** Undefined when there is no such file. */
  readonly plainWords: PlainWords | undefined;
  readonly code: CodeUse;
  /** Every message as a resident gets it, in every language. */
  readonly spoken: readonly Spoken[];
  /** Where this part of a flow is written. */
  flowPlace(flow: string, path?: Path): Place;
}

/** One rule: looks at everything, returns what is wrong. */
export type Check = (subject: Subject) => Finding[];

function questionsOf(flows: readonly Flow[]): Question[] {
  return flows.flatMap((flow) =>
    Object.entries(flow.steps).flatMap(([name, step]) => ('ask' in step ? [{ flow, name, step }] : [])),
  );
}

function valueNames(facts: CityFacts): string[] {
  const texts = { languages: [], has: () => true, say: () => '', unreviewed: () => [] };
  return Object.keys(questionValues(madeTalk(facts, texts, 'nl')));
}

/** @param findings takes what is wrong in the lists that the checks themselves use */
export function makeSubject(
  folder: Folder,
  read: ContentRead,
  facts: CityFacts,
  findings: Finding[],
): Subject {
  const flows = [...read.flows.flows.values()];
  const questions = questionsOf(flows);
  const flowNames = valueNames(facts);
  const placeholders = readPlaceholders(folder, findings);
  return {
    read,
    facts,
    flows,
    questions,
    answers: Map.groupBy(questions, (question) => question.step.saves),
    placeholders,
    flowValues: new Set(flowNames),
    noList: readNoList(folder, findings),
    plainWords: readPlainWords(folder, findings),
    code: readCodeUse(folder, { questionValues: flowNames, DANGER_NUMBERS: Object.keys(DANGER_NUMBERS) }),
    spoken: spokenOf(read, facts, questions, (lang) => worstValues(placeholders, facts, lang)),
    flowPlace: (flow, path = []) => read.flows.files.get(flow)?.at(path) ?? { file: 'flows', line: 1 },
  };
}
