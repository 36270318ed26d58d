/**
 * `kill -9` again and again while residents write and Twilio stumbles. After it every acknowledged message must have
 * been handled exactly once, and every reply must have left exactly once and in order, counted at the fake Twilio.
 */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { checkResident, isAtRest } from './accounts.ts';
import { startCrowd, type Crowd } from './crowd.ts';
import { MISHAPS } from './mishaps.ts';
import { chanceFrom, type Chance } from './random.ts';
import { launchService } from './running.ts';
import { startTown, until, type Town } from './town.ts';

export interface KillPlan {
  readonly seed: number;
  readonly rounds: number;
  readonly residents: number;
  /** Told after each round. */
  readonly told?: (round: number) => void;
}

export interface KillReport {
  readonly acknowledged: number;
  readonly redelivered: number;
  readonly replies: number;
  readonly lookUps: number;
  /** From launch to ready, milliseconds, of each start that came so far. */
  readonly starts: readonly number[];
  readonly seconds: number;
}

const AT_ONCE = 12;
const SILENCE_MS = 60;
/** A round is killed so soon after so many messages were acknowledged; one that is killed while it starts lives so long. */
const LOAD = [0, 40] as const;
const MOMENT_MS = [0, 30] as const;
const LONGEST_LOAD_MS = 3_000;
const STARTING_MS = [100, 1_200] as const;
/** Part of the rounds that are killed while starting, and that are asked to stop and killed a moment later. */
const KILLED_STARTING = 0.1;
const KILLED_STOPPING = 0.1;
const STOPPING_MS = [0, 60] as const;
/** Twilio's list shows a new message only after so long. */
const LIST_LAG_MS = 20;
const AT_REST_WITHIN_MS = 60_000;
const LOOK_MS = 100;

/** Deliveries wait here while the service is down. */
function makeGate() {
  let opened = Promise.withResolvers<undefined>();
  return {
    open: () => {
      opened.resolve(undefined);
    },
    close: () => {
      opened = Promise.withResolvers<undefined>();
    },
    passed: () => opened.promise,
  };
}

/** Nothing of Teams is looked at here, and it costs each start a sixth of its time. */
const WITHOUT_TEAMS = { MicrosoftAppId: '', MicrosoftAppTenantId: '', MicrosoftAppPassword: '' };

interface World {
  readonly town: Town;
  readonly gate: ReturnType<typeof makeGate>;
  readonly chance: Chance;
  readonly starts: number[];
  readonly crowd: Crowd;
}

/** Until so many more messages were acknowledged, and a moment longer. */
async function underLoad({ crowd, chance }: World): Promise<void> {
  const enough = crowd.counts.acknowledged + chance.wait(...LOAD);
  const end = performance.now() + LONGEST_LOAD_MS;
  while (crowd.counts.acknowledged < enough && performance.now() < end) await delay(1);
  await delay(chance.wait(...MOMENT_MS));
}

async function killedStarting({ town, chance }: World): Promise<void> {
  const { ready, stop } = launchService('try-out', town.settings);
  ready.catch(() => undefined);
  await delay(chance.wait(...STARTING_MS));
  await stop('SIGKILL');
}

async function killedUnderLoad(world: World): Promise<void> {
  const { town, gate, chance, starts } = world;
  const began = performance.now();
  const { ready, signal, stop } = launchService('try-out', town.settings);
  await ready;
  starts.push(performance.now() - began);
  gate.open();
  await underLoad(world);
  if (chance.next() < KILLED_STOPPING) {
    signal('SIGTERM');
    await delay(chance.wait(...STOPPING_MS));
  }
  gate.close();
  await stop('SIGKILL');
}

async function settle({ town, gate, crowd }: World): Promise<void> {
  town.fake.calm();
  await town.start();
  gate.open();
  await crowd.finish();
  const atRest = async () => {
    const numbers = [...crowd.written].filter(([, written]) => written.length > 0).map(([number]) => number);
    return (await town.documents(numbers)).every(isAtRest);
  };
  await until('every reply has left and is written down', atRest, AT_REST_WITHIN_MS, LOOK_MS);
  assert.equal(await town.running.stop(), 0);
}

async function check({ town, crowd }: World, seed: number): Promise<number> {
  let replies = 0;
  await town.store(async (store) => {
    assert.deepEqual(
      store.setAside.filter(({ why }) => !why.includes('cut off while')),
      [],
      'no file was damaged',
    );
    for (const [number, written] of crowd.written) {
      if (written.length === 0) continue;
      await checkResident(store, number, written, town.sent(number), crowd.fickle(number)).then(
        (count) => (replies += count),
        (error: unknown) => {
          if (error instanceof Error) error.message = `seed ${String(seed)}, ${number}: ${error.message}`;
          throw error;
        },
      );
    }
  });
  return replies;
}

/** @throws AssertionError naming the seed and the resident. */
export async function killRounds(plan: KillPlan): Promise<KillReport> {
  const began = performance.now();
  const town = await startTown('try-out', { TEST_WAITS: '0.1', ...WITHOUT_TEAMS });
  try {
    await town.running.stop();
    town.fake.seed(plan.seed + 2);
    town.fake.listLag(LIST_LAG_MS);
    town.fake.auto(['sent', 'delivered']);
    for (const mishap of MISHAPS) town.fake.fault(mishap);
    const gate = makeGate();
    const crowd = startCrowd({
      seed: plan.seed + 1,
      residents: plan.residents,
      atOnce: AT_ONCE,
      silence: SILENCE_MS,
      reachable: gate.passed,
      deliver: async (form) => {
        const url = `${town.url}/api/twilio/messages`;
        return (await town.fake.signedPost(url, town.fake.inbound(form))).status;
      },
    });
    const world: World = { town, gate, crowd, chance: chanceFrom(plan.seed), starts: [] };
    for (let round = 1; round <= plan.rounds; round += 1) {
      const starting = world.chance.next() < KILLED_STARTING;
      await (starting ? killedStarting(world) : killedUnderLoad(world));
      plan.told?.(round);
    }
    await settle(world);
    const replies = await check(world, plan.seed);
    const seconds = (performance.now() - began) / 1_000;
    return { ...crowd.counts, replies, lookUps: town.fake.counts.lists, starts: world.starts, seconds };
  } finally {
    await town.close();
  }
}
