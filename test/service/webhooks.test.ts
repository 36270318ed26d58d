import assert from 'node:assert/strict';
import type { Line } from '../../dialogs/conversation.ts';
import { sign } from '../fakes/twilio/signing.ts';
import { postAtOnce } from './pipelined.ts';
import { snapshot } from './snapshot.ts';
import { aWhile, SMS_FROM, startTown, until, WHATSAPP_FROM, type Town } from './town.ts';

const PATH = '/api/twilio/messages';
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

function ownLines(lines: readonly Line[]): string[] {
  return lines.filter((line) => line.from === 'resident').map((line) => line.text);
}

describe('messages through signed webhooks, in production', () => {
  let town: Town;
  before(async () => {
    town = await startTown('serve');
  });
  after(() => town.close());

  async function knock(form: Record<string, string>, signature?: string): Promise<number> {
    const response = await fetch(town.url + PATH, {
      method: 'POST',
      headers: {
        ...FORM_TYPE,
        ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
      },
      body: new URLSearchParams(form),
    });
    return response.status;
  }

  it('"help ik heb geen eten meer voor mn kinderen": a named person is asked, help nearby is named, three questions at most', async () => {
    const from = 'whatsapp:+31600000101';
    await town.ask(from, 'help ik heb geen eten meer voor mn kinderen');
    await town.ask(from, '2');
    await town.ask(from, 'charlois');
    await town.ask(from, '1');
    const heard = town.heard(from);
    assert.ok(heard.some((text) => /Ik vraag (nu )?\p{Lu}\S+ \p{Lu}\S+/u.test(text)));
    assert.ok(heard.some((text) => text.includes('Voorbeeldkeuken Charlois')));
    assert.ok(heard.some((text) => text.includes('binnen drie werkdagen')));
    assert.ok(heard.filter((text) => text.includes('?')).length <= 3);
    assert.ok(town.sent(from).every((message) => message.from === `whatsapp:${WHATSAPP_FROM}`));
  });

  it('"hoi": says what it is and asks what is needed', async () => {
    const heard = await town.ask('+31600000102', 'hoi');
    assert.match(heard[0] ?? '', /automatische assistent/);
    assert.match(heard.at(-1) ?? '', /Wat heb je nu nodig\?/);
    assert.ok(town.sent('+31600000102').every((message) => message.from === SMS_FROM));
  });

  it('STOP: one confirmation, then silence; START: it goes on', async () => {
    const from = 'whatsapp:+31600000103';
    await town.ask(from, 'hoi');
    const said = await town.ask(from, 'STOP');
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /geen berichten meer.*START/);
    for (const text of ['hallo?', 'STOP', 'ben je daar']) assert.equal(await town.write(from, text), 200);
    await aWhile();
    assert.equal(town.heard(from).at(-1), said[0]);
    const back = await town.ask(from, 'START');
    assert.match(back.at(-1) ?? '', /Wat heb je nu nodig\?/);
  });

  it('a wrong signature: 403, and not one byte of the store is another', async () => {
    await town.ask('whatsapp:+31600000104', 'hoi');
    // A service that has just started has nothing left to write.
    await town.running.stop();
    await town.start();
    const before = snapshot(town.folder);
    const form = town.fake.inbound({ From: 'whatsapp:+31600000104', Body: 'ik heb geen eten' });
    const token = town.fake.authToken;
    const right = sign(token, town.url + PATH, form);
    const wrong: [Record<string, string>, string | undefined][] = [
      [form, undefined],
      [form, ''],
      [form, 'bm90IGl0'],
      [form, sign('another-token', town.url + PATH, form)],
      [form, sign(token, `https://elsewhere.example${PATH}`, form)],
      [form, sign(token, `${town.url}/api/twilio/status`, form)],
      [{ ...form, Body: 'ik heb wel eten' }, right],
      [{ ...form, From: 'whatsapp:+31600000105' }, right],
    ];
    for (const [given, signature] of wrong) assert.equal(await knock(given, signature), 403);
    assert.deepEqual(snapshot(town.folder), before);
    assert.equal(await knock(form, right), 200, 'the right one still passes');
  });

  it('a signed webhook that is no message: 400', async () => {
    const forms: Record<string, string>[] = [
      {},
      { From: 'whatsapp:+31600000106', Body: 'hoi' },
      { MessageSid: 'SM1', Body: 'hoi' },
      { MessageSid: 'SM 1', From: '+31600000106', Body: 'hoi' },
      { MessageSid: 'SM1', From: 'whatsapp:iemand', Body: 'hoi' },
      { MessageSid: 'SM1', From: '', Body: 'hoi' },
    ];
    for (const form of forms) {
      const { status, body } = await town.fake.signedPost(town.url + PATH, form);
      assert.equal(status, 400, JSON.stringify(form));
      assert.doesNotMatch(body, /hoi|0106/, 'what was sent is not repeated');
    }
    const report = await town.fake.signedPost(`${town.url}/api/twilio/status`, { MessageSid: 'SM1' });
    assert.equal(report.status, 400);
  });

  it('the same MessageSid five times, one after the other, at once and after a restart, is one turn', async () => {
    const from = 'whatsapp:+31600000107';
    const post = (form: Record<string, string>) => town.fake.signedPost(town.url + PATH, form);
    const first = town.fake.inbound({ From: from, Body: 'hoi' });
    const second = town.fake.inbound({ From: from, Body: 'ik wil een mens spreken' });
    for (let again = 0; again < 5; again += 1) assert.equal((await post(first)).status, 200);
    const statuses = await Promise.all(Array.from({ length: 5 }, () => post(second)));
    assert.ok(statuses.every(({ status }) => status === 200));
    assert.equal(await town.running.stop('SIGKILL'), null);
    await town.start();
    assert.equal((await post(second)).status, 200);
    assert.equal((await post(first)).status, 200);
    await town.ask(from, 'dank je');
    const { transcript } = town.document(from);
    assert.deepEqual(ownLines(transcript), ['hoi', 'ik wil een mens spreken', 'dank je']);
    const said = transcript.filter((line) => line.from === 'bot').map((line) => line.text);
    assert.deepEqual(town.heard(from), said);
  });

  it('six messages at once of one resident: six turns in the order of arrival, replies in that order too', async () => {
    const from = 'whatsapp:+31600000108';
    const texts = ['hoi', 'ik wil een mens spreken', '3', 'ben je een robot', 'huh?', 'dank je'];
    const posts = texts.map((text) => {
      const form = town.fake.inbound({ From: from, Body: text });
      const signature = sign(town.fake.authToken, town.url + PATH, form);
      const body = new URLSearchParams(form).toString();
      return { path: PATH, headers: { ...FORM_TYPE, 'x-twilio-signature': signature }, body };
    });
    assert.deepEqual(await postAtOnce(town.url, posts), [200, 200, 200, 200, 200, 200]);
    await town.ask(from, 'ben je een robot');
    const { transcript } = town.document(from);
    assert.deepEqual(ownLines(transcript), [...texts, 'ben je een robot']);
    const replies = transcript.filter((line) => line.from === 'bot');
    assert.deepEqual(
      town.heard(from),
      replies.map((line) => line.text),
    );
    for (const [index, line] of transcript.entries()) {
      if (line.from !== 'resident') continue;
      assert.equal(transcript[index + 1]?.from, 'bot', `"${line.text}" has its own answer`);
    }
  });

  it('WhatsApp and SMS of one number are one person', async () => {
    await town.ask('whatsapp:+31600000109', 'hoi');
    const heard = await town.ask('+31600000109', '1');
    assert.ok(!heard.some((text) => text.includes('automatische assistent')), 'no second introduction');
    assert.equal(town.sent('+31600000109').at(-1)?.from, SMS_FROM, 'answered where they wrote last');
    const { channels, transcript } = town.document('+31600000109');
    assert.deepEqual(
      channels.map(({ kind }) => kind),
      ['whatsapp', 'sms'],
    );
    assert.deepEqual(ownLines(transcript), ['hoi', '1']);
  });

  it('a WhatsApp sender without a number (BSUID) gets answers at that address', async () => {
    const from = 'whatsapp:NL.13491208655302741918';
    assert.ok((await town.ask(from, 'hoi')).length > 0);
    assert.ok(town.sent(from).every((message) => message.to === from));
  });

  it('a picture or a voice message alone is noted and answered kindly', async () => {
    const from = 'whatsapp:+31600000110';
    const media = { NumMedia: '2', MediaUrl0: 'https://api.twilio.com/x', MediaContentType0: 'image/jpeg' };
    await town.ask(from, '', media);
    await until('it is answered after it was looked at', () => /Kun je/.test(town.heard(from).at(-1) ?? ''));
    const { transcript } = town.document('+31600000110');
    assert.equal(transcript.find((line) => line.from === 'resident')?.media, 2);
  });

  it('takes whatever a phone can send, keeps it as it is and answers', async () => {
    const odd = [
      '😭😭😭',
      '👨‍👩‍👧‍👦 🇳🇱',
      '',
      'a\u0000b',
      '\u202eomgekeerd\u202c',
      'zal\u0327\u0301go\u0336',
      'مرحبا، ليس لدي طعام',
      '{count, plural, one {x} other {y}} {worker}',
      "<script>alert(1)</script>' OR 1=1 -- ${7*7}",
      '\u200b\u200b',
      'x'.repeat(4_096),
      '😭'.repeat(2_048),
      '1\n2\r\n3',
    ];
    const numbers = odd.map((_, index) => `whatsapp:+316000002${String(index).padStart(2, '0')}`);
    const statuses = await Promise.all(odd.map((text, index) => town.write(numbers[index] ?? '', text)));
    assert.deepEqual(
      statuses,
      odd.map(() => 200),
    );
    await until('everybody is answered', () => numbers.every((number) => town.heard(number).length >= 1));
    for (const [index, text] of odd.entries()) {
      const { transcript } = town.document(numbers[index] ?? '');
      assert.deepEqual(ownLines(transcript), [text]);
    }
  });
});
