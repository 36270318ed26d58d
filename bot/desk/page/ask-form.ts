/** A question with several fields, one under the other; stays open with its words until the server took it. */
import { openDialog, said, type DialogFrame } from './dialog.ts';
import { el } from './el.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'time' | 'select' | 'tick';
  /** Of a select: value and words; `CHOOSE` in front where the first would be taken by mistake. */
  readonly options?: readonly (readonly [value: string, words: string])[];
  /** Filled in at first; a tick is on with `yes`. */
  readonly value?: string | undefined;
  /** May be left empty. */
  readonly free?: boolean;
  /** Earliest day. */
  readonly min?: string;
  readonly example?: string;
}

/** Nothing yet: what counts later is chosen by a person, not by standing first. */
export const CHOOSE = ['', 'Kies wat past'] as const;

/** Values by field name; a tick is `yes` or empty. */
export type Filled = Readonly<Record<string, string>>;

/** As much as the server takes in a small field. */
const MOST_LETTERS = 80;

function input({ name, kind, options = [], value, free = false, min, example }: Field): HTMLElement {
  const shared = { class: 'field', name, required: !free };
  if (kind === 'select')
    return el(
      'select',
      shared,
      ...options.map(([one, words]) => el('option', { value: one, selected: one === value }, words)),
    );
  const text = kind === 'text' ? { maxlength: MOST_LETTERS, dir: 'auto', autocomplete: 'off' } : {};
  return el('input', { ...shared, ...text, type: kind, value, min, placeholder: example });
}

function row(field: Field): HTMLElement {
  const { kind, label, name, value } = field;
  if (kind !== 'tick') return el('label', { class: 'labelled' }, el('span', {}, label), input(field));
  const box = el('input', { type: 'checkbox', name, value: 'yes', checked: value === 'yes' });
  return el('label', { class: 'choice' }, box, el('span', {}, label));
}

/** True when it was sent. */
export async function askForm(
  frame: DialogFrame,
  fields: readonly Field[],
  send: (filled: Filled) => Promise<string | undefined>,
): Promise<boolean> {
  const data = await openDialog(frame, fields.map(row), (data) =>
    send(Object.fromEntries(fields.map(({ name }) => [name, said(data, name)]))),
  );
  return data !== undefined;
}
