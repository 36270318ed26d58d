/**
 * Residents write, Twilio stumbles, and everything else that can go wrong goes wrong meanwhile. Counted at the stand-ins:
 * no acknowledged message lost, no reply doubled, the order of each resident kept, no promise without owner, no wrong
 * amount, and the service never ends by itself.
 */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestPostgres } from '../../postgres/server.ts';
import { PEOPLE } from '../../sign-in/people.ts';
import { startBalancer, type Balancer } from '../balancer.ts';
import { startCrowd } from '../crowd.ts';
import { MISHAPS } from '../mishaps.ts';
import { chanceFrom, type Chance } from '../random.ts';
import { freePort } from '../running.ts';
import { until } from '../town.ts';
import { makeAround, type Around } from './around.ts';
import { FAULTS, KILLED, type Fault, type Scene } from './faults.ts';
import { startMachine, type Machine } from './machine.ts';
import { persist } from './persist.ts';
import { folderPlace, postgresPlace, type Place } from './place.ts';
import type { ChaosPlan, ChaosReport, World } from './plan.ts';
import { makeSaver } from './saver.ts';
import { check, settle } from './settle.ts';

const SILENCE_MS = 60;
const LIST_LAG_MS = 20;
const AT_REST_WITHIN_MS = 120_000;
/** Farther back than a resident's messages are remembered by their own document. */
const LONG_AGO = 140;
const DELIVERED_AGAIN = 25;
const LOOK_MS = 20;
const REST_MS = 100;
/** Sentences the understanding is not sure of, so that the language model is asked. */
const VAGUE = ['iets met die brief van laatst', 'dat van die en die dan'];

/** One after the other. */
function makeTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function sceneOf({ around, place, machines, crowd }: World, chance: Chance): Scene {
  const hurt = new Set<Machine>();
  const database = makeTurn();
  /** With several machines one of them stays up, so that somebody is there to write to. */
  const least = Math.min(2, machines.length);
  const up = () => machines.filter((machine) => machine.isUp());
  return {
    around,
    place,
    chance,
    onMachine: async (act) => {
      let chosen: Machine | undefined;
      while (chosen === undefined) {
        const [first, ...others] = up().filter((machine) => !hurt.has(machine));
        if (first !== undefined && up().length >= least) chosen = chance.pick([first, ...others]);
        else await delay(LOOK_MS);
      }
      hurt.add(chosen);
      try {
        await act(chosen);
        await chosen.up();
      } finally {
        hurt.delete(chosen);
      }
    },
    canLose: () => up().length >= least,
    onDatabase: (act) => database(async () => place.postgres && act(place.postgres)),
    deliverAgain: async () => {
      const numbers = [...crowd.written].filter(([, all]) => all.length > 0).map(([number]) => number);
      const [first, ...others] = numbers;
      if (first === undefined) return;
      await Promise.all(
        Array.from({ length: DELIVERED_AGAIN }, () =>
          crowd.again(chance.pick([first, ...others]), chance.wait(0, LONG_AGO)),
        ),
      );
    },
  };
}

/** A deck of all faults in chance order, dealt again and again. */
function makeDeck(faults: readonly Fault[], chance: Chance): () => Fault | undefined {
  let deck: Fault[] = [];
  return () => {
    if (deck.length === 0)
      deck = faults
        .map((fault) => ({ fault, at: chance.next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ fault }) => fault);
    return deck.pop();
  };
}

async function befall(world: World): Promise<Record<string, number>> {
  const { plan } = world;
  const chance = chanceFrom(plan.seed);
  const scene = sceneOf(world, chance);
  const kind = world.place.postgres === undefined ? 'folder' : 'postgres';
  const counts: Record<string, number> = {};
  let over = 0;
  const one = async (fault: Fault) => {
    await fault.befall(scene);
    counts[fault.name] = (counts[fault.name] ?? 0) + 1;
    over += 1;
    plan.told?.(over, fault.name);
  };
  if ('deck' in plan.faults) {
    const { deck, together } = plan.faults;
    const deal = makeDeck(
      FAULTS.filter(({ on }) => on === undefined || on === kind),
      chance,
    );
    let dealt = 0;
    const hand = async () => {
      for (; dealt < deck; await delay(REST_MS)) {
        dealt += 1;
        const fault = deal();
        if (fault !== undefined) await one(fault);
      }
    };
    await Promise.all(Array.from({ length: together }, hand));
    return counts;
  }
  return killInTurn(world.machines, plan.faults);
}

/** One after the other, also who is only just starting; the only one there is has to answer somebody in between. */
async function killInTurn(
  machines: readonly Machine[],
  { killEveryMs, seconds }: { readonly killEveryMs: number; readonly seconds: number },
): Promise<Record<string, number>> {
  const restarts: Promise<void>[] = [];
  const end = performance.now() + seconds * 1_000;
  for (; performance.now() < end; await delay(killEveryMs)) {
    const machine = machines[restarts.length % machines.length];
    if (machine !== undefined && (machines.length > 1 || machine.isUp()))
      restarts.push(machine.restart('SIGKILL'));
  }
  await Promise.all(restarts);
  await Promise.all(machines.map((machine) => machine.up()));
  return { [KILLED.name]: restarts.length };
}

async function placeOf({ store }: ChaosPlan, keys: string, postgres?: TestPostgres): Promise<Place> {
  return store === 'folder' ? folderPlace(keys) : postgresPlace(keys, store.instances, postgres);
}

async function startWorld(plan: ChaosPlan, around: Around, place: Place, balancer: Balancer): Promise<World> {
  const url = `http://localhost:${String(balancer.port)}`;
  const machines: Machine[] = [];
  for (let count = 0; count < place.machines; count += 1) {
    const port = await freePort();
    const own = { PORT: String(port), PUBLIC_URL: url, ...place.settingsOf(port) };
    machines.push(
      startMachine(port, { ...around.settings, ...own }, (up) => {
        if (up) balancer.up.add(port);
        else balancer.up.delete(port);
      }),
    );
  }
  await Promise.all(machines.map((machine) => machine.up()));
  if ('deck' in plan.faults)
    for (const { teams } of PEOPLE)
      if (teams !== undefined) await persist(() => around.teams.tell(url, around.teams.installed(teams)));
  const saver = 'deck' in plan.faults ? await makeSaver(around, url) : undefined;
  const { twilio } = around;
  twilio.seed(plan.seed + 3);
  twilio.listLag(LIST_LAG_MS);
  twilio.auto(['sent', 'delivered']);
  for (const mishap of MISHAPS) twilio.fault(mishap);
  const crowd = startCrowd({
    seed: plan.seed + 1,
    residents: plan.residents,
    atOnce: plan.atOnce,
    silence: SILENCE_MS,
    more: VAGUE,
    reachable: () => until('an instance is up', () => balancer.up.size > 0, AT_REST_WITHIN_MS),
    deliver: async (form) =>
      (await twilio.signedPost(`${url}/api/twilio/messages`, twilio.inbound(form))).status,
  });
  return { plan, around, place, machines, crowd, saver };
}

/**
 * @param postgres a server to use; one of its own, that may be hurt, when left out.
 * @throws AssertionError naming the seed and the resident.
 */
export async function chaos(plan: ChaosPlan, postgres?: TestPostgres): Promise<ChaosReport> {
  const began = performance.now();
  const around = await makeAround();
  const place = await placeOf(plan, around.keys, postgres);
  const balancer = await startBalancer(chanceFrom(plan.seed + 2));
  let world: World | undefined;
  try {
    world = await startWorld(plan, around, place, balancer);
    const faults = await befall(world);
    await settle(world);
    const counted = await check(world);
    const fell = world.machines.flatMap((machine) => machine.fell);
    assert.deepEqual(fell, [], `seed ${String(plan.seed)}: the service never ends by itself`);
    const money = world.saver?.check() ?? { amounts: 0, unknown: 0 };
    const seconds = (performance.now() - began) / 1_000;
    return { faults, ...world.crowd.counts, ...counted, ...money, seconds };
  } finally {
    await Promise.all((world?.machines ?? []).map((machine) => machine.close('SIGKILL')));
    await balancer.close();
    await around.close();
    await place.close();
  }
}
