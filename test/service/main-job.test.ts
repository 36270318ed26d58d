import assert from 'node:assert/strict';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';

interface Message {
  readonly from: string;
  readonly text: string;
}

/** Friday evening, 20 November 2026, 23:10 in Rotterdam. */
const FRIDAY_NIGHT = '2026-11-20T22:10:00Z';
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the main job, in try-out', () => {
  let service: ServiceProcess;
  const folder = makeFolder();
  before(async () => {
    service = await startServiceProcess({ folder: folder.path, env: { TEST_CLOCK: FRIDAY_NIGHT } });
  });
  after(async () => {
    await service.stop();
    folder.drop();
  });

  async function write(from: string, text: string): Promise<string[]> {
    const before = await read(from);
    const sent = await fetch(`${service.address}/api/try/messages`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ from, text }),
    });
    assert.equal(sent.status, 200);
    return (await read(from)).slice(before.length + 1).map((message) => message.text);
  }
  async function read(from: string): Promise<Message[]> {
    const response = await fetch(`${service.address}/api/try/messages?from=${encodeURIComponent(from)}`);
    const { messages } = (await response.json()) as { messages: Message[] };
    return messages;
  }

  it('answers "hoi" with what it is and the question what is needed', async () => {
    const said = await write('+31600000011', 'hoi');
    assert.match(said[0] ?? '', /automatische assistent/);
    assert.match(said[1] ?? '', /Wat heb je nu nodig\?/);
  });

  it('gives who has no food a named person, practical help and at most three questions', async () => {
    const from = '+31600000012';
    const said = [
      ...(await write(from, 'help ik heb geen eten meer voor mn kinderen')),
      ...(await write(from, '2')),
      ...(await write(from, 'charlois')),
      ...(await write(from, '1')),
    ];
    assert.ok(said.some((text) => /Ik vraag (nu )?\p{Lu}\S+ \p{Lu}\S+/u.test(text)));
    assert.ok(said.some((text) => text.includes('Voorbeeldkeuken Charlois')));
    assert.ok(said.some((text) => text.includes('binnen drie werkdagen')));
    assert.ok(said.filter((text) => text.includes('?')).length <= 3);
  });

  it('gives the danger numbers first and pages who is on call', async () => {
    const said = await write('+31600000013', 'ik wil dood');
    assert.match(said[0] ?? '', /113.*0800-0113.*112/);
    assert.ok(said.some((text) => text.includes('Noor Denkbeeld')));
  });

  it('hears a cry for help that comes in several messages', async () => {
    const from = '+31600000016';
    await write(from, 'dit is');
    const said = await write(from, 'mijn laatste bericht');
    assert.match(said[0] ?? '', /113.*0800-0113.*112/);
    assert.ok(said.some((text) => text.includes('Noor Denkbeeld')));
  });

  it('says one last thing after STOP and then nothing until START', async () => {
    const from = '+31600000014';
    await write(from, 'hoi');
    assert.equal((await write(from, 'STOP')).length, 1);
    assert.deepEqual(await write(from, 'hallo?'), []);
    assert.ok((await write(from, 'START')).length > 0);
  });

  it('lets the first worker take over, tells the second who was first, and keeps the bot silent', async () => {
    const from = '+31600000015';
    await write(from, 'ik wil een mens spreken');
    const signIn = async (worker: string) => {
      const response = await fetch(`${service.address}/api/desk/session`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ worker }),
      });
      return {
        ...JSON_TYPE,
        origin: service.address,
        cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
        'x-csrf-token': response.headers.get('x-csrf-token') ?? '',
      };
    };
    const [samira, daan, wim] = await Promise.all(['samira', 'daan', 'wim'].map(signIn));
    assert.ok(samira && daan && wim);
    const list = async (headers: Record<string, string>) =>
      fetch(`${service.address}/api/desk/conversations?view=waiting`, { headers });
    assert.equal((await list(wim)).status, 403, 'a volunteer has no dossier access');
    const rows = (await (await list(samira)).json()) as { id: string; name: string }[];
    const id = rows.find((row) => row.name.endsWith('0015'))?.id ?? '';
    const act = (headers: Record<string, string>, what: string, body: object = {}) =>
      fetch(`${service.address}/api/desk/conversations/${id}/${what}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
    assert.equal((await act({ ...samira, 'x-csrf-token': 'guess' }, 'accept')).status, 403);
    assert.equal((await act(samira, 'accept')).status, 200);
    const second = await act(daan, 'accept');
    assert.equal(second.status, 409);
    assert.equal(((await second.json()) as { owner: string }).owner, 'samira');
    assert.deepEqual(await write(from, 'ben je daar?'), [], 'the bot is silent while a worker owns it');
    assert.equal((await act(samira, 'messages', { text: 'Dag, ik ben Samira.' })).status, 200);
    assert.equal((await read(from)).at(-1)?.from, 'worker');
    assert.equal((await act(samira, 'return', { agreed: 'dinsdag 10 uur bellen' })).status, 200);
    assert.ok((await read(from)).some((message) => message.text.includes('dinsdag 10 uur bellen')));
  });

  it('refuses a Twilio webhook without a right signature', async () => {
    const response = await fetch(`${service.address}/api/twilio/messages`, {
      method: 'POST',
      headers: { 'x-twilio-signature': 'bm90IGl0' },
      body: new URLSearchParams({ MessageSid: 'SM1', From: '+31600000016', Body: 'hoi' }),
    });
    assert.equal(response.status, 403);
  });
});
