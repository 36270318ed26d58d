/** The volunteer's page: keeps the screen in line with the server, and what was typed safe while there is no line. */
import { api, Refused, Unreachable } from '../api.ts';
import { openDialog } from '../dialog.ts';
import { el } from '../el.ts';
import { redraw } from '../keep-place.ts';
import type { Me } from '../types.ts';
import { endView } from './end-view.ts';
import { askProfessional, type Urgent } from './help-dialog.ts';
import { homeView } from './home-view.ts';
import { mapView } from './map-view.ts';
import { whereIs, type Where } from './place.ts';
import { createQueue } from './queue.ts';
import { createShell } from './shell.ts';
import { askSignal } from './signal-dialog.ts';
import { startView } from './start-view.ts';
import { tableApi } from './table-api.ts';
import { togetherView } from './together-view.ts';
import { tableScreen } from './table-view.ts';
import type { TableRow, TableView } from './table-types.ts';

/** How often a table looks for words of a worker or an answer of the phone; the list less often. */
const LOOK_MS = 4_000;
const NO_LINE = 'Er is nu geen verbinding. Wat je typte staat er nog. Probeer het zo weer.';
/** Name of a table at which nobody was named yet. */
const SOMEBODY = 'iemand';

/** Builds the page in `place`; `signedOut` is called when the session is over. */
export function startSpreekuur(place: HTMLElement, me: Me, signedOut: () => void): void {
  let rows: readonly TableRow[] = [];
  let view: TableView | undefined;
  let drawn = '';
  /** The last line that was read aloud on a screen of its own. */
  let readTo = '';
  /** Said on the next screen. */
  let arriving = '';
  const shell = createShell(place, me, { help: () => void help(), signOut: () => void signOut() });
  const queue = createQueue(me.id, {
    taken: (taken) => {
      shell.say('');
      show(taken);
    },
    refused: (words) => {
      shell.say(words);
    },
    online: (yes) => {
      shell.online(yes);
    },
    changed: () => {
      draw();
    },
  });
  const where = () => whereIs(location.hash);
  const idNow = (): string | undefined => {
    const at = where();
    return 'id' in at ? at.id : undefined;
  };

  function show(next: TableView): void {
    if (next.id !== idNow()) return;
    view = next;
    draw();
  }
  function screenFor(at: Where): HTMLElement {
    if (at.view === 'start') return startView(begin);
    if (at.view === 'map') return mapView((error) => shell.say(failed(error)));
    if (at.view === 'home' || !('id' in at)) return homeView(rows);
    if (view === undefined || view.id !== at.id) return el('p', { class: 'soft' }, 'Even laden…');
    if (view.state === 'withdrawn')
      return el(
        'p',
        { class: 'read-aloud' },
        'De bewoner wil niets meer delen. Je ziet dit gesprek niet meer.',
      );
    const { id } = view;
    if (at.view === 'end' || view.state === 'ended')
      return endView(view, {
        phone: (number) => void deed({ do: 'phone', number }),
        finish: () => void deed({ do: 'end' }),
        withdraw: () => void withdraw(),
      });
    if (at.view === 'together')
      return togetherView(view, {
        tell: (body) => tellDeed(body),
        act: (body) => void deed(body),
      });
    return tableScreen(view, queue.of(id), readTo, {
      read: (line) => {
        readTo = line;
        draw();
      },
      answer: (text, shown) => {
        answer(id, text, shown);
      },
      signal: () => void signal(id),
      pause: () => void pause(),
    });
  }
  /** What a screen shows besides what is typed in it: drawn anew only when this changes. */
  function keyOf(at: Where): string {
    if (at.view === 'start' || at.view === 'map') return at.view;
    return 'id' in at ? JSON.stringify([at, readTo, view, queue.of(at.id)]) : JSON.stringify([at, rows]);
  }
  function draw(): void {
    const at = where();
    const key = keyOf(at);
    if (key === drawn) return;
    const fresh = drawn.slice(0, 40) !== key.slice(0, 40);
    drawn = key;
    redraw(shell.main, fresh, () => {
      shell.main.replaceChildren(screenFor(at));
    });
    shell.main.querySelector<HTMLElement>('h2[tabindex], h1[tabindex]')?.focus({ preventScroll: true });
    shell.main.scrollTo({ top: 0 });
  }
  function failed(error: unknown): string {
    if (error instanceof Unreachable) {
      shell.online(false);
      return NO_LINE;
    }
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401) stop();
    return error.message;
  }
  async function look(): Promise<void> {
    await queue.flush();
    const id = idNow();
    try {
      if (id === undefined) rows = await tableApi.list();
      else if (queue.of(id).length === 0) show(await tableApi.show(id));
      shell.online(true);
      draw();
    } catch (error) {
      if (error instanceof Refused && error.status === 404) location.hash = '#';
      const words = failed(error);
      if (words !== NO_LINE) shell.say(words);
    }
  }
  async function begin(name: string, phone: string): Promise<string | undefined> {
    try {
      view = await tableApi.begin(name, phone, crypto.randomUUID());
      location.hash = `#tafel/${view.id}`;
      return undefined;
    } catch (error) {
      return failed(error);
    }
  }
  function answer(table: string, text: string, shown: string): void {
    // Words written while an answer still waits are kept as they are: which question they answer is not known yet.
    const what = queue.of(table).length === 0 ? 'answer' : 'signal';
    queue.add({ table, what, text, shown });
    void queue.flush();
  }
  async function signal(table: string): Promise<void> {
    const words = await askSignal();
    if (words === undefined) return;
    queue.add({ table, what: 'signal', text: words, shown: words });
    void queue.flush();
  }
  /** Words when it did not work. */
  async function tellDeed(body: object): Promise<string | undefined> {
    const id = idNow();
    if (id === undefined) return NO_LINE;
    try {
      const next = await tableApi.deed(id, body);
      shell.say('');
      show(next);
      return undefined;
    } catch (error) {
      return failed(error);
    }
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
  async function tableForHelp(): Promise<string> {
    const id = idNow();
    if (id !== undefined && view?.id === id && view.state !== 'ended') return id;
    view = await tableApi.begin(SOMEBODY, '', crypto.randomUUID());
    return view.id;
  }
  async function help(): Promise<void> {
    const once = crypto.randomUUID();
    await askProfessional(async (urgent: Urgent) => {
      try {
        const id = await tableForHelp();
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
    if (queue.any()) {
      shell.say('Er is nog iets niet verstuurd. Wacht op verbinding voor je afmeldt.');
      return;
    }
    try {
      await api.signOut();
      stop();
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
    shell.online(false);
  }
  function back(): void {
    void look();
  }
  function stop(): void {
    clearInterval(looking);
    window.removeEventListener('hashchange', onRoute);
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
    signedOut();
  }
  const looking = setInterval(() => {
    if (!document.hidden || queue.any()) void look();
  }, LOOK_MS);
  window.addEventListener('hashchange', onRoute);
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  draw();
  void goOn();
}
