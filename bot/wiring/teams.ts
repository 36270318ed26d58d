/** Teams, wired to the store, the turns and the roster. Without an app registration nothing of it is loaded. */
import { Gauge } from 'prom-client';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { ChatDeps } from '../channels/teams/chat.ts';
import { deepLink } from '../channels/teams/deep-link.ts';
import { makeDirectoryReminder } from '../channels/teams/directory-reminder.ts';
import { makeEdge } from '../channels/teams/edge.ts';
import { makeLists } from '../channels/teams/lists.ts';
import { startNotifier } from '../channels/teams/notices/notifier.ts';
import { openPlaces } from '../channels/teams/places.ts';
import { makeShownReason } from '../channels/teams/reasons.ts';
import { makeSeen } from '../channels/teams/seen.ts';
import { makeTableChat } from '../channels/teams/table-chat.ts';
import type { WireAnswer, WireRequest } from '../channels/teams/wire.ts';
import { redacted } from '../redacted.ts';
import { workList } from '../desk/work-list.ts';
import { makeForgedLimit } from '../forged.ts';
import type { Router } from '../routes/server.ts';
import { teamsRoutes } from '../routes/teams.ts';
import type { MicrosoftSettings } from '../settings.ts';
import type { Tables } from '../spreekuur/tables.ts';
import type { Parts } from './parts.ts';

export interface Teams {
  receive(request: WireRequest): Promise<WireAnswer>;
  /** After each commit. */
  changed(key: string, conversation: Conversation): void;
  /** Begins to tell workers what waits for them. */
  start(): void;
  stop(): Promise<void>;
}

type TeamsParts = Pick<Parts, 'settings' | 'log' | 'content' | 'store' | 'turns' | 'clock' | 'metrics'> & {
  /** The tables of the spreekuur, once they are there. */
  readonly tables: () => Tables;
};

/** How often it is looked at whether a keeper of the sociale kaart has to be reminded. */
const LOOK_AT_DIRECTORY_MS = 60_000;

async function open(microsoft: MicrosoftSettings, parts: TeamsParts): Promise<Teams> {
  const { settings, log, content, store, turns, clock, metrics } = parts;
  const { openBotbuilderWire } = await import('../channels/teams/botbuilder-wire.ts');
  const { facts } = content;
  const wire = openBotbuilderWire(microsoft);
  const places = await openPlaces(store);
  const now = () => clock.now();
  const shownReason = makeShownReason(content.rules, content.flows);
  const link = (conversation: string) => deepLink(microsoft.appId, settings.publicUrl, conversation);
  new Gauge({
    name: 'warmlijn_teams_unreached',
    help: 'Workers and channels that Teams does not reach any more',
    registers: [metrics.registry],
    collect() {
      this.set(places.gone().length);
    },
  });
  const notifier = startNotifier({
    store,
    wire,
    places,
    clock,
    log,
    facts,
    link,
    shownReason,
    count: (result) => metrics.notices.inc({ result }),
  });
  const rows: ChatDeps['rows'] = async (view, worker) =>
    workList(await store.rows(), view, worker, clock.now());
  const edge = makeEdge({
    facts,
    link,
    shownReason,
    now,
    places,
    notifier,
    rows,
    tenantId: microsoft.tenantId,
    seen: makeSeen(store),
    lists: makeLists(store, now),
    table: makeTableChat({ store, tables: parts.tables, now }),
    people: () => facts.people,
    row: (conversation) => store.row(conversation),
    load: (conversation) => store.load(conversation),
    take: (conversation, worker) => turns.desk(conversation, worker, { do: 'accept' }),
    decline: (conversation, worker, reason) => turns.desk(conversation, worker, { do: 'decline', reason }),
  });
  const remind = makeDirectoryReminder({ store, wire, places, facts, now, log });
  const lookAtDirectory = () =>
    remind().catch((error: unknown) =>
      log.error({ err: redacted(error) }, 'the sociale kaart was not looked at'),
    );
  let looking: ReturnType<typeof setInterval> | undefined;
  let looked: Promise<void> = Promise.resolve();
  return {
    receive: (request) => wire.receive(request, edge),
    changed: notifier.changed,
    start: () => {
      notifier.lookSoon();
      looking = setInterval(() => {
        looked = lookAtDirectory();
      }, LOOK_AT_DIRECTORY_MS);
    },
    stop: async () => {
      clearInterval(looking);
      await looked;
      await notifier.stop();
    },
  };
}

/** @returns undefined without an app registration */
export async function openTeams(parts: TeamsParts): Promise<Teams | undefined> {
  const { microsoft } = parts.settings;
  return microsoft && open(microsoft, parts);
}

export function addTeams(router: Router, { metrics, callerOf }: Parts, teams: Teams | undefined): void {
  const many = makeForgedLimit();
  teamsRoutes(router, {
    receive: teams?.receive,
    tooManyForged: (request) => {
      metrics.forged.inc();
      return many(callerOf(request));
    },
  });
}
