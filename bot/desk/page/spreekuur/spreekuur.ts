/** The volunteer's page: keeps the screen in line with the server, and what was typed safe while there is no line. */
import { api, Refused, Unreachable } from '../api.ts';
import { openDialog } from '../dialog.ts';
import { keepDraft, readDraft } from '../drafts.ts';
import { redraw } from '../keep-place.ts';
import type { Me } from '../types.ts';
import { askProfessional, type Urgent } from './help-dialog.ts';
import { dropPage, keepPage } from '../keep-page.ts';
import { newName } from '../new-name.ts';
import { whereIs } from './place.ts';
import { createQueue, UNASKED } from './queue.ts';
import { createRepeat } from './repeat.ts';
import { keyOf, screenFor, turnOf, type Deeds, type Known } from './screens.ts';
import { createShell } from './shell.ts';
import { askSignal } from './signal-dialog.ts';
import { tableApi } from './table-api.ts';
import type { TableDeeds } from './table-view.ts';
import type { TableRow, TableView } from './table-types.ts';

/** How often a table looks for words of a worker or an answer of the phone; the list less often. */
const LOOK_MS = 4_000;
const NO_LINE = 'Er is nu geen verbinding. Wat je typte staat er nog. Probeer het zo weer.';
/** Name of a table at which nobody was named yet. */
const SOMEBODY = 'iemand';

/** Builds the page in `place`; `signedOut` is called when the session is over: left, or ended. */
export function startSpreekuur(place: HTMLElement, me: Me, signedOut: (left: boolean) => void): void {
  let rows: readonly TableRow[] = [];
  let view: TableView | undefined;
  let drawn = '';
  let turn = '';
  let readTo = '';
  /** Said on the next screen. */
  let arriving = '';
  let online = true;
  /** The server said who this is; not when the page was opened without a connection. */
  let known = me.csrf !== undefined;
  const shell = createShell(place, me, { help: () => void help(), signOut: () => void signOut() });
  const queue = createQueue(me.id, {
    taken: (taken) => show(taken),
    refused: (words, code) => {
      if (code === 'forbidden') known = false;
      shell.say(words);
    },
    online: reach,
    changed: draw,
  });
  const beginning = createRepeat();
  const deeding = createRepeat();
  const where = () => whereIs(location.hash);
  const idNow = (): string | undefined => {
    const at = where();
    return 'id' in at ? at.id : undefined;
  };
  const state = (): Known => ({ rows, view, waiting: queue.all(), readTo, online });

  function reach(yes: boolean): void {
    if (yes === online) return;
    online = yes;
    shell.online(yes);
    shell.say('');
    draw();
  }
  function show(next: TableView): void {
    if (next.state === 'withdrawn' || next.state === 'ended') keepDraft(me.id, next.id, '');
    if (next.id !== idNow()) return;
    view = next;
    draw();
  }
  function tableDeeds(id: string): TableDeeds {
    return {
      draft: { words: readDraft(me.id, id), keep: (words) => keepDraft(me.id, id, words) },
      read: (line) => {
        readTo = line;
        draw();
      },
      answer: (text, shown) => answer(id, text, shown),
      note: (words) => note(id, words),
      signal: () => void signal(id),
      pause: () => void pause(),
    };
  }
  const deeds: Deeds = {
    begin,
    failed: (error) => shell.say(failed(error)),
    table: tableDeeds,
    ending: {
      phone: (number) => void deed({ do: 'phone', number }),
      finish: () => void deed({ do: 'end' }),
      withdraw: () => void withdraw(),
    },
    together: { tell: tellDeed, act: (body) => void deed(body) },
  };
  function draw(): void {
    const at = where();
    const key = keyOf(at, state());
    if (key === drawn) return;
    const fresh = drawn.slice(0, 40) !== key.slice(0, 40);
    drawn = key;
    redraw(shell.main, fresh, () => {
      shell.main.replaceChildren(screenFor(at, state(), deeds));
    });
    // Who types on is left where they are; another question is read from the top.
    const next = turnOf(at, state());
    if (turn === next && !fresh) return;
    turn = next;
    shell.main.querySelector<HTMLElement>('h2[tabindex], h1[tabindex]')?.focus({ preventScroll: true });
    shell.main.scrollTo({ top: 0 });
  }
  function failed(error: unknown): string {
    if (error instanceof Unreachable) {
      reach(false);
      return NO_LINE;
    }
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) stop();
    return error.message;
  }
  /** Who this is first: a page that was opened without a connection was not told what its words go under. */
  async function send(): Promise<void> {
    if (!known) {
      await api.me();
      known = true;
    }
    await queue.flush();
  }
  /** While there is no line, only a look finds out that it is back: it says so. */
  async function sendNow(): Promise<void> {
    if (!online) return look();
    await send().catch((error: unknown) => shell.say(failed(error)));
  }
  async function look(): Promise<void> {
    const id = idNow();
    const away = !online;
    const waited = queue.all().length > 0;
    try {
      await send();
      if (id === undefined) rows = await tableApi.list();
      else if (queue.of(id).length === 0) show(await tableApi.show(id));
      if (queue.all().length > 0) return;
      reach(true);
      if (away) shell.say(waited ? 'Er is weer verbinding. Alles is verstuurd.' : 'Er is weer verbinding.');
      draw();
    } catch (error) {
      if (error instanceof Refused && error.status === 404) location.hash = '#';
      const words = failed(error);
      if (words !== NO_LINE) shell.say(words);
    }
  }
  async function begin(name: string, phone: string): Promise<string | undefined> {
    try {
      view = await tableApi.begin(name, phone, beginning.once({ name, phone }));
      beginning.settled();
      location.hash = `#tafel/${view.id}`;
      return undefined;
    } catch (error) {
      return failed(error);
    }
  }
  function nameOf(id: string): string {
    return view?.id === id ? view.name : (queue.of(id)[0]?.name ?? SOMEBODY);
  }
  function answer(table: string, text: string, shown: string): void {
    shell.say('');
    // While an answer still waits, which question the next words answer is not known yet.
    const open = queue.of(table).length === 0 && view?.id === table ? view.question : null;
    const asked = open === null ? UNASKED : { id: open.id, say: open.say };
    queue.add({ table, name: nameOf(table), what: 'answer', text, shown, asked });
    void sendNow();
  }
  async function signal(table: string): Promise<void> {
    const words = await askSignal();
    if (words !== undefined) note(table, words);
  }
  function note(table: string, words: string): void {
    queue.add({ table, name: nameOf(table), what: 'signal', text: words, shown: words, asked: UNASKED });
    void sendNow();
  }
  /** Words when it did not work. */
  async function tellDeed(body: object): Promise<string | undefined> {
    const id = idNow();
    if (id === undefined) return NO_LINE;
    try {
      const next = await tableApi.deed(id, named(id, body));
      deeding.settled();
      shell.say('');
      show(next);
      return undefined;
    } catch (error) {
      if (error instanceof Refused) deeding.settled();
      return failed(error);
    }
  }
  /** What would be written twice when its answer is lost goes under a name. */
  function named(id: string, body: object): object {
    const writes = 'change' in body || 'words' in body;
    return writes ? { ...body, once: deeding.once({ id, body }) } : body;
  }
  async function deed(body: object): Promise<boolean> {
    const refused = await tellDeed(body);
    if (refused !== undefined) shell.say(refused);
    return refused === undefined;
  }
  async function withdraw(): Promise<void> {
    const sure = await openDialog(
      {
        title: 'Niets meer delen?',
        hint: 'Je ziet dit gesprek dan niet meer. Wie al helpt, gaat gewoon door.',
        confirm: 'Niets meer delen',
      },
      [],
    );
    if (sure !== undefined) await deed({ do: 'withdraw' });
  }
  async function pause(): Promise<void> {
    if (!(await deed({ do: 'pause' }))) return;
    arriving = 'Dat is bewaard. Volgende keer ga je hier verder.';
    location.hash = '#';
  }
  /** The table in sight, or a new one without a name: whoever is in need now is helped before anything is asked. */
  async function tableForHelp(once: string): Promise<string> {
    const id = idNow();
    if (id !== undefined && view?.id === id && view.state !== 'ended') return id;
    view = await tableApi.begin(SOMEBODY, '', once);
    return view.id;
  }
  async function help(): Promise<void> {
    const once = newName();
    await askProfessional(async (urgent: Urgent) => {
      try {
        const id = await tableForHelp(once);
        view = await tableApi.deed(id, { do: 'professional', ...urgent, once });
        location.hash = `#tafel/${id}`;
        draw();
        return undefined;
      } catch (error) {
        return `${failed(error)} Bel zolang een van de nummers.`;
      }
    });
  }
  async function goOn(): Promise<void> {
    const at = where();
    await look();
    if (at.view === 'table' && view?.state === 'paused') await deed({ do: 'go-on' });
  }
  async function signOut(): Promise<void> {
    if (queue.all().length > 0) {
      shell.say('Er is nog iets niet verstuurd. Wacht op verbinding voor je afmeldt.');
      return;
    }
    try {
      await api.signOut();
      await dropPage(me);
      stop(true);
    } catch (error) {
      shell.say(failed(error));
    }
  }
  function onRoute(): void {
    shell.say(arriving);
    arriving = '';
    draw();
    void goOn();
  }
  function lost(): void {
    reach(false);
  }
  function back(): void {
    void look();
  }
  function stop(left = false): void {
    clearInterval(looking);
    window.removeEventListener('hashchange', onRoute);
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
    signedOut(left);
  }
  const looking = setInterval(() => {
    if (!document.hidden || queue.all().length > 0) void look();
  }, LOOK_MS);
  window.addEventListener('hashchange', onRoute);
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  if (known) void keepPage(me);
  draw();
  void goOn();
}
