/**
 * Several instances on one PostgreSQL behind one address, with no other coordination, while residents write and one
 * instance after the other is killed with `kill -9`. Counted as in `kill.ts`: nothing lost, nothing doubled, in order.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openPostgresStore } from '../../bot/store/postgres/store.ts';
import type { Store } from '../../bot/store/port.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';
import { startFakeTwilio } from '../fakes/twilio.ts';
import { checkResident, isAtRest } from './accounts.ts';
import { startBalancer } from './balancer.ts';
import { startCrowd, type Crowd } from './crowd.ts';
import { MISHAPS } from './mishaps.ts';
import { chanceFrom } from './random.ts';
import { freePort, launchService, type Launched } from './running.ts';
import { SMS_FROM, until, WHATSAPP_FROM } from './town.ts';

export interface RegionPlan {
  readonly seed: number;
  /** Address of an empty database. */
  readonly database: string;
  readonly instances: number;
  readonly residents: number;
  /** How many residents write at the same time. */
  readonly atOnce: number;
  readonly seconds: number;
  /** One instance is killed so often; it is started again at once. */
  readonly killEveryMs: number;
}

export interface RegionReport {
  readonly acknowledged: number;
  readonly redelivered: number;
  readonly replies: number;
  readonly kills: number;
  readonly seconds: number;
}

const SILENCE_MS = 60;
const AT_REST_WITHIN_MS = 120_000;

interface Instance {
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  launched: Launched;
}

/** @throws AssertionError naming the seed and the resident. */
export async function killInstances(plan: RegionPlan): Promise<RegionReport> {
  const began = performance.now();
  const chance = chanceFrom(plan.seed);
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-region-'));
  const fake = await startFakeTwilio();
  const balancer = await startBalancer(chanceFrom(plan.seed + 2));
  const keys = `k1:${randomBytes(32).toString('base64')}`;
  const url = `http://localhost:${String(balancer.port)}`;
  const settingsOf = (port: number) => ({
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: join(folder, String(port)),
    DATABASE_URL: plan.database,
    WARMLIJN_KEYS: keys,
    TWILIO_ACCOUNT_SID: fake.accountSid,
    TWILIO_AUTH_TOKEN: fake.authToken,
    TWILIO_API_URL: fake.url,
    TWILIO_WHATSAPP_FROM: `whatsapp:${WHATSAPP_FROM}`,
    TWILIO_SMS_FROM: SMS_FROM,
    TEST_WAITS: '0.1',
  });
  const launch = (port: number, settings: Readonly<Record<string, string>>): Launched => {
    const launched = launchService('try-out', settings);
    launched.ready.then(
      () => balancer.up.add(port),
      () => undefined,
    );
    return launched;
  };
  const instances: Instance[] = [];
  for (let count = 0; count < plan.instances; count += 1) {
    const port = await freePort();
    const settings = settingsOf(port);
    instances.push({ port, settings, launched: launch(port, settings) });
  }
  const stopAll = async (signal: NodeJS.Signals) =>
    Promise.all(
      instances.map(({ port, launched }) => {
        balancer.up.delete(port);
        return launched.stop(signal);
      }),
    );
  const openStore = (): Promise<Store> =>
    openPostgresStore({ url: plan.database, vault: makeVault(parseKeys(keys)) });

  const killOneByOne = async (): Promise<number> => {
    let kills = 0;
    const end = performance.now() + plan.seconds * 1_000;
    while (performance.now() < end) {
      await delay(plan.killEveryMs);
      // One stays up: with none there is nobody to deliver to, which the embedded store's rounds already try.
      if (balancer.up.size < 2) continue;
      const [first, ...others] = instances.filter(({ port }) => balancer.up.has(port));
      if (first === undefined) continue;
      const victim = chance.pick([first, ...others]);
      balancer.up.delete(victim.port);
      await victim.launched.stop('SIGKILL');
      victim.launched = launch(victim.port, victim.settings);
      kills += 1;
    }
    return kills;
  };

  const settle = async (crowd: Crowd): Promise<void> => {
    fake.calm();
    await Promise.all(instances.map(({ launched }) => launched.ready));
    await crowd.finish();
    const store = await openStore();
    try {
      const waiting = new Set(
        [...crowd.written].flatMap(([number, all]) => (all.length > 0 ? [number] : [])),
      );
      const atRest = async () => {
        for (const number of waiting) {
          const conversation = await store.load(store.keyOf(number));
          if (conversation !== undefined && isAtRest(conversation)) waiting.delete(number);
        }
        return waiting.size === 0;
      };
      await until('every reply has left and is written down', atRest, AT_REST_WITHIN_MS);
    } finally {
      await store.close();
    }
    assert.ok(
      (await stopAll('SIGTERM')).every((code) => code === 0),
      'all instances stop cleanly',
    );
  };

  const check = async (crowd: Crowd): Promise<number> => {
    const store = await openStore();
    try {
      assert.deepEqual(store.setAside, []);
      let replies = 0;
      for (const [number, written] of crowd.written) {
        if (written.length === 0) continue;
        const sent = fake.messages.filter(({ to }) => to.replace(/^whatsapp:/, '') === number);
        replies += await checkResident(store, number, written, sent, crowd.fickle(number)).catch(
          (error: unknown) => {
            if (error instanceof Error)
              error.message = `seed ${String(plan.seed)}, ${number}: ${error.message}`;
            throw error;
          },
        );
      }
      return replies;
    } finally {
      await store.close();
    }
  };

  try {
    await Promise.all(instances.map(({ launched }) => launched.ready));
    fake.listLag(20);
    fake.auto(['sent', 'delivered']);
    for (const mishap of MISHAPS) fake.fault(mishap);
    const crowd = startCrowd({
      seed: plan.seed + 1,
      residents: plan.residents,
      atOnce: plan.atOnce,
      silence: SILENCE_MS,
      reachable: async () => {
        await until('an instance is up', () => balancer.up.size > 0, AT_REST_WITHIN_MS);
      },
      deliver: async (form) =>
        (await fake.signedPost(`${url}/api/twilio/messages`, fake.inbound(form))).status,
    });
    const kills = await killOneByOne();
    await settle(crowd);
    const replies = await check(crowd);
    return { ...crowd.counts, replies, kills, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await stopAll('SIGKILL');
    await balancer.close();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
