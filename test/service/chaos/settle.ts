/** When nothing goes wrong any more: waits until all is at rest, and holds what came of it against what was written. */
import assert from 'node:assert/strict';
import type { Conversation } from '../../../dialogs/conversation.ts';
import { pendingLines } from '../../../dialogs/deliveries.ts';
import { isWaiting } from '../../../dialogs/handover/state.ts';
import { conversationOf, type FakeTeams } from '../../fakes/bot-connector.ts';
import { objectIdOf } from '../../sign-in/people.ts';
import { checkResident } from '../accounts.ts';
import { until } from '../town.ts';
import type { ChaosReport, World } from './plan.ts';
import { checkPromises } from './promises.ts';

const AT_REST_WITHIN_MS = 120_000;
const LOOK_MS = 100;

function sentTo({ around }: World, number: string) {
  return around.twilio.messages.filter(({ to }) => to.replace(/^whatsapp:/, '') === number);
}

/** Who waits for somebody is on a card of that worker in Teams. */
function isOnCard(teams: FakeTeams, conversation: Conversation): boolean {
  const { handover, id } = conversation;
  if (handover === undefined || !isWaiting(conversation)) return true;
  const room = conversationOf(objectIdOf(handover.worker));
  return teams.shown.some((one) => one.conversation === room && JSON.stringify(one.body).includes(id));
}

export async function check(world: World): Promise<Pick<ChaosReport, 'replies' | 'promises'>> {
  const { plan, crowd, place } = world;
  const store = await place.openStore();
  let [replies, promises] = [0, 0];
  try {
    assert.deepEqual(
      store.setAside.filter(({ why }) => !why.includes('cut off while')),
      [],
      'nothing stored was damaged',
    );
    for (const [number, written] of crowd.written) {
      if (written.length === 0) continue;
      try {
        const sent = sentTo(world, number);
        replies += await checkResident(store, number, written, sent, crowd.fickle(number));
        const conversation = await store.load(store.keyOf(number));
        promises += conversation === undefined ? 0 : checkPromises(conversation);
      } catch (error) {
        if (error instanceof Error) error.message = `seed ${String(plan.seed)}, ${number}: ${error.message}`;
        throw error;
      }
    }
  } finally {
    await store.close();
  }
  return { replies, promises };
}

/** What became so far of words that have not left, to find out why; never the words. */
function onTheirWay(conversation: Conversation): string[] {
  const { id } = conversation;
  return pendingLines(conversation).map((line) => `${id} ${line.id}: ${JSON.stringify(line.delivery)}`);
}

export async function settle(world: World): Promise<void> {
  const { around, machines, crowd, saver, place } = world;
  around.twilio.calm();
  await Promise.all(machines.map((machine) => machine.up()));
  await Promise.all([crowd.finish(), saver?.finish()]);
  const numbers = [...crowd.written].filter(([, all]) => all.length > 0).map(([number]) => number);
  let unrest: readonly string[] = [];
  let uncarded = 0;
  const atRest = async () => {
    const documents = await place.look(numbers);
    unrest = documents.flatMap(onTheirWay);
    uncarded = saver === undefined ? 0 : documents.filter((one) => !isOnCard(around.teams, one)).length;
    return unrest.length + uncarded === 0;
  };
  await until(
    'every reply has left, and every worker has the cards of who waits',
    atRest,
    AT_REST_WITHIN_MS,
    LOOK_MS,
  ).catch((error: unknown) => {
    const fell = machines.flatMap((machine) => machine.fell);
    const besides = `${String(uncarded)} without a card; on their way: ${unrest.join('; ')}; ended of itself: ${fell.join('; ') || 'never'}`;
    throw new Error(`seed ${String(world.plan.seed)}: ${besides}`, { cause: error });
  });
  const codes = await Promise.all(machines.map((machine) => machine.close('SIGTERM')));
  assert.ok(
    codes.every((code) => code === 0),
    'the service stops cleanly',
  );
}
