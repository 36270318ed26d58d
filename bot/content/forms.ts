/** Texts are written with "je"; a city may choose "u". The table is data (locales/nl/forms.yaml). */
import { z } from 'zod';
import type { Catalogue } from '../../dialogs/texts.ts';
import type { Finding } from './finding.ts';
import type { Folder } from './folder.ts';
import { checkShape } from './read/check-shape.ts';
import { readYaml } from './read/yaml-file.ts';

export const FORMS_FILE = 'locales/nl/forms.yaml';

const term = z.string().min(1);
const schema = z.strictObject({
  u: z.strictObject({
    phrases: z.array(z.tuple([term, term])).default([]),
    verbs: z.record(z.string(), term).default({}),
    own: z.array(z.array(term)).default([]),
  }),
});

/** The same text in the other form. */
export type ToForm = (source: string) => string;

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
/** What is left when phrases, verbs and possessives are done. */
const REST: readonly (readonly [string, string])[] = [
  ['jouw', 'uw'],
  ['jou', 'u'],
  ['jij', 'u'],
  ['je', 'u'],
];

const word = (text: string) => new RegExp(String.raw`(?<!\p{L})${text}(?!\p{L})`, 'gu');

/** @returns undefined when there is no such file; what is wrong in it becomes a finding. */
export function readForms(folder: Folder, findings: Finding[]): ToForm | undefined {
  if (folder.read(FORMS_FILE) === undefined) return undefined;
  const from = readYaml(folder, FORMS_FILE, findings);
  const read = from && checkShape(schema, from, findings);
  if (read === undefined) return undefined;
  const { phrases, verbs, own } = read.u;
  const things = own.flat().join('|');
  const inverted = Object.entries(verbs).flatMap(([verb, polite]): [RegExp, string][] => [
    [word(`${verb} je`), `${polite} u`],
    [word(`${capital(verb)} je`), `${capital(polite)} u`],
  ]);
  const possessive: [RegExp, string][] = [
    [new RegExp(String.raw`(?<!\p{L})je(?= (?:${things})(?!\p{L}))`, 'gu'), 'uw'],
    [new RegExp(String.raw`(?<!\p{L})Je(?= (?:${things})(?!\p{L}))`, 'gu'), 'Uw'],
  ];
  const rest = REST.flatMap(([je, u]): [RegExp, string][] => [
    [word(je), u],
    [word(capital(je)), capital(u)],
  ]);
  const steps = [...inverted, ...possessive, ...rest];
  return (source) => {
    const begun = phrases.reduce((text, [je, u]) => text.replaceAll(je, u), source);
    return steps.reduce((text, [pattern, put]) => text.replace(pattern, put), begun);
  };
}

/** Every text of this language in the other form. */
export function inForm(catalogue: Catalogue, toForm: ToForm): Catalogue {
  return Object.fromEntries(Object.entries(catalogue).map(([id, source]) => [id, toForm(source)]));
}
