/** The try-out phone: a chat, tappable choices, first messages to try, and a box to type in. */
import { serverNow } from '../page/clock.ts';
import { el, icon, setText } from '../page/el.ts';
import { timeOfDay } from '../page/times.ts';
import { createChatView } from './chat-view.ts';
import { choicesIn } from './choices.ts';
import { tryApi } from './try-api.ts';
import type { Channel, Message, Someone } from './types.ts';

const FIRST_WORDS: readonly string[] = ['help ik heb geen eten meer', 'wanneer krijg ik mijn geld', 'hoi'];
const SEND = 'M1.500 2 15 8 1.500 14 3.500 8.700 10 8 3.500 7.300z';

export interface Phone {
  readonly element: HTMLElement;
  become(person: Someone): void;
  setChannel(channel: Channel): void;
  /** Asks for the messages again, after the clock was moved. */
  refresh(): void;
}

export interface PhoneNeeds {
  /** A worker's name by id. */
  nameOf(worker: string): string;
  /** This phone came in use, or wrote: its conversation, once there is one. */
  spoke(conversation: string | undefined): void;
  /** Something new was said to this phone. */
  heard(): void;
}

export function createPhone({ nameOf, spoke, heard }: PhoneNeeds): Phone {
  const chat = createChatView(nameOf);
  const time = el('span', { class: 'phone-time' });
  const under = el('span', { class: 'phone-under' });
  const offers = el('div', { class: 'offers', role: 'group', 'aria-label': 'Antwoorden om aan te tikken' });
  const box = el('input', {
    class: 'field',
    type: 'text',
    dir: 'auto',
    'aria-label': 'Bericht aan Warmlijn',
    placeholder: 'Bericht',
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const trouble = el('p', { class: 'phone-trouble', role: 'alert' });
  const form = el(
    'form',
    { class: 'phone-form' },
    box,
    el('button', { class: 'phone-send', type: 'submit', 'aria-label': 'Verstuur' }, icon(SEND)),
  );
  const element = el(
    'section',
    { class: 'phone whatsapp', 'aria-label': 'Telefoon van de bewoner' },
    el(
      'div',
      { class: 'phone-bar', 'aria-hidden': 'true' },
      time,
      el('span', { class: 'phone-camera' }),
      el('span', {}, '5G'),
    ),
    el(
      'header',
      { class: 'phone-head' },
      el('img', { src: '/desk/assets/warmlijn.svg', alt: '', width: 36, height: 36 }),
      el('div', {}, el('h2', {}, 'Warmlijn'), under),
    ),
    chat.element,
    offers,
    trouble,
    form,
  );
  let person: Someone | undefined;
  let channel: Channel = 'whatsapp';
  let messages: readonly Message[] = [];
  let line: EventSource | undefined;
  /** One message at a time: a second tap is not a second message. */
  let sending = false;
  let offered = '';

  const drawOffers = () => {
    const last = messages.at(-1);
    const choices = last?.from === 'bot' ? choicesIn(last.text) : [];
    const key = JSON.stringify([person?.from, messages.length === 0, choices]);
    if (key === offered) return;
    offered = key;
    const words =
      choices.length > 0
        ? choices.map((one) => ({ show: `${one.number} ${one.label}`, send: one.number }))
        : messages.length === 0
          ? (person?.first ?? FIRST_WORDS).map((one) => ({ show: one, send: one }))
          : [];
    offers.replaceChildren(
      words.length > 0 && choices.length === 0 ? el('span', { class: 'offer-hint' }, 'Probeer eens:') : '',
      ...words.map(({ show, send }) =>
        el('button', { class: 'offer', type: 'button', dir: 'auto', onclick: () => void say(send) }, show),
      ),
    );
    offers.hidden = words.length === 0;
  };
  const draw = () => {
    setText(time, timeOfDay(new Date(serverNow()).toISOString()));
    setText(under, channel === 'sms' ? 'sms, automatisch' : 'automatische assistent');
    chat.show(person?.from ?? '', messages);
    drawOffers();
  };
  const load = async (tells = false) => {
    const asked = person;
    if (asked === undefined) return;
    try {
      const { messages: next, conversation } = await tryApi.talk(asked.from);
      if (person !== asked) return;
      const more = next.length > messages.length && next.at(-1)?.from !== 'resident';
      if (more && messages.length > 0) heard();
      messages = next;
      trouble.textContent = '';
      if (tells) spoke(conversation);
    } catch {
      trouble.textContent = 'De server is niet te bereiken. We proberen het zo weer.';
    }
    draw();
  };
  const say = async (text: string) => {
    if (person === undefined || text.trim() === '' || sending) return;
    sending = true;
    try {
      await tryApi.send(person.from, text, channel);
      if (box.value === text) box.value = '';
    } catch {
      trouble.textContent = 'Dit bericht is niet verstuurd. Probeer het nog eens.';
      return;
    } finally {
      sending = false;
    }
    await load(true);
    if (!matchMedia('(pointer: coarse)').matches) box.focus();
  };
  const connect = () => {
    line?.close();
    if (person === undefined || document.hidden) return;
    line = tryApi.events(person.from);
    line.addEventListener('open', () => void load());
    line.addEventListener('message', () => void load());
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void say(box.value);
  });
  // A browser keeps few lines open to one server: a page nobody looks at gives its line back.
  document.addEventListener('visibilitychange', connect);
  setInterval(draw, 10_000);
  return {
    element,
    become(next) {
      person = next;
      messages = [];
      box.value = '';
      draw();
      void load(true);
      connect();
    },
    setChannel(next) {
      channel = next;
      element.classList.toggle('sms', next === 'sms');
      element.classList.toggle('whatsapp', next === 'whatsapp');
      draw();
    },
    refresh: () => void load(),
  };
}
