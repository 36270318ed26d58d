/** Puts the parts together: content → store → understanding → turns → outbox → agenda → routes; and takes them apart. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Effect } from '../dialogs/context.ts';
import type { Conversation } from '../dialogs/conversation.ts';
import { civilDateOf } from '../dialogs/civil-time.ts';
import { phoneTaskFor } from '../dialogs/handover/phone-task.ts';
import { standOf, startAgenda } from './agenda/agenda.ts';
import { openRetention } from './wiring/retention.ts';
import { localCarrier } from './channels/tryout/carrier.ts';
import { TIMEOUT_MS } from './channels/twilio/carrier.ts';
import { openTwilio, type TwilioChannel } from './channels/twilio/channel.ts';
import { startClock, type Clock } from './clock.ts';
import { loadContent } from './content/load-content.ts';
import { openDirectoryChecks } from './directory-checks.ts';
import { makeEvents, type Events } from './desk/events.ts';
import { makeLostPage } from './desk/lost/lost-page.ts';
import { keepBesidePackages } from './kept/keep-beside-packages.ts';
import { openVault } from './keys.ts';
import { makeLanes } from './lanes.ts';
import { makeMetrics } from './metrics.ts';
import { makeOutbox, type Outbox } from './outbox/outbox.ts';
import { mediaRoutes } from './routes/media.ts';
import { makeCallerOf } from './routes/caller.ts';
import { sayGoodbye } from './routes/goodbye.ts';
import { listening } from './routes/listening.ts';
import { healthRoutes } from './routes/health.ts';
import { makeServer } from './routes/server.ts';
import { openRoster } from './roster.ts';
import { ROOT } from './root.ts';
import type { Settings } from './settings.ts';
import { openTracing, type Tracing } from './traces/tracing.ts';
import { isDue, makeTurns, type Turns } from './turn.ts';
import { makeLanguageModel, type LanguageModel } from './understanding/language-model.ts';
import { rememberShort } from './understanding/remember-short.ts';
import { inPieces } from './understanding/in-pieces.ts';
import { understandWithHelp } from './understanding/understand-with-help.ts';
import { loadUnderstanding } from './understanding/understanding.ts';
import { addCareMetrics } from './wiring/care-metrics.ts';
import { addDesk } from './wiring/desk.ts';
import { demoOf, linkDemo } from './wiring/demo.ts';
import { openLetters } from './wiring/letters.ts';
import { openMoney } from './wiring/money.ts';
import { addMaandgesprek } from './wiring/maandgesprek.ts';
import { openKlantcontacten } from './wiring/klantinteracties.ts';
import { addPages } from './wiring/pages.ts';
import type { Parts } from './wiring/parts.ts';
import { addReferral } from './wiring/referral.ts';
import { openStore, outboxLimits } from './wiring/store.ts';
import { addTeam } from './wiring/team.ts';
import { addSignIn } from './wiring/sign-in.ts';
import { addSpreekuur, openTables } from './wiring/spreekuur.ts';
import { LET_GO_MS, takeOver } from './wiring/take-over.ts';
import { addTeams, openTeams } from './wiring/teams.ts';
import { addTryOut } from './wiring/try-out.ts';
import { mediaOf } from './wiring/media.ts';
import { addTwilio } from './wiring/twilio.ts';
import { listenOf } from './wiring/voice.ts';
import { addErase } from './wiring/erase.ts';

export interface Service {
  readonly address: string;
  readonly port: number;
  /** Finishes running turns, sends what can be sent, writes everything, closes. */
  stop(): Promise<void>;
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

function tell(events: Events, key: string): void {
  events.tell('changed', key);
  events.tell('message', key);
}

function openTwilioOf({ twilio, testWaits, publicUrl }: Settings, clock: Clock): TwilioChannel | undefined {
  return twilio && openTwilio({ ...twilio, timeoutMs: TIMEOUT_MS * testWaits }, publicUrl, clock);
}

/** The optional language model of the settings; most cities have none. */
function languageModelOf({ languageModel }: Settings, tracing: Tracing): LanguageModel | undefined {
  return languageModel && tracing.model(makeLanguageModel(languageModel));
}

/**
 * Starts everything; resolves when requests are answered.
 * @param over takes the place of a service that runs on the same folder; requests wait meanwhile
 * @throws on settings, content or a folder that cannot be used
 */
export async function startService(settings: Settings, log: Logger, over = false): Promise<Service> {
  const clock = startClock(settings.testClock);
  const stood = standOf(clock);
  const tracing = await openTracing(settings.traces);
  const once = keepBesidePackages(ROOT);
  const files = loadContent({ root: ROOT, city: settings.city, production: !settings.tryOut, once });
  const understanding = rememberShort(loadUnderstanding(join(ROOT, 'locales'), once));
  const understand = understandWithHelp(inPieces(understanding), languageModelOf(settings, tracing));
  const vault = openVault(settings);
  const { server, router, closing, hold, letIn } = makeServer(log, makeLostPage(settings.tryOut));
  const listen = () => listening(server, settings);
  const takesOver = over && settings.databaseUrl === undefined;
  if (takesOver) {
    hold();
    await takeOver(settings, log, listen);
  }
  const store = tracing.store(
    await openStore(settings, vault, clock, log, takesOver ? LET_GO_MS : undefined),
  );
  const checks = await openDirectoryChecks(store, files.facts);
  const roster = await openRoster(store, checks.facts);
  const content = { ...files, facts: roster.facts };
  const events = makeEvents();
  const metrics = makeMetrics({
    warmlijn_conversations: { help: 'Conversations kept', read: () => store.size() },
    warmlijn_set_aside: { help: 'Files set aside at start', read: () => store.setAside.length },
  });
  const twilio = openTwilioOf(settings, clock);
  const { city } = content.facts;
  const { registry } = metrics;
  const demo = demoOf(settings, content.facts.people);
  const money = await openMoney({ settings, city, store, vault, clock, log, registry, demo });
  await linkDemo(demo, { store, clock, money });
  const workers = content.facts.people.map(({ id, name }) => ({ id, name }));
  const today = makeToday();
  const lanes = makeLanes();
  const media = mediaOf(settings, { vault, store, clock, log });
  const viewContext = {
    ...content,
    load: (id: string) => store.loadOf(id),
    readsAloud: () => media.speaks,
  };
  const letters = openLetters({ settings, store, clock, log, metrics, content, understanding });
  const bareTurns = makeTurns({
    store,
    lanes,
    clock,
    context: viewContext,
    understand: (text, now, lang, before) =>
      understand(text, {
        today: today(now),
        workers,
        ...(lang === undefined ? {} : { lang }),
        ...(before === undefined ? {} : { before }),
      }),
    listen: listenOf(settings, log, metrics),
    ...(letters === undefined ? {} : { letterIn: letters.letterIn }),
    lookUp: (key) => tracing.ledger(money.lookUp(key)),
    record: (key, effects) => money.record(key, effects),
    applyPending: (key, conversation) => outbox.applyPending(key, conversation),
    recover: (key, stored) => outbox.recover(key, stored),
    committed: (key: string, conversation: Conversation, effects: readonly Effect[]) => {
      outbox.afterCommit(key, conversation);
      tell(events, key);
      teams?.changed(key, conversation);
      tables.after(key, effects);
      klantcontacten?.after(key, effects);
      letterJobs?.after(key, effects);
    },
  });
  const turns: Turns = tracing.turns(bareTurns);
  const letterJobs = letters?.jobs(turns);
  const teams = await openTeams({
    settings,
    log,
    content,
    store,
    turns,
    clock,
    metrics,
    tables: () => tables,
  });
  const outbox: Outbox = makeOutbox({
    carriers: [
      localCarrier('tryout'),
      localCarrier('desk'),
      ...(twilio === undefined ? [] : [tracing.carrier(twilio.carrier)]),
    ],
    clock,
    change: turns.change,
    templates: city.templates,
    sms: twilio?.sms ?? false,
    publicUrl: settings.publicUrl,
    limits: outboxLimits(settings),
    media: media.addressOf,
    log,
    metrics: { outcome: (what, kind) => metrics.sends.inc({ result: `${what} ${kind}` }) },
    phoneTask: (conversation, why) =>
      phoneTaskFor(conversation, why, { facts: content.facts, now: clock.now() }),
  });
  const tables = openTables({
    settings,
    store,
    turns,
    clock,
    viewContext,
    log,
    events,
    money,
    stopSending: outbox.forget,
  });
  const klantcontacten = openKlantcontacten({ settings, store, turns, viewContext, log });
  const agenda = startAgenda({
    store,
    clock,
    log,
    inHand: (key) => {
      const held = outbox.held(key);
      return held !== undefined && !isDue(held, clock.now());
    },
    turn: turns.timer,
    stood,
  });
  const retention = openRetention({ store, turns, outbox, events, clock, log, city });
  const look = () => agenda.look().then(() => retention.look());
  const parts: Parts = {
    callerOf: makeCallerOf(settings.proxies),
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
    money,
    demo,
    viewContext,
    media,
    look,
    tracing,
  };
  healthRoutes(router, {
    ready: () => store.healthy(),
    ledgerWell: money.well,
    registry,
    metricsToken: settings.metricsToken,
  });
  addCareMetrics(parts);
  addTwilio(router, parts);
  mediaRoutes(router, media.serve);
  addTeams(router, parts, teams);
  const desk = addSignIn(router, parts);
  addDesk(desk, parts, checks);
  addTeam(desk, parts, roster);
  addSpreekuur(desk, parts, tables);
  addMaandgesprek(desk, parts);
  addReferral(router, desk, parts, vault);
  addErase(router, parts, vault);
  if (settings.tryOut) addTryOut(router, parts);
  addPages(router, settings.tryOut);
  if (takesOver) letIn();
  else await listen();
  teams?.start();
  const port = server.address()?.port ?? settings.port;
  return {
    port,
    address: `http://localhost:${port}`,
    stop: async () => {
      events.close();
      roster.close();
      checks.close();
      await retention.stop();
      await agenda.stop();
      closing();
      await sayGoodbye(server.server);
      await tables.idle();
      await klantcontacten?.idle();
      await letterJobs?.close();
      await lanes.idle();
      await outbox.drain();
      await lanes.idle();
      await teams?.stop();
      await twilio?.close();
      await tracing.stop();
      await store.close();
    },
  };
}
