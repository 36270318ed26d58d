/** The messages on the try-out phone, as a resident sees them. */
import { serverNow } from '../page/clock.ts';
import { el } from '../page/el.ts';
import { inLanguage } from '../page/in-language.ts';
import { keyed } from '../page/keyed.ts';
import { civilDay, dayName, timeOfDay } from '../page/times.ts';
import type { Message } from './types.ts';

type Item = {
  readonly key: string;
  readonly day?: string;
  readonly message?: Message;
  readonly follows: boolean;
};

function itemsOf(messages: readonly Message[]): Item[] {
  const items: Item[] = [];
  let before: Message | undefined;
  for (const message of messages) {
    const newDay = before === undefined || civilDay(before.at) !== civilDay(message.at);
    if (newDay) items.push({ key: `day ${civilDay(message.at)}`, day: message.at, follows: false });
    const follows = !newDay && before?.from === message.from && before.by === message.by;
    items.push({ key: message.id, message, follows });
    before = message;
  }
  return items;
}

/** The speaker of a bubble. */
function speaker({ from, by }: Message, nameOf: (worker: string) => string): string {
  if (from === 'resident') return 'Jij';
  return from === 'worker' ? nameOf(by ?? 'Begeleider') : 'Warmlijn';
}

/** What goes along with a message, from the same words; a picture has them as its alt text. */
function mediaOf({ id, text, media }: Message, person: string): HTMLElement[] {
  if (media === undefined) return [];
  const src = `/api/try/media?from=${encodeURIComponent(person)}&line=${encodeURIComponent(id)}`;
  if (media === 'picture') return [el('img', { class: 'chat-picture', src, alt: text })];
  return [el('audio', { class: 'chat-sound', src, controls: '' })];
}

function makeItem(
  { day, message, follows }: Item,
  person: string,
  nameOf: (worker: string) => string,
): HTMLElement {
  if (message === undefined) return el('li', { class: 'chat-day' }, dayName(day ?? '', serverNow()));
  const named = message.from === 'worker' && !follows;
  return el(
    'li',
    { class: `chat ${message.from}${follows ? ' follows' : ''}` },
    el('span', { class: named ? 'chat-who' : 'unseen' }, speaker(message, nameOf)),
    ...mediaOf(message, person),
    el('p', { class: 'chat-words', ...inLanguage(message.lang) }, message.text),
    el('time', { class: 'chat-time', datetime: message.at }, timeOfDay(message.at)),
  );
}

export interface ChatView {
  readonly element: HTMLElement;
  show(person: string, messages: readonly Message[]): void;
}

export function createChatView(nameOf: (worker: string) => string): ChatView {
  const list = el('ol', { class: 'chats' });
  const hello = el('p', { class: 'hello' }, 'Stuur een bericht om te beginnen.');
  const live = el('p', { class: 'unseen', role: 'status' });
  const scroller = el(
    'div',
    { class: 'chat-scroll', tabindex: '0', role: 'region', 'aria-label': 'Berichten op de telefoon' },
    hello,
    list,
  );
  // A picture makes room for itself when it is there.
  list.addEventListener('load', () => (scroller.scrollTop = scroller.scrollHeight), true);
  new ResizeObserver(() => (scroller.scrollTop = scroller.scrollHeight)).observe(scroller);
  let seen = 0;
  let shown = '';
  return {
    element: el('div', { class: 'chat-box' }, scroller, live),
    show(person, messages) {
      const fresh = messages.slice(seen).filter((message) => message.from !== 'resident');
      if (shown === person && fresh.length > 0)
        live.textContent = fresh.map((message) => `${speaker(message, nameOf)}: ${message.text}`).join(' ');
      const grew = messages.length !== seen || shown !== person;
      seen = messages.length;
      shown = person;
      keyed(
        list,
        itemsOf(messages).map((item) => ({ ...item, key: `${person} ${item.key}` })),
        (item) => item.key,
        (item) => makeItem(item, person, nameOf),
        () => undefined,
      );
      hello.hidden = messages.length > 0;
      if (grew) scroller.scrollTop = scroller.scrollHeight;
    },
  };
}
