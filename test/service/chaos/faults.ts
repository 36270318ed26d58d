/** Everything that goes wrong, one after the other or at the same time. Each fault is over when it resolves. */
import { setTimeout as delay } from 'node:timers/promises';
import type { FakeAnswer } from '../../fakes/language-servers.ts';
import type { FakeTwilio } from '../../fakes/twilio.ts';
import type { Chance } from '../random.ts';
import { MISHAPS } from '../mishaps.ts';
import { MODEL_IS_WELL, type Around } from './around.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';

type Database = NonNullable<Place['postgres']>;

export interface Scene {
  readonly around: Around;
  readonly place: Place;
  readonly chance: Chance;
  /** A machine that no other fault hurts meanwhile; its service is up. */
  onMachine(hurt: (machine: Machine) => Promise<void>): Promise<void>;
  /** Somebody would still be there to write to, or there is only one. */
  canLose(): boolean;
  /** The database, when no other fault hurts it. */
  onDatabase(hurt: (database: Database) => Promise<void>): Promise<void>;
  /** Twilio delivers again what was acknowledged long ago. */
  deliverAgain(): Promise<void>;
}

export interface Fault {
  readonly name: string;
  /** Left out: on every store. */
  readonly on?: 'folder' | 'postgres';
  befall(scene: Scene): Promise<void>;
}

const OFTEN = 1e9;
const SECOND = 1_000;
const HOUR = 3_600_000;
const MOMENT_MS = [50, 1_200] as const;
/** A moment of the restart: half-way the start, or under load again. */
const STARTING_MS = [50, 1_500] as const;
const STOPPING_MS = [0, 60] as const;
/** Blocks of the shell, of 512 or 1,024 bytes: the journal grows beyond it soon. */
const FILE_BLOCKS = [60, 400] as const;
const LOCKED_MS = [300, 1_800] as const;
const SLOW_MS = [20, 250] as const;
const SLOW_TWILIO_MS = [20, 1_500] as const;
/** Never four hours apart: words that wait so long by the clock are given up, and a person calls instead. */
const JUMPS = [-1.5 * HOUR, -20 * SECOND, 20 * SECOND, 60 * SECOND, 2 * HOUR] as const;

const moment = ({ chance }: Scene) => delay(chance.wait(...MOMENT_MS));

/** Back to the ordinary stumbling. */
function calm(twilio: FakeTwilio): void {
  twilio.calm();
  for (const mishap of MISHAPS) twilio.fault(mishap);
}

async function unwell(scene: Scene, order: Parameters<Machine['order']>[0], well: typeof order) {
  await scene.onMachine(async (machine) => {
    machine.order(order);
    await moment(scene);
    machine.order(well);
  });
}

async function twilioIs(scene: Scene, ...faults: readonly Parameters<FakeTwilio['fault']>[0][]) {
  const { twilio } = scene.around;
  twilio.calm();
  for (const fault of faults) twilio.fault({ times: OFTEN, ...fault });
  await moment(scene);
  calm(twilio);
}

/** While it lasts every statement that changes a conversation fails in this way, as PostgreSQL itself says it. */
async function refused(scene: Scene, code: string) {
  await scene.onDatabase(async ({ server, url }) => {
    await server.run(
      url,
      `create or replace function refuse() returns trigger language plpgsql as
         $$ begin raise exception 'refused' using errcode = '${code}'; end $$`,
    );
    await server.run(
      url,
      'create trigger refused before insert or update on conversations for each row execute function refuse()',
    );
    await moment(scene);
    await server.run(url, 'drop trigger refused on conversations');
  });
}

const CUT_ALL =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

export const KILLED: Fault = {
  name: 'kill -9 of the service',
  befall: ({ onMachine }) => onMachine((machine) => machine.restart('SIGKILL')),
};

export const FAULTS: readonly Fault[] = [
  KILLED,
  {
    name: 'kill -9 while it starts',
    befall: ({ onMachine, chance }) =>
      onMachine(async (machine) => {
        await machine.restart('SIGKILL');
        await delay(chance.wait(...STARTING_MS));
        await machine.restart('SIGKILL');
      }),
  },
  {
    name: 'kill -9 while it stops',
    befall: ({ onMachine, chance }) =>
      onMachine(async (machine) => {
        machine.signal('SIGTERM');
        await delay(chance.wait(...STOPPING_MS));
        await machine.restart('SIGKILL');
      }),
  },
  { name: 'a restart', befall: ({ onMachine }) => onMachine((machine) => machine.restart('SIGTERM')) },
  {
    name: 'the clock jumps and jumps back',
    befall: (scene) => unwell(scene, { clock: scene.chance.pick(JUMPS) }, { clock: 0 }),
  },
  {
    name: 'the clock jumps, and is right after a restart',
    befall: (scene) =>
      scene.onMachine(async (machine) => {
        machine.order({ clock: scene.chance.pick(JUMPS) });
        await moment(scene);
        await machine.restart('SIGKILL');
      }),
  },
  {
    name: 'Twilio is down',
    befall: (scene) => twilioIs(scene, { kind: 'reset' }, { on: 'list', kind: 'reset' }),
  },
  {
    name: 'Twilio says it is down, and did it',
    befall: (scene) => twilioIs(scene, { kind: 'answer', status: 503, accept: true, chance: 0.5 }),
  },
  {
    name: 'Twilio is slow',
    befall: (scene) => twilioIs(scene, { kind: 'slow', ms: scene.chance.wait(...SLOW_TWILIO_MS) }),
  },
  { name: 'Twilio delivers again', befall: ({ deliverAgain }) => deliverAgain() },
  {
    name: 'Twilio reports twice and in disorder',
    befall: async (scene) => {
      const { twilio } = scene.around;
      twilio.auto(['delivered', 'sent', 'queued', 'delivered', 'sent']);
      await moment(scene);
      twilio.auto(['sent', 'delivered']);
    },
  },
  {
    name: 'the Huishoudboekje is down',
    befall: async (scene) => {
      const { faults } = scene.around.books;
      const kind = scene.chance.pick(['reset', 'html', 'cut', 'silent'] as const);
      faults.push(...Array.from({ length: 1_000 }, () => ({ kind })));
      await moment(scene);
      faults.splice(0);
    },
  },
  {
    name: 'the language model is down',
    befall: async (scene) => {
      scene.around.model.answer = scene.chance.pick<FakeAnswer>([500, 'Rozen verwelken', undefined]);
      await moment(scene);
      scene.around.model.answer = MODEL_IS_WELL;
    },
  },
  {
    name: 'Teams says it is too much',
    befall: async (scene) => {
      scene.around.teams.fault({ status: 429, retryAfter: 1, times: OFTEN });
      await moment(scene);
      scene.around.teams.heal();
    },
  },
  {
    name: 'the disk is full',
    on: 'folder',
    befall: (scene) => unwell(scene, { full: true }, { full: false }),
  },
  {
    name: 'the disk is slow',
    on: 'folder',
    befall: (scene) => unwell(scene, { slow: scene.chance.wait(...SLOW_MS) }, { slow: 0 }),
  },
  {
    name: 'files may not grow',
    on: 'folder',
    befall: (scene) =>
      scene.onMachine(async (machine) => {
        await machine.restart('SIGTERM', { fileBlocks: scene.chance.wait(...FILE_BLOCKS) });
        await machine.up();
        await moment(scene);
        await moment(scene);
        await machine.restart('SIGKILL');
      }),
  },
  {
    name: 'kill -9 of PostgreSQL',
    on: 'postgres',
    befall: ({ onDatabase }) => onDatabase(({ server }) => server.crash()),
  },
  {
    name: 'PostgreSQL cuts every connection',
    on: 'postgres',
    befall: ({ onDatabase }) =>
      onDatabase(async ({ server, url }) => {
        await server.run(url, CUT_ALL);
      }),
  },
  {
    name: 'PostgreSQL turns out to be the copy that is only read',
    on: 'postgres',
    befall: (scene) => refused(scene, '25006'),
  },
  { name: 'the disk of PostgreSQL is full', on: 'postgres', befall: (scene) => refused(scene, '53100') },
  {
    name: 'PostgreSQL is slow',
    on: 'postgres',
    befall: ({ onDatabase, chance }) =>
      onDatabase(async ({ server, url }) => {
        const wait = (chance.wait(...LOCKED_MS) / SECOND).toString();
        const sleep = `perform pg_sleep(${wait})`;
        await server.run(
          url,
          `do $$ begin lock table conversations in access exclusive mode; ${sleep}; end $$`,
        );
      }),
  },
];
