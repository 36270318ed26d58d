/** A new version in the place of the one before, while residents write: nobody notices. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { z } from 'zod';
import { testPostgres } from '../postgres/server.ts';
import { checkResident, isAtRest } from './accounts.ts';
import { makeAround, type Around } from './chaos/around.ts';
import { folderPlace, postgresPlace, type Place } from './chaos/place.ts';
import { startCrowd, type Crowd } from './crowd.ts';
import { startFront, type Front } from './front.ts';
import { DidNotStart, freePort, launchService, type Conditions, type Launched } from './running.ts';
import { until } from './town.ts';

const SEED = 22_541;
/** So much is acknowledged before and after each replacement. */
const LOAD = 15;

/** What residents and Twilio see of it. */
const UNNOTICED = { answers: [200], redelivered: 0 };

const portOf = (server: Server) => z.object({ port: z.number() }).parse(server.address()).port;
/** The number of its socket in this process. */
const handleOf = (server: Server) =>
  z.object({ _handle: z.object({ fd: z.number() }) }).parse(server)._handle.fd;

interface Scene {
  readonly around: Around;
  readonly place: Place;
  readonly front: Front;
  readonly crowd: Crowd;
  launch(port: number, conditions?: Conditions, more?: Record<string, string>): Launched;
}

/** Until so many more messages were acknowledged. */
async function load({ crowd }: Scene): Promise<void> {
  const enough = crowd.counts.acknowledged + LOAD;
  await until('there is load', () => crowd.counts.acknowledged >= enough);
}

async function whileTheyWrite(place: (keys: string) => Promise<Place>, act: (scene: Scene) => Promise<void>) {
  const around = await makeAround();
  const here = await place(around.keys);
  const front = await startFront();
  const url = `http://localhost:${String(front.port)}`;
  const crowd = startCrowd({
    seed: SEED,
    // So many that nobody writes more than a person may in a minute, also when a start takes long.
    residents: 400,
    atOnce: 8,
    silence: 120,
    reachable: () => until('it is up', () => front.up.size > 0),
    deliver: async (form) =>
      (await around.twilio.signedPost(`${url}/api/twilio/messages`, around.twilio.inbound(form))).status,
  });
  const launched: Launched[] = [];
  const launch: Scene['launch'] = (port, conditions, more = {}) => {
    const own = { PORT: String(port), PUBLIC_URL: url, ...here.settingsOf(port), ...more };
    const one = launchService('try-out', { ...around.settings, ...own }, conditions);
    launched.push(one);
    return one;
  };
  try {
    around.twilio.auto(['sent', 'delivered']);
    await act({ around, place: here, front, crowd, launch });
    await crowd.finish();
    const numbers = [...crowd.written].filter(([, all]) => all.length > 0).map(([number]) => number);
    await until('all is at rest', async () => (await here.look(numbers)).every(isAtRest));
    await Promise.all(launched.map((one) => one.stop()));
    const store = await here.openStore();
    for (const number of numbers) {
      const sent = around.twilio.messages.filter(({ to }) => to === `whatsapp:${number}`);
      await checkResident(store, number, crowd.written.get(number) ?? [], sent, crowd.fickle(number));
    }
    await store.close();
    return { answers: [...front.answers.keys()], redelivered: crowd.counts.redelivered };
  } finally {
    await Promise.all(launched.map((one) => one.stop('SIGKILL')));
    await Promise.all([front.close(), around.close()]);
    await here.close();
  }
}

describe('replacing the service while residents write', function () {
  this.timeout(120_000);

  it('two instances on PostgreSQL, one after the other: every webhook gets 200, nothing is lost or doubled', async () => {
    const postgres = await testPostgres();
    const seen = await whileTheyWrite(
      (keys) => postgresPlace(keys, 2, postgres),
      async (scene) => {
        const { front, launch } = scene;
        const ports = [await freePort(), await freePort()];
        const old = await Promise.all(ports.map((port) => launch(port).ready));
        for (const port of ports) front.up.add(port);
        await load(scene);
        for (const [index, one] of old.entries()) {
          const port = await freePort();
          await launch(port).ready;
          front.up.add(port);
          const gone = ports[index] ?? 0;
          front.up.delete(gone);
          // As the wait before the stop in ops/kubernetes: what was on its way there has been answered.
          await until('nothing is under way there', () => !front.busy(gone));
          assert.equal(await one.stop(), 0);
          await load(scene);
        }
      },
    );
    assert.deepEqual(seen, UNNOTICED);
  });

  it('one on a folder whose port stays open, by --take-over: requests wait, every webhook gets 200, nothing is lost or doubled', async () => {
    const seen = await whileTheyWrite(
      async (keys) => folderPlace(keys),
      async (scene) => {
        const socket = createServer().listen(0, '127.0.0.1');
        await once(socket, 'listening');
        const port = portOf(socket);
        const given = { socket: handleOf(socket), takeOver: true };
        const old = scene.launch(port, given);
        const wrong = scene.launch(port, given, { CITY: 'nowhere' });
        const next = scene.launch(port, given);
        // Here nobody would answer.
        socket.close();
        old.go();
        await old.ready;
        scene.front.up.add(port);
        await load(scene);
        wrong.go();
        await assert.rejects(wrong.ready, DidNotStart, 'what cannot start leaves the one before running');
        await load(scene);
        next.go();
        await next.ready;
        assert.equal(await old.stop(), 0, 'the one before was asked to end, and ended cleanly');
        await load(scene);
      },
    );
    assert.deepEqual(seen, UNNOTICED);
  });

  it('one on a folder by --take-over alone: what is cut off is delivered again, nothing is lost or doubled', async () => {
    await whileTheyWrite(
      async (keys) => folderPlace(keys),
      async (scene) => {
        const port = await freePort();
        const old = await scene.launch(port).ready;
        scene.front.up.add(port);
        await load(scene);
        await scene.launch(port, { takeOver: true }).ready;
        assert.equal(await old.stop(), 0);
        await load(scene);
      },
    );
  });
});
