import assert from 'node:assert/strict';
import { request } from 'node:http';
import { startTown, until, type Town } from './town.ts';

const PATH = '/api/twilio/messages';
/** What is answered within a minute, and how many wrong signatures an address may send in one. */
const MOST_ANSWERED = 20;
const MOST_FORGED = 30;

describe('limits, in production', () => {
  let town: Town;
  before(async () => {
    town = await startTown('serve');
  });
  after(() => town.close());

  it('a body of 2 MB is refused with words, not with a cut line', async () => {
    const response = await fetch(town.url + PATH, { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024) });
    assert.equal(response.status, 413);
    assert.match(response.headers.get('content-type') ?? '', /problem\+json/);
    assert.match(await response.text(), /te groot/);
  });

  it('a body without end is cut off', async () => {
    let left = 400;
    const flood = new ReadableStream<Uint8Array>({
      // Breathes between parts, so that the answer is seen before memory is full; what nobody stops ends by itself.
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        left -= 1;
        if (left > 0) controller.enqueue(new Uint8Array(256 * 1024));
        else controller.close();
      },
    });
    const options = { method: 'POST', body: flood, duplex: 'half' } as RequestInit;
    await assert.rejects(async () => {
      const response = await fetch(town.url + PATH, options);
      await response.text();
      assert.equal(response.status, 413);
      throw new Error('refused with words');
    });
    assert.ok(left > 0, 'it was cut off before its end');
    assert.equal((await fetch(`${town.url}/healthz`)).status, 200, 'the service is well');
  });

  it('thirty messages of one resident in a minute: all are kept, one kind note, no flood of answers', async () => {
    const from = 'whatsapp:+31600000401';
    const texts = Array.from({ length: 30 }, (_, index) => `bericht ${String(index + 1)}`);
    for (const text of texts) assert.equal(await town.write(from, text), 200);
    await until('the note is there', () => town.heard(from).some((text) => text.includes('Ik lees alles')));
    const { transcript } = town.document(from);
    assert.deepEqual(
      transcript.filter((line) => line.from === 'resident').map((line) => line.text),
      texts,
    );
    const note = transcript.findIndex((line) => line.text.includes('Ik lees alles'));
    assert.equal(transcript.filter((line) => line.text.includes('Ik lees alles')).length, 1);
    const before = transcript.slice(0, note).filter((line) => line.from === 'resident');
    assert.equal(before.length, MOST_ANSWERED + 1, 'the note comes with the first that is not answered');
    assert.ok(transcript.slice(note + 1).every((line) => line.from === 'resident'));
  });

  it('danger is answered at once, also from somebody who wrote too much', async () => {
    const from = 'whatsapp:+31600000401';
    const before = town.heard(from).length;
    assert.equal(await town.write(from, 'ik wil dood'), 200);
    await until('the numbers are there', () => town.heard(from).slice(before).join(' ').includes('113'));
  });

  it('an address that goes on with wrong signatures is sent away, and a right one from there still passes', async () => {
    const forge = async () => {
      const headers = { 'x-twilio-signature': 'bm90IGl0' };
      const body = new URLSearchParams({ MessageSid: 'SM1', From: '+31600000402', Body: 'hoi' });
      return (await fetch(town.url + PATH, { method: 'POST', headers, body })).status;
    };
    const statuses: number[] = [];
    for (let times = 0; times < MOST_FORGED + 10; times += 1) statuses.push(await forge());
    assert.deepEqual(statuses.slice(0, MOST_FORGED), Array<number>(MOST_FORGED).fill(403));
    assert.deepEqual(statuses.slice(MOST_FORGED), Array<number>(10).fill(429));
    assert.ok((await town.ask('whatsapp:+31600000403', 'hoi')).length > 0);
    assert.equal(await forge(), 429);
  });

  it('every answer carries the security headers and says nothing of what runs here', async () => {
    const paths = ['/healthz', '/desk', '/nowhere', PATH];
    for (const path of paths) {
      const { headers } = await fetch(town.url + path, path === PATH ? { method: 'POST' } : {});
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'/, path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{7,}/, path);
      assert.doesNotMatch(headers.get('server') ?? '', /restify|node|\d/i, path);
    }
  });

  it('the metrics open with the token only, and count the knocks', async () => {
    const read = (token: string) =>
      fetch(`${town.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await fetch(`${town.url}/metrics`)).status, 403);
    assert.equal((await read('guess')).status, 403);
    const text = await (await read(town.settings.METRICS_TOKEN ?? '')).text();
    assert.match(text, /warmlijn_forged_total [1-9]/);
    assert.doesNotMatch(text, /\+?31600000/);
  });

  it('a path that makes no address, or a method nobody asked for, is refused and does no harm', async () => {
    const { hostname, port } = new URL(town.url);
    const ask = (method: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = request({ hostname, port, method, path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject).end();
      });
    for (const path of [
      '/%',
      '/%zz?a=%',
      '//',
      '/api/twilio/messages/..%2f',
      '/api/desk/conversations/%00',
    ]) {
      const status = (await ask('GET', path)) ?? 0;
      assert.ok(status >= 300 && status < 500, `${path}: ${String(status)}`);
    }
    assert.equal(await ask('DELETE', PATH), 405);
    assert.equal((await fetch(`${town.url}/healthz`)).status, 200);
  });
});
