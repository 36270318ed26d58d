/** Puts the parts together: content → store → understanding → turns → outbox → agenda → routes; and takes them apart. */
import { join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Effect } from '../dialogs/context.ts';
import type { Conversation } from '../dialogs/conversation.ts';
import { applyStatus, type StatusUpdate } from '../dialogs/deliveries.ts';
import { findHelp } from '../dialogs/directory.ts';
import { civilDateOf } from '../dialogs/civil-time.ts';
import { DIRECTORY_NEEDS } from '../dialogs/city.ts';
import { phoneTaskFor } from '../dialogs/handover/phone-task.ts';
import { startAgenda } from './agenda/agenda.ts';
import { localCarrier } from './channels/tryout/carrier.ts';
import { openTwilio, type TwilioChannel } from './channels/twilio/channel.ts';
import { startClock } from './clock.ts';
import { loadContent, type Content } from './content/load-content.ts';
import { loadAssets } from './desk/assets.ts';
import { makeEvents } from './desk/events.ts';
import { makeSessions } from './desk/sessions.ts';
import { conversationView, rowView } from './desk/view.ts';
import { workList } from './desk/work-list.ts';
import { makeForgedLimit } from './forged.ts';
import { openVault } from './keys.ts';
import { makeLanes } from './lanes.ts';
import { lookUpMoney } from './ledger/look-up.ts';
import { openNoLedger } from './ledger/none.ts';
import { makeMetrics } from './metrics.ts';
import { makeOutbox, type Outbox } from './outbox/outbox.ts';
import { deskRoutes } from './routes/desk.ts';
import { healthRoutes } from './routes/health.ts';
import { pageRoutes } from './routes/pages.ts';
import { makeServer, type Router } from './routes/server.ts';
import { tryOutRoutes } from './routes/tryout.ts';
import { twilioRoutes } from './routes/twilio.ts';
import type { Settings } from './settings.ts';
import { openEmbeddedStore } from './store/lowdb/store.ts';
import type { Store } from './store/port.ts';
import { momentOf, TRY_OUT_PEOPLE } from './try-out.ts';
import { makeTurns, residentAddress, type Turns } from './turn.ts';
import { loadUnderstanding } from './understanding/understanding.ts';

export const ROOT = resolve(import.meta.dirname, '..');

export interface Service {
  readonly address: string;
  readonly port: number;
  /** Finishes running turns, sends what can be sent, writes everything, closes. */
  stop(): Promise<void>;
}

interface Parts {
  readonly settings: Settings;
  readonly log: Logger;
  readonly content: Content;
  readonly store: Store;
  readonly turns: Turns;
  readonly outbox: Outbox;
  readonly twilio: TwilioChannel | undefined;
  readonly clock: ReturnType<typeof startClock>;
  readonly events: ReturnType<typeof makeEvents>;
  readonly metrics: ReturnType<typeof makeMetrics>;
  readonly viewContext: Parameters<typeof conversationView>[1];
  readonly look: () => Promise<void>;
}

/** Civil dates are asked for in every turn; one look-up an hour is enough to know the day. */
function makeToday(): (now: string) => string {
  let hour = '';
  let day = '';
  return (now) => {
    if (now.slice(0, 13) !== hour) [hour, day] = [now.slice(0, 13), civilDateOf(now)];
    return day;
  };
}

function addTwilio(router: Router, parts: Parts): void {
  const { twilio, turns, metrics, store } = parts;
  const many = makeForgedLimit();
  twilioRoutes(router, {
    signed: (path, form, signature) => twilio?.signed(path, form, signature) ?? false,
    parse: (form) => {
      if (twilio === undefined) throw new Error('Twilio is not configured.');
      return twilio.parseInbound(form, parts.clock.now());
    },
    receive: async (inbound) => {
      const done = metrics.turnSeconds.startTimer();
      const end = await turns.receive(inbound);
      done();
      metrics.turns.inc({ kind: 'message', end: end.kind });
    },
    status: async (form, query) => {
      const report = async (key: string, update: StatusUpdate) => {
        await turns.change(key, (conversation) => {
          const applied = applyStatus(conversation, update, parts.clock.now());
          const task = (next: Conversation, why: string) => phoneTaskFor(next, why, parts.clock.now());
          return applied.phoneTasks.reduce(task, applied.conversation);
        });
      };
      await twilio?.status(form, query, (address: string) => store.keyOf(residentAddress(address)), report);
    },
    tooManyForged: (address) => {
      metrics.forged.inc();
      return many(address);
    },
  });
}

function addDesk(router: Router, parts: Parts): void {
  const { settings, content, store, turns, clock, viewContext } = parts;
  const { people, directory } = content.facts;
  deskRoutes(router, {
    tryOut: settings.tryOut,
    origin: new URL(settings.publicUrl).origin,
    people,
    sessions: makeSessions(),
    now: () => clock.now(),
    list: async (view, worker) =>
      workList(await store.rows(), view, worker, clock.now()).map((row) => rowView(row, viewContext)),
    show: async (id) => {
      const conversation = await store.load(id);
      return conversation && conversationView(conversation, viewContext, clock.now());
    },
    act: (id, worker, action) => turns.desk(id, worker, action),
    directory: (question) => {
      const need = DIRECTORY_NEEDS.find((one) => one === question.get('need'));
      const area = question.get('area') ?? undefined;
      const lang = question.get('lang') ?? undefined;
      const wanted = { ...(area === undefined ? {} : { area }), ...(lang === undefined ? {} : { lang }) };
      const found =
        need === undefined ? [...directory] : findHelp(directory, { need, ...wanted }, directory.length);
      return found.map(({ name, area: where, needs, how, checked }) => ({
        name,
        area: where,
        needs,
        how,
        checked,
      }));
    },
    listen: (response) => parts.events.join(response),
  });
}

function addTryOut(router: Router, parts: Parts): void {
  const { store, turns, clock, content, events } = parts;
  const keyOf = (address: string) => store.keyOf(residentAddress(address));
  tryOutRoutes(router, {
    clock,
    nextId: () => `try-${randomUUID()}`,
    receive: (inbound) => turns.receive(inbound),
    conversation: (address) => store.load(keyOf(address)),
    people: TRY_OUT_PEOPLE,
    moved: parts.look,
    moment: (to) => momentOf(content.facts.city, to, clock.now()),
    listen: (address, response) => events.join(response, keyOf(address)),
  });
}

function addPages(router: Router, tryOut: boolean): void {
  const desk = loadAssets(join(ROOT, 'bot/desk/page'), '/desk/assets/');
  const index = desk.get('/desk/assets/index.html');
  if (index !== undefined) desk.set('/desk', index);
  pageRoutes(router, desk);
  if (!tryOut) return;
  const phone = loadAssets(join(ROOT, 'bot/desk/tryout'), '/try/assets/', { '../page/': '/desk/assets/' });
  const front = phone.get('/try/assets/index.html');
  if (front !== undefined) phone.set('/', front);
  pageRoutes(router, phone);
}

function tell(events: Parts['events'], key: string): void {
  events.tell('changed', key);
  events.tell('message', key);
}

/** Starts everything; resolves when requests are answered. @throws on settings, content or a folder that cannot be used */
export async function startService(settings: Settings, log: Logger): Promise<Service> {
  const clock = startClock(settings.testClock);
  const content = loadContent({ root: ROOT, city: settings.city, today: civilDateOf(clock.now()) });
  const understanding = loadUnderstanding(join(ROOT, 'locales'));
  const store = await openEmbeddedStore({
    folder: join(settings.dataDir, 'residents'),
    vault: openVault(settings),
    clock,
  });
  for (const aside of store.setAside)
    log.error({ where: aside.where, why: aside.why }, 'a file was set aside');
  const events = makeEvents();
  const metrics = makeMetrics({
    warmlijn_conversations: { help: 'Conversations kept', read: () => store.size() },
    warmlijn_set_aside: { help: 'Files set aside at start', read: () => store.setAside.length },
  });
  const twilio = settings.twilio && openTwilio(settings.twilio, settings.publicUrl, clock);
  const ledger = openNoLedger();
  const workers = content.facts.people.map(({ id, name }) => ({ id, name }));
  const today = makeToday();
  const lanes = makeLanes();
  const viewContext = { ...content, load: (id: string) => store.loadOf(id) };
  const turns: Turns = makeTurns({
    store,
    lanes,
    clock,
    context: viewContext,
    understand: (text, now, lang) =>
      understanding.understand(text, { today: today(now), workers, ...(lang === undefined ? {} : { lang }) }),
    lookUp: (_key, request) => lookUpMoney(ledger, () => Promise.resolve(undefined), request),
    applyPending: (key, conversation) => outbox.applyPending(key, conversation),
    committed: (key: string, conversation: Conversation, _effects: readonly Effect[]) => {
      outbox.afterCommit(key, conversation);
      tell(events, key);
    },
  });
  const outbox: Outbox = makeOutbox({
    carriers: [
      localCarrier('tryout'),
      localCarrier('desk'),
      ...(twilio === undefined ? [] : [twilio.carrier]),
    ],
    clock,
    change: turns.change,
    templates: content.facts.city.templates,
    sms: twilio?.sms ?? false,
    publicUrl: settings.publicUrl,
    log,
    metrics: { outcome: (what, kind) => metrics.sends.inc({ result: `${what} ${kind}` }) },
    phoneTask: (conversation, why) => phoneTaskFor(conversation, why, clock.now()),
  });
  const agenda = startAgenda({
    store,
    clock,
    log,
    turn: async (key) => {
      const conversation = await store.load(key);
      if (conversation === undefined) return;
      outbox.recover(key, conversation);
      if (conversation.agenda.some((item) => item.at <= clock.now())) await turns.timer(key);
    },
  });
  const { server, router } = makeServer(log);
  const look = () => agenda.look();
  const parts: Parts = {
    settings,
    log,
    content,
    store,
    turns,
    outbox,
    twilio,
    clock,
    events,
    metrics,
    viewContext,
    look,
  };
  healthRoutes(router, {
    ready: () => store.healthy(),
    registry: metrics.registry,
    metricsToken: settings.metricsToken,
  });
  addTwilio(router, parts);
  addDesk(router, parts);
  if (settings.tryOut) addTryOut(router, parts);
  addPages(router, settings.tryOut);
  await new Promise<void>((done) => server.listen(settings.port, undefined, done));
  const port = server.address()?.port ?? settings.port;
  return {
    port,
    address: `http://localhost:${port}`,
    stop: async () => {
      events.close();
      await agenda.stop();
      const closed = new Promise<void>((done) => server.close(done));
      server.server.closeIdleConnections();
      await lanes.idle();
      await outbox.drain();
      await lanes.idle();
      server.server.closeAllConnections();
      await closed;
      await twilio?.close();
      await store.close();
    },
  };
}
