/** The try-out page: a resident's phone beside a worker's desk, on one screen. */
import { api } from '../page/api.ts';
import { serverNow } from '../page/clock.ts';
import { el } from '../page/el.ts';
import type { Person } from '../page/types.ts';
import { roleName } from '../page/words.ts';
import { createClockBar } from './clock-bar.ts';
import { createPhone } from './phone.ts';
import { tryApi } from './try-api.ts';
import type { Someone } from './types.ts';

/** The worker somebody left signed in, else the first who guides residents. */
async function signedIn(people: readonly Person[]): Promise<string | undefined> {
  const me = await api.me().catch(() => undefined);
  if (me !== undefined) return me.id;
  const first = people.find((person) => person.role === 'trajectbegeleider') ?? people[0];
  if (first !== undefined) await api.signIn(first.id);
  return first?.id;
}

function choose(
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

/** Two big buttons that matter on a telephone only. */
function createTabs(room: HTMLElement): HTMLElement {
  const views = [
    { view: 'phone', words: 'Telefoon' },
    { view: 'desk', words: 'Bureau' },
  ];
  const buttons = views.map(({ view, words }) =>
    el(
      'button',
      { class: 'tab', type: 'button', 'aria-pressed': String(view === 'phone'), onclick: () => show(view) },
      words,
    ),
  );
  const show = (view: string) => {
    room.dataset.view = view;
    buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(views[at]?.view === view)));
  };
  return el('nav', { class: 'tabs', 'aria-label': 'Telefoon of bureau' }, ...buttons);
}

function build(
  place: HTMLElement,
  residents: readonly Someone[],
  workers: readonly Person[],
  worker: string,
): void {
  const phone = createPhone((id) => workers.find((worker) => worker.id === id)?.name ?? id);
  const frame = el('iframe', { class: 'desk-frame', src: '/desk', title: 'Het bureau van de begeleider' });
  const clock = createClockBar(() => {
    phone.refresh();
    tellClock();
  });
  // The embedded desk counts its waiting times from the same clock.
  const tellClock = () =>
    frame.contentWindow?.postMessage(
      `warmlijn:clock ${new Date(serverNow()).toISOString()}`,
      location.origin,
    );
  window.addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.data !== 'warmlijn:here') return;
    frame.contentWindow?.postMessage('warmlijn:follow', location.origin);
    tellClock();
  });
  const note = el('p', { class: 'someone-note' });
  const become = (from: string) => {
    const person = residents.find((one) => one.from === from);
    if (person === undefined) return;
    note.textContent = person.note ?? '';
    note.hidden = note.textContent === '';
    phone.become(person);
  };
  const resident = choose(
    'Jij bent',
    residents.map(({ from, name }) => ({ value: from, words: name })),
    become,
  );
  const channel = choose(
    'Met',
    [
      { value: 'whatsapp', words: 'WhatsApp' },
      { value: 'sms', words: 'Sms' },
    ],
    (value) => phone.setChannel(value === 'sms' ? 'sms' : 'whatsapp'),
  );
  const desk = choose(
    'Je kijkt mee als',
    workers.map(({ id, name, role }) => ({ value: id, words: `${name}, ${roleName(role)}` })),
    (id) => void api.signIn(id).then(() => frame.contentWindow?.location.reload()),
  );
  desk.select.value = worker;
  const room = el('div', { class: 'try-room', 'data-view': 'phone' });
  room.append(
    el(
      'header',
      { class: 'try-head' },
      el('img', { src: '/desk/assets/warmlijn.svg', alt: '', width: 32, height: 32 }),
      el('h1', {}, 'Warmlijn'),
      el('p', { class: 'made-up' }, 'Alles hier is verzonnen: de mensen, het geld en de adressen.'),
    ),
    el(
      'main',
      { class: 'try-main' },
      el(
        'div',
        { class: 'side' },
        el('div', { class: 'choosers' }, resident.element, channel.element),
        note,
        phone.element,
        clock.element,
      ),
      el('div', { class: 'desk-side' }, el('div', { class: 'choosers' }, desk.element), frame),
    ),
    createTabs(room),
  );
  place.replaceChildren(room);
  const first = residents[0];
  if (first !== undefined) become(first.from);
  void tryApi.clock().then(clock.draw);
}

async function start(): Promise<void> {
  const place = document.querySelector<HTMLElement>('#tryout');
  if (place === null) return;
  try {
    const [residents, workers] = await Promise.all([tryApi.people(), api.people()]);
    build(place, residents, workers, (await signedIn(workers)) ?? '');
  } catch {
    place.replaceChildren(
      el('p', { class: 'away', role: 'alert' }, 'De server is niet te bereiken. We proberen het zo weer.'),
    );
    setTimeout(() => void start(), 3000);
  }
}

void start();
