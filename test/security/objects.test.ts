/** Must hold: a right role is not enough. Who asks for somebody else's conversation, table or money gets nothing. */
import assert from 'node:assert/strict';
import { openSession, type Session } from '../service/desk.ts';
import { startTown, type Town } from '../service/town.ts';

const OWNED = 'whatsapp:+31600000881';
const WAITING = 'whatsapp:+31600000882';
const OFFICE = '2026-11-20T10:00:00Z';
const REASON = {
  reason: 'omdat het kan',
  colour: 'groen',
  text: 'dit hoort niet',
  agreed: 'niets',
  to: 'daan',
};

describe('somebody else’s conversation', function () {
  this.timeout(60_000);
  let town: Town;
  const people = new Map<string, Session>();
  let [owned, waiting, owner] = ['', '', ''];
  const as = (id: string): Session => people.get(id) ?? assert.fail(id);

  before(async () => {
    town = await startTown('try-out', { TEST_CLOCK: OFFICE, TEST_WAITS: '0.1' });
    const known = (await (await fetch(`${town.url}/api/desk/people`)).json()) as {
      id: string;
      role: string;
    }[];
    for (const { id } of known) people.set(id, await openSession(town.url, id));
    for (const from of [OWNED, WAITING]) {
      await town.ask(from, 'hoi');
      await town.ask(from, 'ik wil een mens spreken');
    }
    [owned, waiting] = [town.document(OWNED).id, town.document(WAITING).id];
    owner = town.document(OWNED).handover?.worker ?? '';
    assert.equal((await as(owner).post(`conversations/${owned}/accept`, {})).status, 200);
  });
  after(() => town.close());

  it('cannot be written in, given back, closed or passed on by a colleague who does not have it', async () => {
    const before = town.document(OWNED);
    const others = ['samira', 'daan', 'fatma', 'joost', 'noor'].filter((id) => id !== owner);
    for (const id of others)
      for (const action of ['accept', 'messages', 'return', 'close', 'pass-on', 'decline']) {
        const { status } = await as(id).post(`conversations/${owned}/${action}`, REASON);
        assert.ok(status === 409 || status === 403, `${id} ${action}: ${String(status)}`);
      }
    const after = town.document(OWNED);
    assert.deepEqual(after.handover, before.handover);
    assert.deepEqual(after.transcript, before.transcript);
  });

  it('is not read by a team lead once somebody has it, and never by a volunteer or an administrator', async () => {
    const roles = (await (await fetch(`${town.url}/api/desk/people`)).json()) as {
      id: string;
      role: string;
    }[];
    for (const { id, role } of roles) {
      const [closed, open] = await Promise.all([
        as(id).get(`conversations/${owned}`),
        as(id).get(`conversations/${waiting}`),
      ]);
      const guide = role === 'trajectbegeleider' || role === 'achterwacht';
      assert.equal(closed.status, guide ? 200 : 403, `${role}, with a colleague`);
      assert.equal(open.status, guide || role === 'teamleider' ? 200 : 403, `${role}, waiting`);
    }
  });

  it('cannot be found by trying: keys are long, and one that is not there says nothing more than that', async () => {
    assert.match(owned, /^[0-9a-f]{32}$/);
    const wrong = [
      `${owned.slice(0, -1)}${owned.endsWith('0') ? '1' : '0'}`,
      owned.toUpperCase(),
      '31600000881',
      '%2b31600000881',
      `..%2f${owned}`,
      `${owned}.doc`,
      owned.slice(0, 8),
      '__proto__',
      'constructor',
    ];
    const answers = new Set<string>();
    for (const id of wrong) {
      const response = await as('samira').get(`conversations/${id}`);
      assert.equal(response.status, 404, id);
      answers.add(await response.text());
    }
    assert.equal(answers.size, 1, 'every wrong key gets the same answer');
  });

  it('at a spreekuur is not found by another volunteer, nor by who only knows the key of a conversation', async () => {
    const volunteers = (
      (await (await fetch(`${town.url}/api/desk/people`)).json()) as { id: string; role: string }[]
    ).filter(({ role }) => role === 'vrijwilliger');
    const [first, ...others] = volunteers.map(({ id }) => id);
    assert.ok(first);
    const begun = await as(first).post('spreekuur', { name: 'Bea', once: 'table-one-1' });
    const table = ((await begun.json()) as { id: string }).id;
    for (const other of others) assert.equal((await as(other).get(`spreekuur/${table}`)).status, 404);
    for (const id of [owned, waiting]) {
      assert.equal((await as(first).get(`spreekuur/${id}`)).status, 404);
      assert.equal((await as(first).get(`spreekuur/${id}/paper`)).status, 404);
      assert.equal((await as(first).post(`spreekuur/${id}`, { text: 'wie ben jij' })).status, 404);
      assert.equal((await as(first).post(`spreekuur/${id}/deeds`, { do: 'end' })).status, 404);
    }
  });
});
