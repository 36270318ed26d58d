/** Choosing who you are and how you write. */
import { el } from '../page/el.ts';
import type { Channel } from './types.ts';

/** A labelled list to choose from. */
export function choose(
  label: string,
  options: readonly { value: string; words: string }[],
  chosen: (value: string) => void,
) {
  const select = el(
    'select',
    { class: 'field' },
    ...options.map(({ value, words }) => el('option', { value }, words)),
  );
  select.addEventListener('change', () => chosen(select.value));
  return { select, element: el('label', { class: 'chooser' }, el('span', {}, label), select) };
}

/** WhatsApp or SMS, side by side. */
export function chooseChannel(chosen: (channel: Channel) => void): HTMLElement {
  const one = (channel: Channel, words: string) =>
    el(
      'label',
      { class: 'segment' },
      el('input', {
        type: 'radio',
        name: 'channel',
        value: channel,
        checked: channel === 'whatsapp',
        onchange: () => chosen(channel),
      }),
      el('span', {}, words),
    );
  return el(
    'fieldset',
    { class: 'segments' },
    el('legend', { class: 'unseen' }, 'Waarmee schrijf je?'),
    one('whatsapp', 'WhatsApp'),
    one('sms', 'Sms'),
  );
}
