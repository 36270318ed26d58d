import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn, type Desk } from './desk.ts';
import { aWhile, SMS_FROM, startTown, until, type Town } from './town.ts';

const TEMPLATE = `HX${'0'.repeat(32)}`;
/** Ten in the morning in Rotterdam: who is asked for, answers today. */
const TUESDAY = '2026-11-24T09:00:00Z';
const MORE_THAN_A_DAY = 25 * 60;

/** The example city, with one approved template: for what a worker wrote. */
function cityWithTemplate(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warmlijn-city-'));
  cpSync('flows/rotterdam', folder, { recursive: true });
  const file = join(folder, 'city.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\ntemplates: { worker-wrote: ${TEMPLATE} }\n`);
  return folder;
}

describe('replies on their way through Twilio', () => {
  let town: Town;
  let desk: Desk;
  const city = cityWithTemplate();
  before(async () => {
    town = await startTown('try-out', { TEST_WAITS: '0.1', TEST_CLOCK: TUESDAY, CITY: city });
    desk = await signIn(town.url, 'samira');
  });
  after(async () => {
    await town.close();
    rmSync(city, { recursive: true, force: true });
  });

  async function states(address: string): Promise<(string | undefined)[]> {
    const { transcript } = town.document(address);
    return transcript.filter((line) => line.from !== 'resident').map((line) => line.delivery?.state);
  }
  const settled = (address: string, state: string) =>
    until(`all of ${address} is ${state}`, async () => (await states(address)).every((one) => one === state));

  const mishaps: [string, Parameters<Town['fake']['fault']>[0]][] = [
    ['asks for patience three times (429)', { kind: 'answer', status: 429, retryAfter: '0', times: 3 }],
    ['stumbles (500)', { kind: 'answer', status: 500, times: 2 }],
    ['stumbles after it took the message (503)', { kind: 'answer', status: 503, accept: true }],
    ['takes the message and never answers', { kind: 'hang', accept: true }],
    ['takes the message and cuts the line', { kind: 'reset', accept: true }],
    ['cuts the line before it took the message', { kind: 'reset' }],
    ['answers nonsense after it took the message', { kind: 'garbage', accept: true }],
  ];
  for (const [index, [what, fault]] of mishaps.entries()) {
    it(`Twilio ${what}: every reply arrives once and in order`, async () => {
      const from = `whatsapp:+31600000${String(300 + index)}`;
      town.fake.fault({ ...fault, to: from });
      await town.ask(from, 'hoi');
      await town.ask(from, 'ik wil een mens spreken');
      await settled(from, 'sent');
      const { transcript } = town.document(from);
      const said = transcript.filter((line) => line.from === 'bot').map((line) => line.text);
      assert.deepEqual(town.heard(from), said);
    });
  }

  it('status reports in any order and more than once never move a line back', async () => {
    const from = 'whatsapp:+31600000320';
    await town.ask(from, 'hoi');
    const [first, second] = town.sent(from);
    assert.ok(first && second);
    for (const status of ['read', 'sent', 'delivered', 'queued', 'read', 'failed']) {
      assert.equal(await town.fake.callback(first.sid, status), 200);
    }
    await Promise.all(
      ['delivered', 'sent', 'sent', 'delivered', 'sending'].map((status) =>
        town.fake.callback(second.sid, status),
      ),
    );
    assert.deepEqual(await states(from), ['read', 'delivered']);
  });

  it('a forged status report changes nothing', async () => {
    const from = 'whatsapp:+31600000321';
    await town.ask(from, 'hoi');
    await settled(from, 'sent');
    const { callback, sid } = town.sent(from)[0] ?? {};
    const response = await fetch(callback ?? '', {
      method: 'POST',
      headers: { 'x-twilio-signature': 'bm90IGl0' },
      body: new URLSearchParams({ MessageSid: sid ?? '', MessageStatus: 'read' }),
    });
    assert.equal(response.status, 403);
    assert.deepEqual(await states(from), ['sent', 'sent']);
  });

  it('STOP while somebody who is rood waits for a person: the worker gets a phone task', async () => {
    const from = 'whatsapp:+31600000322';
    await town.ask(from, 'help ik heb geen eten meer voor mn kinderen');
    const said = await town.ask(from, 'STOP');
    assert.equal(said.filter((text) => text.includes('geen berichten meer')).length, 1);
    const shown = await desk.find('0322');
    assert.equal(shown.status, 'waiting');
    assert.equal(shown.optedOut, true);
    assert.ok(shown.promises.some(({ what, kept }) => what.startsWith('bellen:') && kept === null));
    assert.equal(await town.write(from, 'toch nog een vraag'), 200);
    await aWhile();
    assert.equal(town.heard(from).at(-1), said.at(-1), 'nothing after the confirmation');
  });

  it('Twilio says the resident opted out (21610): nothing more is sent, the worker gets a phone task', async () => {
    const from = '+31600000323';
    await town.ask(from, 'ik wil een mens spreken');
    town.fake.fault({ kind: 'answer', status: 400, code: 21610, to: from });
    assert.equal(await town.write(from, 'nog iets'), 200);
    await until('the desk knows', async () => (await desk.find('0323')).optedOut === true);
    const before = town.heard(from).length;
    assert.equal(await town.write(from, 'en nog iets'), 200);
    await aWhile();
    assert.equal(town.heard(from).length, before);
    assert.ok((await desk.find('0323')).promises.some(({ what }) => /^bellen: .*afgemeld/.test(what)));
  });

  it('WhatsApp refuses because its window is closed (63016): the same words leave as an SMS, once', async () => {
    const from = 'whatsapp:+31600000324';
    town.fake.fault({ kind: 'answer', status: 400, code: 63016, to: from });
    await town.ask(from, 'hoi');
    const [first, second] = town.sent(from);
    assert.deepEqual([first?.from, first?.to], [SMS_FROM, '+31600000324']);
    assert.equal(second?.to, from);
    assert.equal(new Set(town.heard(from)).size, 2);
    // It may also say so afterwards, in a report.
    assert.equal(await town.fake.callback(second?.sid ?? '', 'undelivered', 63016), 200);
    await until('it left as an SMS', () => town.sent(from).length === 3);
    assert.equal(town.sent(from)[2]?.to, '+31600000324');
    assert.equal(town.sent(from)[2]?.body, second?.body);
  });

  describe('after a day of silence', () => {
    const numbered = 'whatsapp:+31600000330';
    const opaque = 'whatsapp:NL.0331';
    const written = 'whatsapp:+31600000332';
    before(async () => {
      for (const from of [numbered, opaque, written]) await town.ask(from, 'ik wil een mens spreken');
      assert.equal(await desk.act((await desk.find('0332')).id, 'accept'), 200);
      await until('they heard who takes over', () => /neemt het/.test(town.heard(written).at(-1) ?? ''));
      const moved = await fetch(`${town.url}/api/try/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: town.url },
        body: JSON.stringify({ minutes: MORE_THAN_A_DAY }),
      });
      assert.equal(moved.status, 200);
      desk = await signIn(town.url, 'samira');
    });

    it('words that may not leave by WhatsApp any more leave as an SMS', async () => {
      await until('an SMS left', () => town.sent(numbered).some(({ to }) => to === '+31600000330'));
      const [sms] = town.sent(numbered).filter(({ to }) => to === '+31600000330');
      assert.match(sms?.body ?? '', /heeft nog niet kunnen reageren/);
    });

    it('who has no number, and no template fits, is called: the worker gets a phone task', async () => {
      await until('there is a phone task', async () =>
        (await desk.find('0331')).promises.some(({ what }) => /^bellen: .*venster.*dicht/.test(what)),
      );
      assert.ok(town.sent(opaque).every(({ template }) => template === null));
    });

    it('what a worker writes leaves inside the approved template', async () => {
      const { id } = await desk.find('0332');
      assert.equal(await desk.act(id, 'messages', { text: 'Dag, ik bel je\nmorgen om 10 uur.' }), 200);
      await until('it left', () => town.sent(written).some(({ template }) => template === TEMPLATE));
      const message = town.sent(written).at(-1);
      assert.equal(message?.to, written);
      assert.ok(message?.body.includes('Dag, ik bel je morgen om 10 uur.'));
    });
  });
});
