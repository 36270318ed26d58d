/** Must hold: nothing of anybody and no secret in any log, at the most talkative level, whatever goes wrong. */
import assert from 'node:assert/strict';
import { leaksIn, plant } from '../service/canaries.ts';
import { openSession } from '../service/desk.ts';
import { startTown, until, type Town } from '../service/town.ts';

const NAME = 'Wilhelmina Kanariegeel';
const WORDS = 'mijn kanarie Pietersen moet het huis uit';
const FROM = 'whatsapp:+31600000871';
const OTHER = 'whatsapp:+31600000872';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { method: 'POST', body, headers });
  await response.text();
  return response.status;
}

describe('the log', function () {
  this.timeout(60_000);
  let town: Town;
  afterEach(() => town.close());

  it('of a production service in trouble holds no name, number, word, amount, token or key', async () => {
    town = await startTown('serve');
    const { fake, url, settings } = town;
    plant(NAME, WORDS, 'geheimzinnig-token', 'kanarie-pad');
    fake.fault({ kind: 'answer', status: 500, to: FROM });
    fake.fault({ kind: 'garbage', to: OTHER });
    for (const from of [FROM, OTHER])
      assert.equal(await town.write(from, WORDS, { ProfileName: NAME, Kanarie: 'een-extra-veld' }), 200);
    const form = new URLSearchParams({ From: FROM, Body: WORDS, ProfileName: NAME }).toString();
    const webhook = `${url}/api/twilio/messages`;
    assert.equal(await post(webhook, form, FORM), 403);
    assert.equal(await post(webhook, form, { ...FORM, 'x-twilio-signature': 'geheimzinnig-token' }), 403);
    assert.equal((await fake.signedPost(webhook, { From: FROM, Body: WORDS })).status, 400);
    assert.equal(
      (await fake.signedPost(webhook, { MessageSid: 'SM1', From: 'whatsapp:iemand', Body: WORDS })).status,
      400,
    );
    const authorization = 'Bearer geheimzinnig-token';
    const activity = JSON.stringify({ type: 'message', text: WORDS, from: { name: NAME } });
    assert.match(String(await post(`${url}/api/messages`, activity, { authorization })), /^40[01]$/);
    await post(`${url}/api/desk/session`, JSON.stringify({ token: 'geheimzinnig-token' }));
    assert.equal(await post(`${url}/api/erase`, FROM), 403);
    await fetch(`${url}/kanarie-pad/${encodeURIComponent(WORDS)}?from=${encodeURIComponent(FROM)}`);
    await fetch(`${url}/metrics`, { headers: { authorization } });
    const metrics = await fetch(`${url}/metrics`, {
      headers: { authorization: `Bearer ${settings['METRICS_TOKEN'] ?? ''}` },
    });
    const figures = await metrics.text();
    assert.match(figures, /warmlijn_forged_total 2/);
    assert.deepEqual(leaksIn(figures, settings), [], 'nor do the metrics');
    await until('it logged its troubles', () => town.running.output().includes('did not leave at once'));
    assert.deepEqual(leaksIn(town.running.output(), settings), []);
  });

  it('of a try-out with money and a worker holds none either', async () => {
    town = await startTown('try-out', { TEST_CLOCK: '2026-11-20T10:00:00Z', TEST_WAITS: '0.1' });
    const desk = await openSession(town.url, 'samira');
    const made = await desk.post('link-codes', { participant: 'demo-maria' });
    const { code } = (await made.json()) as { code: string };
    plant(code, NAME, 'Verzonnen', 'een briefje over Kanariegeel');
    await town.ask(FROM, `mijn code is ${code}`, { ProfileName: NAME });
    const { id } = town.document(FROM);
    await town.ask(FROM, 'ik wil een mens spreken');
    assert.equal((await desk.post(`conversations/${id}/accept`, {})).status, 200);
    const note = { text: 'een briefje over Kanariegeel' };
    assert.equal((await desk.post(`conversations/${id}/notes`, note)).status, 200);
    assert.equal(
      (await desk.post(`conversations/${id}/stoplight`, { colour: NAME, reason: WORDS })).status,
      400,
    );
    assert.equal((await desk.get(`conversations/${encodeURIComponent(NAME)}`)).status, 404);
    assert.deepEqual(leaksIn(town.running.output(), town.settings), []);
  });
});

describe('the look at logs', () => {
  it('finds something: each kind is found in a made-up log', () => {
    const settings = { WARMLIJN_KEYS: `k1:${'a'.repeat(43)}=`, METRICS_TOKEN: 'a-long-metrics-token' };
    for (const line of [
      `{"msg":"${'a'.repeat(43)}="}`,
      '{"token":"a-long-metrics-token"}',
      '{"to":"whatsapp:+31600000123"}',
      '{"to":"06 0000 0123"}',
      '{"msg":"saldo € 12,50"}',
      '{"authorization":"Bearer eyJhbGciOiJIUzI1"}',
      `{"name":"${NAME}"}`,
    ])
      assert.notDeepEqual(leaksIn(`{"level":30}\n${line}\n`, settings), [], line);
    assert.deepEqual(leaksIn('{"level":30,"msg":"a message did not leave at once"}\n', settings), []);
  });
});
