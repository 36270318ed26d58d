/** Content templates as Twilio keeps them, and what it refuses; limits from twilio.com/docs/content. */
import { z } from 'zod';

const action = z.object({ title: z.string(), id: z.string().min(1).max(200) });
const item = action.omit({ title: true }).extend({ item: z.string(), description: z.string().optional() });
const contentSchema = z.object({
  friendly_name: z.string().regex(/^[a-z0-9_]+$/),
  language: z.string().length(2),
  variables: z.record(z.string(), z.string()),
  types: z.union([
    z.strictObject({
      'twilio/quick-reply': z.strictObject({ body: z.string(), actions: z.array(action).min(1).max(3) }),
    }),
    z.strictObject({
      'twilio/list-picker': z.strictObject({
        body: z.string(),
        button: z.string().min(1).max(20),
        items: z.array(item).min(1).max(10),
      }),
    }),
  ]),
});
type Content = z.infer<typeof contentSchema>;

export interface Shown {
  readonly body: string;
  /** What can be tapped. */
  readonly choices: readonly { readonly id: string; readonly title: string; readonly list: boolean }[];
}

const LONGEST = { body: 1_024, title: 20, item: 24, description: 72 };

function filled(text: string, variables: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(variables[name] ?? ''));
}

function fits(text: string, most: number): boolean {
  return text.trim() !== '' && text.length <= most;
}

/** @returns undefined when WhatsApp would refuse it. */
function show({ types }: Content, variables: Readonly<Record<string, unknown>>): Shown | undefined {
  const say = (text: string) => filled(text, variables);
  if ('twilio/quick-reply' in types) {
    const { body, actions } = types['twilio/quick-reply'];
    const choices = actions.map(({ id, title }) => ({ id, title: say(title), list: false }));
    const right = fits(say(body), LONGEST.body) && choices.every(({ title }) => fits(title, LONGEST.title));
    return right ? { body: say(body), choices } : undefined;
  }
  const { body, items } = types['twilio/list-picker'];
  const choices = items.map(({ id, item: title }) => ({ id, title: say(title), list: true }));
  const right =
    fits(say(body), LONGEST.body) &&
    choices.every(({ title }) => fits(title, LONGEST.item)) &&
    items.every(({ description = 'x' }) => fits(say(description), LONGEST.description));
  return right ? { body: say(body), choices } : undefined;
}

export interface Contents {
  /** Registers a template. @returns its ContentSid. */
  register(content: unknown): string;
  /** Is anything registered? Without, every ContentSid is taken for an approved template with one variable. */
  readonly any: () => boolean;
  /** What the phone shows, or the code of Twilio's refusal. */
  render(sid: string, variables: string | null): Shown | { readonly code: number };
}

export function makeContents(): Contents {
  const known = new Map<string, Content>();
  return {
    register: (given) => {
      const content = contentSchema.parse(given);
      const sid = `HX${(known.size + 1).toString(16).padStart(32, '0')}`;
      known.set(sid, content);
      return sid;
    },
    any: () => known.size > 0,
    render: (sid, text) => {
      const content = known.get(sid);
      if (content === undefined) return { code: 21655 };
      const variables: unknown = JSON.parse(text ?? '{}');
      const read = z.record(z.string(), z.string()).safeParse(variables);
      // Twilio refuses a line break in a variable.
      if (!read.success || Object.values(read.data).some((value) => value.includes('\n')))
        return { code: 21656 };
      return show(content, { ...content.variables, ...read.data }) ?? { code: 63013 };
    },
  };
}
