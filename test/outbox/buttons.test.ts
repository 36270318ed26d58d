import assert from 'node:assert/strict';
import { startClock } from '../../bot/clock.ts';
import { twilioCarrier, type TwilioCarrier } from '../../bot/channels/twilio/carrier.ts';
import { parseInbound } from '../../bot/channels/twilio/parse-inbound.ts';
import { checkContent } from '../../bot/content/check-content.ts';
import { diskFolder } from '../../bot/content/folder.ts';
import { ROOT } from '../../bot/root.ts';
import { contentTemplates } from '../../bot/whatsapp/content-templates.ts';
import type { Context } from '../../dialogs/context.ts';
import { converse } from '../../dialogs/converse.ts';
import { shapeOf, templateNames } from '../../dialogs/deliveries/as-buttons.ts';
import { LANGUAGES } from '../../dialogs/meaning.ts';
import { real } from '../dialogs/stage.ts';
import { startFakeTwilio, type FakeMessage, type FakeTwilio } from '../fakes/twilio.ts';
import { ADDRESS, botLine, makeWorld, resident, statesOf, type World } from './world.ts';

const TODAY = '2026-11-20';
const QUESTION = 'Klopt dit zo?\n1 ja\n2 nee';

const templates = () => {
  const { subject } = checkContent(diskFolder(ROOT), 'flows/rotterdam', TODAY);
  assert.ok(subject !== undefined);
  return contentTemplates(subject.spoken, subject.read.texts);
};

describe('Choices by WhatsApp', () => {
  let fake: FakeTwilio;
  let carrier: TwilioCarrier;
  let known: ReturnType<typeof templates>;
  before(() => {
    known = templates();
  });
  beforeEach(async () => {
    fake = await startFakeTwilio();
    const { accountSid, authToken, url: apiUrl } = fake;
    const from = { whatsappFrom: '+31600009999', smsFrom: undefined, messagingServiceSid: undefined };
    carrier = twilioCarrier({ accountSid, authToken, apiUrl, ...from, clock: startClock() });
  });
  afterEach(async () => {
    await fake.close();
    await carrier.close().catch(() => undefined);
  });

  /** Every template that the command prints, registered; the table that city.yaml holds. */
  const registered = () => Object.fromEntries(known.map(({ key, content }) => [key, fake.register(content)]));
  const asking = async (world: World, text: string) => {
    world.documents.set('a', resident('a'));
    await world.turn('a', (conversation) => ({
      ...conversation,
      transcript: [...conversation.transcript, botLine('1', text, { asks: 'intake.right' })],
    }));
    await world.quiet();
  };
  const only = (): FakeMessage => {
    const [message, ...rest] = fake.messages;
    assert.ok(message !== undefined && rest.length === 0, `${fake.messages.length} messages`);
    return message;
  };

  it('are buttons below the question when the city has the template', async () => {
    await asking(makeWorld([carrier], { templates: registered() }), QUESTION);
    const { body, choices } = only();
    assert.equal(body, 'Klopt dit zo?');
    assert.deepEqual(choices, [
      { id: '1', title: 'ja', list: false },
      { id: '2', title: 'nee', list: false },
    ]);
  });

  it('are numbers to type without a template, and when Twilio refuses the one there is', async () => {
    await asking(makeWorld([carrier]), QUESTION);
    assert.equal(only().body, QUESTION);
    fake.clear();
    registered();
    const world = makeWorld([carrier], { templates: { 'buttons-2': `HX${'9'.repeat(32)}` } });
    await asking(world, QUESTION);
    assert.deepEqual([only().body, only().choices], [QUESTION, []]);
    assert.deepEqual(statesOf(world.read('a')), ['sent']);
    assert.equal(fake.counts.creates, 3);
  });

  it('come once more as numbers when WhatsApp refuses the buttons afterwards', async () => {
    const world = makeWorld([carrier], { templates: registered() });
    await asking(world, QUESTION);
    const providerId = only().sid;
    const refused = { providerId, status: 'failed', errorCode: '63013', cause: 'content' } as const;
    await world.outbox.report('a', refused);
    await world.quiet();
    assert.deepEqual(
      fake.messages.map(({ body }) => body),
      ['Klopt dit zo?', QUESTION],
    );
    await world.outbox.report('a', { ...refused, providerId: fake.messages[1]?.sid ?? '' });
    await world.quiet();
    assert.equal(fake.messages.length, 2);
    assert.deepEqual(statesOf(world.read('a')), ['failed']);
  });

  it('reach the phone once when the answer of Twilio gets lost', async () => {
    const world = makeWorld([carrier], { templates: registered() });
    fake.fault({ kind: 'reset', accept: true });
    await asking(world, QUESTION);
    assert.equal(only().body, 'Klopt dit zo?');
    assert.deepEqual(statesOf(world.read('a')), ['sent']);
  });

  it('have a template for every question of the flows, in every language', () => {
    const keys = new Set(known.map(({ key }) => key));
    const { subject } = checkContent(diskFolder(ROOT), 'flows/rotterdam', TODAY);
    for (const { step } of subject?.questions ?? []) {
      if (step.choices === undefined) continue;
      for (const lang of LANGUAGES) {
        const labels = Object.values(step.choices).map((id) => real().content.texts.say(lang, id));
        const shape = shapeOf({ question: '', labels });
        assert.ok(shape !== undefined, `${step.ask} in ${lang}: ${labels.join(' / ')}`);
        const names = templateNames(step.ask, shape, labels.length, lang);
        assert.ok(
          names.some((name) => keys.has(name)),
          `${step.ask} in ${lang}`,
        );
      }
    }
  });

  it('of a whole intake in rood can be tapped from the first question to the last', async () => {
    const { content, understanding } = real();
    const world = makeWorld([carrier], { templates: registered() });
    world.documents.set('a', resident('a', { channels: [] }));
    const send = async (form: Record<string, string>) => {
      const inbound = parseInbound(form, new Date().toISOString());
      const now = '2026-11-20T22:10:00.000Z';
      const meaning = understanding.understand(inbound.text, { today: TODAY, workers: [], lang: 'nl' });
      const context: Context = { ...content, now, load: () => 0 };
      await world.turn('a', (conversation) => {
        const end = converse(conversation, { ...inbound, kind: 'message', meaning }, context);
        assert.ok(end.kind === 'done');
        // The clock of the conversation stands still; the window of the outbox is that of today.
        const channels = end.conversation.channels.map((channel) => ({
          ...channel,
          lastInboundAt: new Date().toISOString(),
        }));
        return { ...end.conversation, channels };
      });
      await world.quiet();
    };
    const last = () => fake.messages.at(-1) ?? assert.fail('nothing was sent');
    const write = (Body: string) => send(fake.inbound({ From: `whatsapp:${ADDRESS}`, Body }));

    await write('ik heb geen eten meer voor mijn kinderen');
    const tonight = last();
    assert.deepEqual(
      tonight.choices.map(({ title }) => title),
      ['ja, een beetje', 'nee, niets'],
    );
    await send(fake.tap(tonight, 2));
    assert.equal(world.read('a').answers['food-tonight']?.value, 'nothing');
    await write('charlois');
    const share = last();
    assert.match(share.body, /^Mag .* lezen wat je mij vertelde/);
    // A thumb on the earlier message does not answer this question.
    await send(fake.tap(tonight, 2));
    assert.equal(world.read('a').answers.share, undefined);
    assert.equal(last().body, share.body);
    await send(fake.tap(last(), 1));
    const { stoplight, position, consent } = world.read('a');
    assert.deepEqual([stoplight?.colour, position], ['rood', undefined]);
    assert.ok(Object.values(consent).some(({ given }) => given));
  });
});
