import assert from 'node:assert/strict';
import { conversationView, type ViewContext } from '../../bot/desk/view.ts';
import { citySchema, type City, type Worker } from '../../dialogs/city.ts';
import { newConversation, type Conversation, type Handover, type Line } from '../../dialogs/conversation.ts';
import { real } from '../dialogs/stage.ts';

const NOON = '2026-11-24T11:00:00.000Z';
const EARLIER = '2026-11-24T10:00:00.000Z';
const NUMBER = '+31600000055';
const TEMPLATE = `HX${'0'.repeat(32)}`;

function line(id: string, from: Line['from'], text: string, at = EARLIER): Line {
  return { id, at, from, text };
}

function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    ...newConversation('r', EARLIER, 'nl'),
    channels: [{ kind: 'whatsapp', via: 'twilio', address: `whatsapp:${NUMBER}`, lastInboundAt: EARLIER }],
    answers: {
      need: { value: 'debts', words: 'de huur', at: EARLIER },
      'call-time': { value: 'afternoon', words: 'in de middag', at: EARLIER },
      involved: { value: 'yes', words: 'mijn zus', at: EARLIER },
    },
    ...changes,
  };
}

function view(given: Conversation, worker = 'samira', city: Partial<City> = {}) {
  const { content } = real();
  const facts = { ...content.facts, city: citySchema.parse({ ...content.facts.city, ...city }) };
  const context: ViewContext = { ...content, facts, load: () => 0 };
  const person: Worker = facts.people.find(({ id }) => id === worker) ?? assert.fail(worker);
  return conversationView(given, context, NOON, person);
}

const mine = (state: 'offered' | 'accepted'): Handover => ({
  state,
  urgency: 'normal',
  reason: 'vraagt om een mens',
  requestedAt: EARLIER,
  offeredAt: EARLIER,
  worker: 'samira',
  passed: [],
});

describe('what a worker sees of one conversation', () => {
  it('is the resident in their own words: what says something, each once, at most three, never answers to a worker', () => {
    const { overview } = view(
      conversation({
        transcript: [
          line('1', 'resident', 'de huur'),
          line('2', 'bot', 'Loop je ergens achter met betalen?'),
          line('3', 'resident', '2'),
          line('4', 'resident', 'ik maak al maanden geen post meer open'),
          line('5', 'resident', 'ik maak al maanden geen post meer open'),
          line('6', 'worker', 'Dag, schikt het vanmiddag?'),
          line('7', 'note', 'Rustig aan.'),
          line('8', 'resident', 'ja hoor dat is heel goed'),
          line('9', 'bot', 'Is er nu nog iets?'),
          line('10', 'resident', 'er ligt een brief van de deurwaarder'),
          line('11', 'resident', 'en de energie loopt ook achter'),
        ],
      }),
    );
    assert.deepEqual(overview.words, [
      'de huur',
      'ik maak al maanden geen post meer open',
      'er ligt een brief van de deurwaarder',
    ]);
  });

  it('is nothing of what was told before the resident said no, and all that they write knowingly after', () => {
    const shown = view(
      conversation({
        consent: { worker: { given: false, at: EARLIER, words: 'nee' } },
        transcript: [
          line('1', 'resident', 'mijn geheim van gisteren'),
          line('2', 'resident', 'bel me maar', NOON),
        ],
      }),
    );
    assert.equal(shown.withheld, 'no-consent');
    assert.deepEqual(
      shown.transcript.map(({ text }) => text),
      ['bel me maar'],
    );
    const { words, needFirst, callTimes, involved, tried } = shown.overview;
    assert.deepEqual([words, needFirst, callTimes, involved, tried], [[], [], null, null, null]);
    assert.doesNotMatch(shown.summary, /geheim|huur|middag|zus/);
  });

  it('has when to call and who helps, when that may be read', () => {
    const { overview, summary } = view(conversation());
    assert.equal(overview.callTimes, 'in de middag');
    assert.equal(overview.involved, 'mijn zus');
    assert.match(summary, /Bellen: in de middag/);
  });

  it('is out of reach without a phone, unless a volunteer sits there to read it aloud', () => {
    const sitting = {
      id: 's',
      volunteer: 'wim',
      name: 'Roos',
      startedAt: EARLIER,
      lastAt: EARLIER,
      told: [],
    };
    const at = (state: 'open' | 'ended') =>
      view(conversation({ channels: [], spreekuur: { sittings: [{ ...sitting, state }] } })).outOfReach;
    assert.deepEqual(
      [at('open'), at('ended'), view(conversation()).outOfReach],
      [undefined, true, undefined],
    );
  });
  it('has the number only for who has the conversation or a call to make', () => {
    const phone = (given: Conversation, worker: string) => view(given, worker).phone;
    assert.equal(phone(conversation({ handover: mine('offered') }), 'samira'), undefined);
    assert.equal(phone(conversation({ handover: mine('accepted') }), 'samira'), NUMBER);
    assert.equal(phone(conversation({ handover: mine('accepted') }), 'marijke'), undefined);
    const task = {
      id: 't',
      kind: 'phone-task',
      what: 'bellen',
      owner: 'daan',
      madeAt: EARLIER,
      due: NOON,
    } as const;
    assert.equal(phone(conversation({ promises: [task] }), 'daan'), NUMBER);
    assert.equal(phone(conversation({ promises: [{ ...task, keptAt: NOON }] }), 'daan'), undefined);
    const opaque = [{ kind: 'whatsapp', via: 'twilio', address: 'whatsapp:NL.55' } as const];
    assert.equal(phone(conversation({ channels: opaque, handover: mine('accepted') }), 'samira'), undefined);
  });

  it('shows what leaves when WhatsApp is closed: the approved words with a mark for the worker’s own', () => {
    const closed = conversation({
      channels: [
        {
          kind: 'whatsapp',
          via: 'twilio',
          address: `whatsapp:${NUMBER}`,
          lastInboundAt: '2026-11-20T10:00:00.000Z',
        },
      ],
    });
    assert.equal(view(conversation()).window.open, true);
    assert.deepEqual(view(closed).window, { open: false, until: '2026-11-21T10:00:00.000Z' });
    const city = {
      templates: { 'worker-wrote': TEMPLATE },
      templateWords: { 'worker-wrote': 'Bericht van je begeleider: {{1}}' },
    };
    const preview = (given: Conversation, of: Partial<City>) => {
      const { window } = view(given, 'samira', of);
      return 'template' in window ? window.template : undefined;
    };
    assert.equal(preview(closed, city), 'Bericht van je begeleider: [jouw woorden]');
    const english = { ...city, templates: { ...city.templates, 'worker-wrote.en': TEMPLATE } };
    const inEnglish = { ...english, templateWords: { 'worker-wrote.en': 'From your guide: {{1}}' } };
    assert.equal(preview({ ...closed, lang: 'en' }, inEnglish), 'From your guide: [jouw woorden]');
  });
});
