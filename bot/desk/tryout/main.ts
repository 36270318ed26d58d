/** The try-out page: a resident's phone beside a worker's desk, on one screen. */
import { api } from '../page/api.ts';
import { serverNow } from '../page/clock.ts';
import { el } from '../page/el.ts';
import type { Person } from '../page/types.ts';
import { roleName } from '../page/words.ts';
import { choose, chooseChannel } from './choosers.ts';
import { createClockBar } from './clock-bar.ts';
import { createPhone } from './phone.ts';
import { createTabs } from './tabs.ts';
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

function header(clock: HTMLElement): HTMLElement {
  return el(
    'header',
    { class: 'try-head' },
    el('img', { src: '/desk/assets/warmlijn.svg', alt: '', width: 32, height: 32 }),
    el('h1', {}, 'Warmlijn'),
    el(
      'p',
      { class: 'lead' },
      'Geldzorgen? Eén bericht is genoeg. Warmlijn luistert en haalt er een mens met een naam bij. ',
      el('span', { class: 'made-up' }, 'Alles hier is verzonnen.'),
    ),
    clock,
  );
}

function step(number: number, words: string): HTMLElement {
  return el('h2', { class: 'step' }, el('span', { class: 'step-number' }, String(number)), ` ${words}`);
}

/** The desk in a frame of its own, and what is said between it and this page. */
function createDeskFrame(waiting: (count: number) => void) {
  const frame = el('iframe', { class: 'desk-frame', src: '/desk', title: 'Het bureau van de begeleider' });
  let shown: string | undefined;
  const tell = (words: string) => frame.contentWindow?.postMessage(`warmlijn:${words}`, location.origin);
  // The desk counts its waiting times from the same clock.
  const tellClock = () => tell(`clock ${new Date(serverNow()).toISOString()}`);
  const show = (id: string | undefined) => {
    shown = id;
    if (id !== undefined) tell(`show ${id}`);
  };
  window.addEventListener('message', ({ source, data }: MessageEvent) => {
    if (source !== frame.contentWindow || typeof data !== 'string') return;
    const count = /^warmlijn:waiting (\d+)$/.exec(data)?.[1];
    if (count !== undefined) waiting(Number(count));
    if (data !== 'warmlijn:here') return;
    tellClock();
    show(shown);
  });
  return { frame, show, tellClock, reload: () => frame.contentWindow?.location.reload() };
}

function build(
  place: HTMLElement,
  residents: readonly Someone[],
  workers: readonly Person[],
  worker: string,
): void {
  const room = el('div', { class: 'try-room' });
  const tabs = createTabs(room);
  const desk = createDeskFrame((count) => tabs.news('desk', count === 0 ? '' : `${count} wacht`));
  const phone = createPhone({
    nameOf: (id) => workers.find((worker) => worker.id === id)?.name ?? id,
    spoke: desk.show,
    heard: () => tabs.news('phone', 'nieuw'),
  });
  const clock = createClockBar(() => {
    phone.refresh();
    desk.tellClock();
  });
  const become = (from: string) => {
    const person = residents.find((one) => one.from === from);
    if (person !== undefined) phone.become(person);
  };
  const resident = choose(
    'Jij bent',
    residents.map(({ from, name, note }) => ({
      value: from,
      words: [name, note].filter(Boolean).join(', '),
    })),
    become,
  );
  const looker = choose(
    'Je helpt als',
    workers.map(({ id, name, role }) => ({ value: id, words: `${name}, ${roleName(role)}` })),
    (id) => void api.signIn(id).then(desk.reload),
  );
  looker.select.value = worker;
  room.append(
    header(clock.element),
    el(
      'main',
      { class: 'try-main' },
      el(
        'section',
        { class: 'side' },
        step(1, 'Schrijf als bewoner'),
        el(
          'div',
          { class: 'choosers' },
          resident.element,
          chooseChannel((channel) => phone.setChannel(channel)),
        ),
        phone.element,
      ),
      el(
        'section',
        { class: 'desk-side' },
        el(
          'div',
          { class: 'choosers' },
          step(2, 'Help als begeleider: neem het over en schrijf terug'),
          looker.element,
        ),
        desk.frame,
      ),
    ),
    tabs.element,
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
