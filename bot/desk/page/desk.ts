/** The desk: keeps list, conversation and sheet in line with the server, and carries out the worker's deeds. */
import { besideTryOut } from './beside.ts';
import { api, Refused, Unreachable, type Deed } from './api.ts';
import { serverNow, setServerNow } from './clock.ts';
import { createConversationView } from './conversation-view.ts';
import { createFrame, isLead } from './frame.ts';
import { groupRows } from './groups.ts';
import { createListView } from './list-view.ts';
import { listen } from './live.ts';
import { coalesce } from './coalesce.ts';
import { CHOOSE, LOADING, NO_ACCESS, OPENING, restWords, TRY } from './quiet-words.ts';
import { askClose, askColour, askDecline, askNote, askReturn } from './questions.ts';
import { readRoute, type Route } from './route.ts';
import { createSheetView } from './sheet-view.ts';
import { createTeamDoor } from './team-door.ts';
import type { Detail, Me, Row } from './types.ts';
import { createWork, refusal } from './work.ts';

/** The list is asked for at most once in this time, however many messages come in. */
const LIST_EVERY_MS = 1000;
/** Waiting times and clocks on the page are brought up to date this often. */
const TICK_MS = 20_000;
const UNSURE =
  'De server antwoordt niet. Je woorden staan hier nog. Verstuur ze zo opnieuw: ze gaan maar één keer weg.';

/** Builds the desk in `place`; `signedOut` is called when the session is over: left, or ended. */
export function startDesk(place: HTMLElement, me: Me, signedOut: (left: boolean) => void): void {
  let rows = new Map<string, Row>();
  let loaded = false;
  /** The try-out phone stands beside this desk. */
  let withPhone = false;
  let detail: Detail | undefined;
  /** The words where no talk is open. */
  let idle = LOADING;
  const list = createListView();
  const work = createWork({
    detail: () => detail,
    say: (words) => frame.say(words),
    failed,
    refresh,
    traject: (body) => void act('traject', body),
  });
  const ask = (question: (open: Detail) => Promise<void>) => {
    if (detail !== undefined) void question(detail);
  };
  const sheet = createSheetView(() => ask((open) => askColour(open, work.tell)), work);
  const talk = createConversationView({
    accept: () => void act('accept'),
    decline: () => ask((open) => askDecline(open, work.tell)),
    giveBack: () => ask((open) => askReturn(open, me.name, work.tell)),
    note: () => ask(({ name }) => askNote(name, work.tell)),
    close: () => ask((open) => askClose(open, work.tell)),
    write,
    announce: (words) => frame.announce(words),
  });
  const frame = createFrame(
    place,
    me,
    { list: list.element, talk: talk.element, sheet: sheet.element },
    () => void leave(),
  );

  const team = createTeamDoor(
    () => frame.room,
    (words) => frame.say(words),
    failed,
  );
  /** Where the page's address leads this worker. */
  const routeNow = (): Route => {
    const route = readRoute(location.hash);
    return route.view === 'team' && !isLead(me) ? { view: 'list' } : route;
  };

  function stop(left = false): void {
    team.show(false);
    unlisten();
    clearInterval(ticking);
    window.removeEventListener('hashchange', onRoute);
    beside.stop();
    signedOut(left);
  }
  /** The session ends at the server first: a page that only looks signed out is worse than none. */
  async function leave(): Promise<void> {
    try {
      await api.signOut();
      stop(true);
    } catch (error) {
      if (error instanceof Unreachable) frame.say('De server antwoordt niet. Je bent nog aangemeld.');
      else failed(error);
    }
  }
  /** A role that reads no conversations: said once, and no line held open for nothing. */
  function noAccess(): void {
    unlisten();
    frame.online(true);
    idle = NO_ACCESS;
    list.show([], me.id, undefined, idle);
    history.replaceState(null, '', '#');
    drawDetail();
  }
  function failed(error: unknown): void {
    if (error instanceof Unreachable) frame.online(false);
    else if (error instanceof Refused && error.status === 401) stop();
    else if (error instanceof Refused && error.status === 403 && !loaded) noAccess();
    else if (error instanceof Refused) frame.say(error.message);
    else throw error;
  }
  function drawList(): void {
    if (!loaded) return;
    const all = [...rows.values()];
    const now = groupRows(all, me.id, serverNow()).now.length;
    const waiting = all.filter((row) => row.status === 'waiting').length;
    const calm = withPhone && all.length === 0 ? TRY : restWords(all, serverNow());
    const quiet = now + waiting > 0 ? undefined : calm;
    idle = quiet ?? CHOOSE;
    list.show(all, me.id, readRoute(location.hash).id, quiet);
    document.title = now === 0 ? 'Warmlijn' : `(${now}) Warmlijn`;
    beside.waiting(waiting);
    drawEmpty();
  }
  function drawEmpty(): void {
    const { id } = readRoute(location.hash);
    frame.setEmpty(id === undefined || detail?.id === id ? idle : OPENING);
  }
  function drawDetail(): void {
    const { view, id } = routeNow();
    const open = detail !== undefined && detail.id === id ? detail : undefined;
    drawEmpty();
    frame.show(view, open !== undefined);
    team.show(view === 'team');
    if (open === undefined) return;
    talk.show({ ...open, channel: open.channel ?? rows.get(open.id)?.channel ?? null }, me);
    sheet.show(open, me.id);
  }
  /** Back to the list without the talk that was open, with a word why. */
  function toList(words: string): void {
    history.replaceState(null, '', '#');
    onRoute();
    frame.say(words);
  }
  const loadRows = coalesce(async () => {
    try {
      rows = new Map((await api.rows()).map((row) => [row.id, row]));
      loaded = true;
      frame.online(true);
      drawList();
      drawDetail();
    } catch (error) {
      failed(error);
    }
  }, LIST_EVERY_MS);
  const loadDetail = coalesce(async () => {
    const { id } = readRoute(location.hash);
    if (id === undefined) return;
    try {
      const next = await api.conversation(id);
      if (readRoute(location.hash).id !== id) return;
      detail = next;
      drawDetail();
    } catch (error) {
      if (error instanceof Refused && (error.status === 404 || error.status === 403)) toList('');
      failed(error);
    }
  }, 0);
  /** Only when the worker is in this page: beside the try-out phone it must not take the keyboard away. */
  const focusOn = (view: { focus(): void }) => {
    if (document.hasFocus()) view.focus();
  };
  let before = '';
  function onRoute(): void {
    const { view, id } = routeNow();
    frame.say('');
    drawList();
    drawDetail();
    const first = before !== (id ?? '');
    before = id ?? '';
    if (view === 'team') return;
    if (id === undefined) focusOn({ focus: () => list.focus(detail?.id) });
    else if (detail?.id !== id || first) {
      void loadDetail().then(() => {
        if (view === 'conversation') focusOn(talk);
      });
    } else focusOn(view === 'sheet' ? sheet : talk);
  }

  async function refresh(): Promise<void> {
    await Promise.all([loadDetail(), loadRows()]);
  }
  /** One deed on the open conversation; somebody else being first is told kindly. */
  async function act(deed: Deed, body: object = {}): Promise<void> {
    const id = detail?.id;
    if (id === undefined) return;
    frame.busy(true);
    try {
      await api.act(id, deed, body);
      frame.say('');
    } catch (error) {
      const first = error instanceof Refused && deed === 'accept' ? error.ownerName : undefined;
      frame.say(
        first === undefined
          ? refusal(error, failed)
          : `${first} was je net voor en heeft dit gesprek. Jij hoeft niets te doen.`,
      );
    } finally {
      frame.busy(false);
    }
    await refresh();
  }
  async function write(text: string, once: string): Promise<void> {
    const id = detail?.id;
    if (id === undefined) return;
    try {
      await api.write(id, text, once);
    } catch (error) {
      if (error instanceof Unreachable) {
        frame.online(false);
        throw new Error(UNSURE, { cause: error });
      }
      if (error instanceof Refused && error.status === 401) stop();
      void loadDetail();
      throw error;
    }
    void refresh();
  }

  const beside = besideTryOut({
    clock(iso) {
      withPhone = true;
      setServerNow(iso);
      void refresh();
    },
    show(id) {
      // Who is at work in the desk itself is left alone.
      if (!document.hasFocus()) location.hash = `#g/${encodeURIComponent(id)}`;
    },
  });
  const unlisten = listen({
    changed(id, row) {
      if (row === undefined) void loadRows();
      else {
        rows.set(row.id, row);
        drawList();
      }
      if (id === undefined || id === readRoute(location.hash).id) void loadDetail();
    },
    gone(id) {
      if (id === undefined) return;
      rows.delete(id);
      drawList();
      if (readRoute(location.hash).id !== id) return;
      toList('Dit gesprek is gewist.');
    },
    online(yes) {
      frame.online(yes);
      if (yes) void refresh();
    },
  });
  const ticking = setInterval(() => {
    drawList();
    drawDetail();
  }, TICK_MS);
  window.addEventListener('hashchange', onRoute);
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]') !== null) return;
    const { view, id } = readRoute(location.hash);
    if (id === undefined) return;
    if (view === 'sheet') location.hash = `#g/${encodeURIComponent(id)}`;
    else list.focus(id);
  });
  drawDetail();
  void loadRows();
  before = readRoute(location.hash).id ?? '';
  void loadDetail();
  beside.here();
}
