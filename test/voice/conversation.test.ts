import assert from 'node:assert/strict';
import { makeLanes } from '../../bot/lanes.ts';
import { makeTurns, type TurnDeps } from '../../bot/turn.ts';
import { conversationView } from '../../bot/desk/view.ts';
import type { Inbound } from '../../bot/channels/port.ts';
import type { Listen } from '../../bot/voice/listen.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import { real } from '../dialogs/stage.ts';

const NOW = '2026-11-17T09:00:00.000Z';
const { content, understanding } = real();
const context = { ...content, load: () => 0 };

/** One resident, whose voice messages are heard like this. */
function resident(listen: Listen) {
  let present: Conversation | undefined;
  let count = 0;
  const turns = makeTurns({
    lanes: makeLanes(),
    clock: { now: () => NOW, advance: () => undefined },
    context,
    listen,
    understand: (text, now) =>
      Promise.resolve(understanding.understand(text, { today: civilDateOf(now), workers: [] })),
    lookUp: () => () => Promise.reject(new Error('no ledger')),
    applyPending: (_key, same) => same,
    recover: () => undefined,
    record: () => Promise.resolve(),
    committed: () => undefined,
    store: {
      keyOf: (address) => address,
      page: () => Promise.resolve([]),
      load: () => Promise.resolve(present),
      commit: (_key, next) => Promise.resolve(void (present = next)),
    },
  } satisfies TurnDeps);
  const send = async (message: Partial<Inbound>) => {
    const channel = { kind: 'whatsapp', via: 'twilio', address: 'whatsapp:+31600000001' } as const;
    await turns.receive({ id: `m${count++}`, channel, text: '', media: 0, at: NOW, ...message });
    assert.ok(present);
    return present;
  };
  return { send };
}

const voice = { media: 1, voice: 'https://api.twilio.com/x' };
const hears =
  (words: string): Listen =>
  (inbound) =>
    Promise.resolve(
      inbound.voice === undefined ? inbound : { ...inbound, text: words, media: 0, spoken: 'heard' },
    );
const hearsNothing: Listen = (inbound) =>
  Promise.resolve(inbound.voice === undefined ? inbound : { ...inbound, spoken: 'unheard' });

const saidBy = (conversation: Conversation) =>
  conversation.transcript.flatMap(({ from, text }) => (from === 'bot' ? [text] : [])).join('\n');

describe('Speaking instead of typing', () => {
  it('is understood like typing, danger too', async () => {
    const now = await resident(hears('ik wil niet meer leven')).send(voice);
    assert.match(saidBy(now), /bel nu 113/);
    assert.deepEqual(
      [now.transcript[0]?.text, now.transcript[0]?.spoken],
      ['ik wil niet meer leven', 'heard'],
    );
  });

  it('shows the worker that a computer wrote it down', async () => {
    const [worker] = content.facts.people;
    assert.ok(worker);
    const view = (conversation: Conversation) =>
      conversationView(conversation, context, NOW, worker).transcript[0]?.text;
    assert.match(
      view(await resident(hears('ik heb schulden')).send(voice)) ?? '',
      /^ik heb schulden \[ingesproken/,
    );
    assert.equal(view(await resident(hearsNothing).send(voice)), '[spraakbericht, niet beluisterd]');
  });

  it('is answered kindly when nobody can listen, and a person with a name calls', async () => {
    const now = await resident(hearsNothing).send(voice);
    assert.match(saidBy(now), /Typ het even, of stuur: bel mij\./);
    assert.equal(now.handover?.state, 'offered');
    const worker = content.facts.people.find(({ id }) => id === now.handover?.worker);
    assert.ok(saidBy(now).includes(`Ik vraag ${worker?.name} om je te bellen`));
    const call = now.promises.find(({ kind }) => kind === 'callback');
    assert.deepEqual([call?.owner, call?.keptAt], [worker?.id, undefined]);
  });

  it('leaves the open question open', async () => {
    const { send } = resident(hearsNothing);
    const asked = (await send({ text: 'ik heb schulden' })).position;
    assert.ok(asked);
    assert.deepEqual((await send(voice)).position, asked);
    const now = await send({ text: 'ja' });
    assert.equal(now.answers.arrears?.value, 'yes');
  });

  it('is listened to once, also when the message comes twice', async () => {
    let times = 0;
    const { send } = resident((inbound) => {
      times += 1;
      return hears('hoi')(inbound);
    });
    await send({ ...voice, id: 'same' });
    await send({ ...voice, id: 'same' });
    assert.equal(times, 1);
  });
});
