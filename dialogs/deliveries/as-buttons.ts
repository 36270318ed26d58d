/**
 * A question by WhatsApp with reply buttons or a list instead of numbers to type (Twilio Content templates
 * `twilio/quick-reply` and `twilio/list-picker`, which need no approval within the 24-hour window). What is asked and
 * what stands on the buttons are the variables, so that one template serves every question of its shape.
 * Limits: twilio.com/docs/content/twilio-quick-reply and /twiliolist-picker.
 */
import { choicesIn, type ChoicesIn } from '../choices-in.ts';
import type { Language } from '../meaning.ts';

/** Longest text of a button, of a line in a list and of the words below it, and longest question above. */
const BUTTON = 20;
const ITEM = 24;
const DESCRIPTION = 72;
const QUESTION = 800;
const MOST_BUTTONS = 3;
const MOST_ITEMS = 10;

export const SHAPES = ['buttons', 'list', 'menu'] as const;
/** `buttons`: at most three below the message. `list`: opens, short lines. `menu`: opens, a number with the words below it. */
export type Shape = (typeof SHAPES)[number];

/** @returns undefined for what WhatsApp has no room for: that is asked with numbers to type. */
export function shapeOf({ question, labels }: ChoicesIn): Shape | undefined {
  const most = Math.max(...labels.map((label) => label.length));
  if (question.length > QUESTION || labels.length > MOST_ITEMS || new Set(labels).size < labels.length)
    return undefined;
  if (labels.length <= MOST_BUTTONS && most <= BUTTON) return 'buttons';
  if (most <= ITEM) return 'list';
  return most <= DESCRIPTION ? 'menu' : undefined;
}

/** Which template: of this very question, else of the shape; each may be there for one language only. */
export function templateNames(asks: string, shape: Shape, count: number, lang: Language): readonly string[] {
  const names = [`ask.${asks}`, `${shape}-${String(count)}`];
  return names.flatMap((name) => [`${name}.${lang}`, name]);
}

export interface Template {
  readonly sid: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * @param asks id of the question's text
 * @param templates ContentSid per name (city.yaml)
 * @returns undefined when the city has no template for it: numbers then.
 */
export function asButtons(
  text: string,
  asks: string,
  lang: Language,
  templates: Readonly<Record<string, string>>,
): Template | undefined {
  const found = choicesIn(text);
  const shape = found && shapeOf(found);
  if (found === undefined || shape === undefined) return undefined;
  const name = templateNames(asks, shape, found.labels.length, lang).find(
    (one) => templates[one] !== undefined,
  );
  const sid = name === undefined ? undefined : templates[name];
  const variables = [found.question, ...found.labels].map((words, at): [string, string] => [
    String(at + 1),
    words,
  ]);
  return sid === undefined ? undefined : { sid, variables: Object.fromEntries(variables) };
}
