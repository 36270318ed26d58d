import assert from 'node:assert/strict';
import { CHANNEL_KINDS, conversationSchema, newConversation, type Line } from '../../dialogs/conversation.ts';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { packLines } from '../../dialogs/pack-lines.ts';
import { commonPart, LEAST_COMMON } from '../../bot/content/check/known-words.ts';
import { LEAST_EASE } from '../../bot/content/check/plain-words.ts';
import { added, measure, readingEase, sentenceLength } from '../../bot/content/plain/measure.ts';
import { orangeIntake, redIntake } from '../sms-cost.ts';

const NOW = '2026-11-17T09:00:00.000Z';
const UNDER = 12;

describe('An intake', () => {
  for (const kind of CHANNEL_KINDS) {
    for (const lang of LANGUAGES) {
      it(`in rood takes fewer than ${UNDER} messages by ${kind}, both sides counted (${lang})`, () => {
        const { messages, colour, done, lang: spoken } = redIntake(lang, kind);
        assert.deepEqual({ colour, done, spoken }, { colour: 'rood', done: true, spoken: lang });
        assert.ok(messages < UNDER, `${messages} messages`);
      });
    }
  }

  it('in oranje by SMS is walked to its end in every language', () => {
    for (const lang of LANGUAGES) {
      const { colour, done, lang: spoken } = orangeIntake(lang);
      assert.deepEqual({ colour, done, spoken }, { colour: 'oranje', done: true, spoken: lang });
    }
  });
});

describe('A whole conversation in Dutch', () => {
  for (const [name, play] of Object.entries({ rood: redIntake, oranje: orangeIntake }))
    it(`through ${name} is as plain as its parts: short sentences, easy to read, of words people know`, () => {
      const { said } = play('nl');
      const whole = added(said.map((text) => measure(text, 'nl')));
      assert.ok((readingEase(whole, 'nl') ?? 0) >= LEAST_EASE.flow, String(readingEase(whole, 'nl')));
      assert.ok((sentenceLength(whole) ?? 99) <= 9, String(sentenceLength(whole)));
      assert.ok((commonPart(said) ?? 0) >= LEAST_COMMON, String(commonPart(said)));
    });
});

describe('Lines of one turn', () => {
  const before = newConversation('a', NOW, 'nl');
  const line = (id: string, text: string, delivery: Partial<Line['delivery']> = {}): Line => ({
    id,
    at: NOW,
    from: 'bot',
    text,
    delivery: { kind: 'sms', state: 'sending', tries: 0, since: NOW, ...delivery },
  });
  const packed = (...lines: Line[]) =>
    packLines(before, conversationSchema.parse({ ...before, transcript: lines })).transcript.map(
      ({ text }) => text,
    );

  it('travel together while they stay short', () => {
    assert.deepEqual(packed(line('1', 'Wat naar.'), line('2', 'Waar woon je?')), [
      'Wat naar.\nWaar woon je?',
    ]);
    const long = 'a'.repeat(300);
    assert.deepEqual(packed(line('1', long), line('2', long)), [long, long]);
  });

  it('end with the question and its choices', () => {
    const asked = 'Klopt dit?\n1 ja\n2 nee';
    assert.deepEqual(packed(line('1', asked), line('2', 'Tot later.')), [asked, 'Tot later.']);
  });

  it('by WhatsApp leave a question with choices by itself, for its buttons', () => {
    const kind = 'whatsapp';
    const asked = { ...line('3', 'Klopt dit?\n1 ja\n2 nee', { kind }), asks: 'intake.right' };
    assert.deepEqual(packed(line('1', 'Wat naar.', { kind }), line('2', 'Ik help je.', { kind }), asked), [
      'Wat naar.\nIk help je.',
      asked.text,
    ]);
  });

  it('leave by themselves when they bring numbers for danger or a template', () => {
    for (const own of [{ vital: true }, { template: 'reminder' }] as const)
      assert.deepEqual(packed(line('1', 'Bel 112.', own), line('2', 'Hallo.', own)), ['Bel 112.', 'Hallo.']);
  });

  it('take no question along into what may be said while a worker has the conversation', () => {
    const accepted = line('2', 'Sam neemt het over.', { always: true });
    assert.deepEqual(packed(line('1', 'Waar woon je?'), accepted), ['Waar woon je?', accepted.text]);
    assert.deepEqual(packed(accepted, line('3', 'Waar woon je?')), [accepted.text, 'Waar woon je?']);
    assert.deepEqual(packed(line('1', 'Wat naar.'), accepted), [`Wat naar.\n${accepted.text}`]);
  });

  it('of earlier turns stay as they are', () => {
    const old = { ...before, transcript: [line('1', 'Hallo.'), line('2', 'Dag.')] };
    const after = { ...old, transcript: [...old.transcript, line('3', 'Ja.'), line('4', 'Goed.')] };
    assert.deepEqual(
      packLines(old, after).transcript.map(({ text }) => text),
      ['Hallo.', 'Dag.', 'Ja.\nGoed.'],
    );
  });
});
