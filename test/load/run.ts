/** One run of a day: residents put in a store, the service started in production mode, the day played, all counted. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../bot/store/postgres/store.ts';
import type { Store } from '../../bot/store/port.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';
import { rounded, spreadOf } from '../bench/figures.ts';
import { countRepliesIn } from '../bench/turn/count-replies.ts';
import { startService, type Measured } from '../bench/turn/processes.ts';
import { openStore, seedInto } from '../bench/turn/seed.ts';
import { startSink } from '../bench/turn/sink.ts';
import { CONVERSATIONS, formOf, senderOf } from '../bench/turn/writers.ts';
import { FAKE_ACCOUNT_SID, FAKE_AUTH_TOKEN } from '../fakes/twilio.ts';
import { sign } from '../fakes/twilio/signing.ts';
import { startPostgres } from '../postgres/server.ts';
import { chanceFrom } from '../service/random.ts';
import { freePort } from '../service/running.ts';
import { hastyDisk } from '../store/hasty-disk.ts';
import { PAYOUT_TEXTS, playDay, type Arrival, type DayPlan } from './day.ts';
import { play, type Message } from './play.ts';

export interface LoadPlan extends DayPlan {
  /** One instance on a folder, or so many on one PostgreSQL. */
  readonly store: 'folder' | number;
  readonly seed: number;
  /** Price of an hour of one core, euro; an assumption. */
  readonly coreHour: number;
}

export interface LoadFigures {
  readonly store: string;
  readonly residents: number;
  readonly 'peak a second': number;
  readonly messages: number;
  readonly p50: number;
  readonly p99: number;
  readonly 'p99.9': number;
  readonly most: number;
  readonly 'most waiting': number;
  readonly again: number;
  /** Processor time of all instances for a message, and of their busiest part in cores. */
  readonly 'CPU µs': number;
  readonly cores: number;
  readonly 'memory MB': number;
  readonly '€ per million': number;
  readonly 'wrong replies': number;
}

const ACCOUNT = { accountSid: FAKE_ACCOUNT_SID, authToken: FAKE_AUTH_TOKEN };
const WARMING_S = 3;
const MILLION = 1e6;
const HOUR_S = 3_600;

/** What each of these people writes, signed beforehand. */
function writeDay(arrivals: readonly Arrival[], port: number, run: string): Message[] {
  const steps = new Map<number, number>();
  return arrivals.map(({ at, person, payout }, index) => {
    const step = steps.get(person) ?? 0;
    steps.set(person, step + 1);
    const talk = payout ? PAYOUT_TEXTS : (CONVERSATIONS[person % CONVERSATIONS.length] ?? PAYOUT_TEXTS);
    const text = (talk[step % talk.length] ?? '').replace('#', String(100 + (person % 900)));
    const sid = `SM${run}${index.toString(16).padStart(30, '0')}`;
    const form = formOf({ port, ...ACCOUNT }, senderOf(person), sid, text);
    const signature = sign(ACCOUNT.authToken, `http://localhost:${String(port)}/api/twilio/messages`, form);
    return {
      at,
      body: new URLSearchParams(form).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': signature,
      },
    };
  });
}

interface Place {
  readonly name: string;
  readonly databaseUrl: string | undefined;
  readonly instances: number;
  /** Quick but not durable, for what was there before. */
  open(quick: boolean): Promise<Store>;
  close(): Promise<void>;
}

async function placeOf({ store }: LoadPlan, dataDir: string, keys: string): Promise<Place> {
  if (store === 'folder')
    return {
      name: 'folder',
      databaseUrl: undefined,
      instances: 1,
      open: (quick) => (quick ? openStore(dataDir, keys, hastyDisk) : openStore(dataDir, keys)),
      close: async () => undefined,
    };
  const server = await startPostgres();
  const url = await server.database();
  const quickly = `${url}?options=-c%20synchronous_commit%3Doff`;
  return {
    name: `PostgreSQL, ${String(store)} instance${store === 1 ? '' : 's'}`,
    databaseUrl: url,
    instances: store,
    open: (quick) => openPostgresStore({ url: quick ? quickly : url, vault: makeVault(parseKeys(keys)) }),
    close: () => server.stop(),
  };
}

async function usageOf(services: readonly Measured[]): Promise<{ cpu: number; rss: number }> {
  const all = await Promise.all(services.map((service) => service.usage()));
  return {
    cpu: all.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: all.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
  };
}

export async function loadRun(plan: LoadPlan): Promise<LoadFigures> {
  const dataDir = fs.mkdtempSync(join(os.tmpdir(), 'warmlijn-load-'));
  const keys = `load:${randomBytes(32).toString('base64')}`;
  const sink = await startSink();
  const place = await placeOf(plan, dataDir, keys);
  const services: Measured[] = [];
  try {
    await seedInto(
      await place.open(true),
      Array.from({ length: plan.residents }, (_, person) => person),
    );
    const publicPort = await freePort();
    for (let count = 0; count < place.instances; count += 1) {
      const port = count === 0 ? publicPort : await freePort();
      const own = { port, publicPort, dataDir: join(dataDir, String(count)) };
      const options = { ...own, keys, ...ACCOUNT, twilioUrl: sink.url, nodeArgs: [] };
      const { databaseUrl } = place;
      services.push(
        await startService(databaseUrl === undefined ? { ...options, dataDir } : { ...options, databaseUrl }),
      );
    }
    const ports = services.map(({ port }) => port);
    const chance = chanceFrom(plan.seed);
    const warming = playDay({ ...plan, seconds: WARMING_S }, chance);
    await play(ports, writeDay(warming, publicPort, 'w'));
    const arrivals = playDay(plan, chance);
    const messages = writeDay(arrivals, publicPort, 'd');
    const before = await usageOf(services);
    const played = await play(ports, messages);
    const after = await usageOf(services);
    await Promise.all(services.splice(0).map((service) => service.stop()));
    const people = [...new Set([...warming, ...arrivals].map(({ person }) => person))];
    const { wrong } = await countRepliesIn(await place.open(false), people, sink.left);
    const { p50, p99, p999 } = spreadOf(played.latencies);
    const cpu = (after.cpu - before.cpu) / messages.length;
    return {
      store: place.name,
      residents: plan.residents,
      'peak a second': plan.peak,
      messages: messages.length,
      p50: rounded(p50, 1),
      p99: rounded(p99, 1),
      'p99.9': rounded(p999, 1),
      most: rounded(played.latencies.reduce((most, one) => Math.max(most, one), 0)),
      'most waiting': played.mostWaiting,
      again: played.again,
      'CPU µs': rounded(cpu),
      cores: rounded((after.cpu - before.cpu) / MILLION / played.seconds, 2),
      'memory MB': rounded(after.rss / 2 ** 20),
      '€ per million': rounded((cpu / HOUR_S) * plan.coreHour, 2),
      'wrong replies': wrong,
    };
  } finally {
    await Promise.all(services.map((service) => service.stop()));
    sink.close();
    await place.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
