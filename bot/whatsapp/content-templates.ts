/**
 * What an administrator registers at Twilio so that WhatsApp shows choices as buttons and lists: the bodies of
 * `POST https://content.twilio.com/v1/Content` (twilio.com/docs/content/content-api-resources). Only the shapes that
 * the questions of the flows really have; what is asked and what stands on a button are variables.
 */
import { choicesIn } from '../../dialogs/choices-in.ts';
import { shapeOf, SHAPES, type Shape } from '../../dialogs/deliveries/as-buttons.ts';
import { LANGUAGES, type Language } from '../../dialogs/meaning.ts';
import type { Texts } from '../../dialogs/texts.ts';
import type { Spoken } from '../content/spoken.ts';

export interface ContentTemplate {
  /** Key under `templates` of city.yaml; the ContentSid that Twilio answers stands behind it. */
  readonly key: string;
  /** Ids of the questions that leave in it. */
  readonly questions: readonly string[];
  /** The body to post. */
  readonly content: {
    readonly friendly_name: string;
    readonly language: string;
    readonly variables: Readonly<Record<string, string>>;
    readonly types: Readonly<Record<string, unknown>>;
  };
}

/** Twilio knows two-letter codes only; Papiamentu has none, and nobody sees it. */
const CODES: Readonly<Partial<Record<Language, string>>> = { pap: 'nl' };

const variable = (at: number) => `{{${String(at)}}}`;
/** Variables of the choices: what is asked is the first. */
const choiceNumbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

function typesOf(shape: Shape, count: number, open: string): Readonly<Record<string, unknown>> {
  const body = variable(1);
  const numbers = choiceNumbers(count);
  if (shape === 'buttons') {
    const actions = numbers.map((number) => ({ title: variable(number + 1), id: String(number) }));
    return { 'twilio/quick-reply': { body, actions } };
  }
  const items = numbers.map((number) =>
    shape === 'list'
      ? { item: variable(number + 1), id: String(number) }
      : { item: String(number), id: String(number), description: variable(number + 1) },
  );
  return { 'twilio/list-picker': { body, button: open, items } };
}

/** @param spoken every message as a resident gets it, with the choices below it */
export function contentTemplates(spoken: readonly Spoken[], texts: Texts): ContentTemplate[] {
  const found = spoken.flatMap(({ lang, message, sent }) =>
    sent.flatMap((text) => {
      const choices = choicesIn(text);
      const shape = choices && shapeOf(choices);
      if (choices === undefined || shape === undefined) return [];
      return [{ lang, id: message.id, shape, count: choices.labels.length }];
    }),
  );
  const make = (shape: Shape, count: number, lang: Language, questions: readonly string[]) => {
    // What stands on a button is a variable, so one template speaks every language; a list opens with a word of its own.
    const key = shape === 'buttons' ? `${shape}-${String(count)}` : `${shape}-${String(count)}.${lang}`;
    const example = choiceNumbers(count).map((number): [string, string] => [
      String(number + 1),
      String(number),
    ]);
    return {
      key,
      questions: [...new Set(questions)].sort(),
      content: {
        friendly_name: `warmlijn_${key.replace(/[.-]/g, '_')}`,
        language: CODES[lang] ?? lang,
        variables: { 1: '?', ...Object.fromEntries(example) },
        types: typesOf(shape, count, texts.say(lang, 'choice.open-list')),
      },
    };
  };
  const groups = Map.groupBy(found, ({ shape, count, lang }) =>
    shape === 'buttons' ? `${shape} ${String(count)}` : `${shape} ${String(count)} ${lang}`,
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      const ids = group.map(({ id }) => id);
      return first === undefined ? [] : [make(first.shape, first.count, first.lang, ids)];
    })
    .sort(
      (one, other) =>
        LANGUAGES.findIndex((lang) => one.key.endsWith(`.${lang}`)) -
          LANGUAGES.findIndex((lang) => other.key.endsWith(`.${lang}`)) ||
        SHAPES.findIndex((shape) => one.key.startsWith(shape)) -
          SHAPES.findIndex((shape) => other.key.startsWith(shape)) ||
        one.key.localeCompare(other.key, 'en', { numeric: true }),
    );
}
