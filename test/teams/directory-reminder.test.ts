import assert from 'node:assert/strict';
import { makeDirectoryReminder } from '../../bot/channels/teams/directory-reminder.ts';
import { WireFault, type Message } from '../../bot/channels/teams/wire.ts';
import { addMinutes } from '../../dialogs/civil-time.ts';
import { real } from '../dialogs/stage.ts';
import { MONDAY, placeOf } from './world.ts';

const DAY = 24 * 60;

/** Keepers in Teams, the sociale kaart of a year later, and a shared document in memory. */
function openWorld(start = addMinutes(MONDAY, 364 * DAY)) {
  const { facts } = real().content;
  const documents = new Map<string, unknown>();
  const sent: { to: string; text: string }[] = [];
  let now = start;
  let checked: string | undefined;
  let fault: WireFault | undefined;
  let places: readonly string[] = ['marijke'];
  const store = {
    readShared: async (name: string) => documents.get(name),
    changeShared: async <T>(name: string, change: (raw: unknown) => { next: unknown; result: T }) => {
      const { next, result } = change(documents.get(name));
      documents.set(name, JSON.parse(JSON.stringify(next)));
      return result;
    },
  };
  const look = makeDirectoryReminder({
    store,
    wire: {
      send: async (place, message: Message) => {
        if (fault !== undefined) throw fault;
        sent.push({ to: place.user ?? '', text: 'text' in message ? message.text : '' });
        return 'activity';
      },
    },
    places: { find: (id) => (places.includes(id) ? placeOf(id) : undefined) },
    facts: {
      city: facts.city,
      people: facts.people,
      get directory() {
        return facts.directory.map((entry) => ({ ...entry, checked: checked ?? entry.checked }));
      },
    },
    now: () => now,
    log: { error: () => undefined },
  });
  return {
    look,
    sent,
    pass: (minutes: number) => (now = addMinutes(now, minutes)),
    check: (date: string) => (checked = date),
    fail: (next: WireFault | undefined) => (fault = next),
    reach: (...ids: string[]) => (places = ids),
  };
}

describe('A keeper of the sociale kaart', () => {
  it('is told in Teams which places nobody looked after, once, and again after a week', async () => {
    const world = openWorld();
    await world.look();
    await world.look();
    assert.equal(world.sent.length, 1);
    assert.match(world.sent[0]?.text ?? '', /^Sociale kaart: \d+ plekken zijn lang niet nagekeken\.\n- /);
    assert.match(world.sent[0]?.text ?? '', /klopt nog\.$/);
    world.pass(6 * DAY);
    await world.look();
    assert.equal(world.sent.length, 1);
    world.pass(DAY);
    await world.look();
    assert.equal(world.sent.length, 2);
  });

  it('is left in peace when all was looked after, at night, and when they are not in Teams', async () => {
    const fresh = openWorld();
    fresh.check('2027-11-01');
    await fresh.look();
    const night = openWorld();
    night.pass(12 * 60);
    await night.look();
    const away = openWorld();
    away.reach();
    await away.look();
    assert.deepEqual([fresh.sent, night.sent, away.sent], [[], [], []]);
  });

  it('is told later when Teams said no, and not a second time when it may have arrived', async () => {
    const world = openWorld();
    world.fail(new WireFault('failed'));
    await world.look();
    world.fail(undefined);
    await world.look();
    assert.equal(world.sent.length, 1);
    const unsure = openWorld();
    unsure.fail(new WireFault('uncertain'));
    await unsure.look();
    unsure.fail(undefined);
    await unsure.look();
    assert.deepEqual(unsure.sent, []);
  });
});
