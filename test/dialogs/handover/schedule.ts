/**
 * One evening by chance: what a resident writes, what workers do or leave, who falls ill, and time that passes, through
 * the pure conversation. Texts keep their id and values, so that every one of them can be held against the truth.
 */
import { civilDateOf, addMinutes } from '../../../dialogs/civil-time.ts';
import type { Context, Effect, GlobalWord } from '../../../dialogs/context.ts';
import { newConversation, type Conversation, type Line } from '../../../dialogs/conversation.ts';
import { converse, type ConversationEvent } from '../../../dialogs/converse.ts';
import { decideSending, pendingLines } from '../../../dialogs/deliveries.ts';
import { withDelivery } from '../../../dialogs/deliveries/lines.ts';
import type { DeskAction } from '../../../dialogs/desk-actions.ts';
import type { Meaning } from '../../../dialogs/meaning.ts';
import type { TextValues } from '../../../dialogs/texts.ts';
import { chanceFrom, type Chance } from '../../service/random.ts';
import { real } from '../stage.ts';
import { awayFrom, cityByChance, GUIDE_IDS, type World } from './city.ts';

/** One text that leaves for the resident. */
export interface Told {
  readonly id: string;
  readonly values: TextValues;
  readonly line: Line;
}

/** Everything a turn did, for the rules that must hold after it. */
export interface Turn {
  readonly now: string;
  readonly context: Context;
  readonly before: Conversation;
  readonly after: Conversation;
  readonly effects: readonly Effect[];
  readonly told: readonly Told[];
  /** Whom the resident asked for by name in this turn. */
  readonly preferred: string | undefined;
}

const CALM: Meaning = {
  intent: 'other',
  also: [],
  urgent: 'none',
  lang: 'nl',
  confidence: 0.9,
  stress: 'calm',
  slots: { amounts: [], dates: [], times: [], workers: [], codes: [] },
  likely: [],
};
const SAYINGS: readonly [string, Partial<Meaning>][] = [
  ['mens', { intent: 'human' }],
  ['mens', { intent: 'human' }],
  ['geen eten', { intent: 'no-food', urgent: 'red' }],
  ['uit huis', { intent: 'eviction', urgent: 'red' }],
  ['ik wil dood', { intent: 'self-harm', urgent: 'emergency' }],
  ['schulden', { intent: 'get-help' }],
  ['leefgeld', { intent: 'payout' }],
  ['wat nu?', {}],
  ['hallo', { intent: 'greeting' }],
  ['ja', {}],
  ['ja', {}],
  ['nee', {}],
  ['1', {}],
  ['2', {}],
  ['charlois', {}],
  ['charlois', {}],
  ['delfshaven', {}],
  ['stop', {}],
  ['start', {}],
  ['pauze', {}],
  ['bel', {}],
];
const NAMED: Readonly<Record<string, GlobalWord>> = {
  mens: 'human',
  ja: 'yes',
  nee: 'no',
  stop: 'stop',
  start: 'start',
  pauze: 'pause',
  bel: 'call',
};
const MINUTES = [1, 4, 6, 16, 31, 61, 241, 600, 60 * 24, 60 * 24 * 4] as const;
/** A moment in these weeks, Christmas and New Year among them. */
const FROM = Date.parse('2026-12-14T00:00:00Z');
const QUARTERS = 4 * 24 * 21;
const MOST_TIMERS = 400;

/** The text as it would be kept: its id and values, apart by a character that no text has. */
const SPLIT = '\u0001';

export class Schedule {
  /** What happened, for who reads a failure. */
  readonly happened: (() => string)[] = [];
  private readonly chance: Chance;
  private readonly world: World;
  private readonly hold: (turn: Turn) => void;
  private conversation: Conversation;
  private now: string;
  private count = 0;

  constructor(seed: number, hold: (turn: Turn) => void) {
    this.chance = chanceFrom(seed);
    this.hold = hold;
    this.now = new Date(FROM + Math.floor(this.chance.next() * QUARTERS) * 900_000).toISOString();
    this.world = cityByChance(this.chance, civilDateOf(this.now));
    this.conversation = { ...newConversation('r', this.now, 'nl'), introduced: this.chance.next() < 0.8 };
    if (this.chance.next() < 0.3) this.conversation.fixedContact = this.chance.pick(GUIDE_IDS);
    if (this.chance.next() < 0.3) this.refer();
    if (this.chance.next() < 0.15) this.almostDone();
  }

  private refer(): void {
    this.conversation.consent = { referrer: { given: true, at: this.now, words: 'ja' } };
    const referrer = { kind: 'exit', name: 'Els', contact: 'belt', threeWay: true } as const;
    this.conversation.traject = { appointments: [], todos: [], feedback: [], referrer };
  }

  /** At the end of the questions, with one yes to go. */
  private almostDone(): void {
    const at = this.now;
    const consent = { worker: { given: this.chance.next() < 0.6, at, words: 'gevraagd' } };
    const stoplight = {
      colour: 'oranje',
      rule: 'arrears',
      reason: 'achterstand',
      basis: '',
      at,
      by: 'rules',
    } as const;
    const answers = {
      need: { value: 'debts', words: 'schulden', at },
      arrears: { value: 'yes', words: 'ja', at },
    };
    const position = { flow: 'intake', step: this.chance.pick(['right', 'tempo']), unclear: 0 };
    const recent = { id: '0', at, from: 'resident', text: 'in de middag' } as const;
    Object.assign(this.conversation, { stoplight, answers, position, transcript: [recent] });
    this.conversation.consent = { ...this.conversation.consent, ...consent };
  }

  /** @throws what a rule throws, with everything that happened before it */
  run(events: number): void {
    for (let at = 0; at < events; at += 1) this.step();
  }

  private step(): void {
    const kind = this.chance.next();
    if (kind < 0.4) this.write();
    else if (kind < 0.72) this.desk();
    else if (kind < 0.76) this.illness();
    else this.wait(this.chance.pick(MINUTES));
  }

  private write(): void {
    const asks = this.chance.next() < 0.12;
    const worker = this.chance.pick(['samira', 'daan', 'joost', 'noor', 'wim', 'bo']);
    const [text, meant] = asks
      ? ([worker, { slots: { ...CALM.slots, workers: [worker] } }] as const)
      : this.chance.pick(SAYINGS as [(typeof SAYINGS)[number], ...(typeof SAYINGS)[number][]]);
    this.count += 1;
    this.turn(
      {
        kind: 'message',
        id: String(this.count),
        channel: { kind: 'whatsapp', via: 'tryout', address: '+31600000001' },
        text,
        media: 0,
        meaning: { ...CALM, ...meant },
      },
      asks ? worker : undefined,
    );
    this.wait(1);
  }

  private desk(): void {
    const { handover } = this.conversation;
    const theirs = handover !== undefined && this.chance.next() < 0.75;
    const worker = theirs ? handover.worker : this.chance.pick(GUIDE_IDS);
    this.turn({ kind: 'desk', worker, action: this.deed() });
  }

  private deed(): DeskAction {
    const appointment = {
      kind: this.chance.pick(['talk', 'phone', 'threeWay'] as const),
      at: addMinutes(this.now, this.chance.pick([60, 60 * 24 * 2, 60 * 24 * 5])),
      place: 'Plein',
    };
    const id = this.conversation.traject?.appointments.at(-1)?.id ?? 'none';
    return this.chance.pick<DeskAction>([
      { do: 'accept' },
      { do: 'accept' },
      { do: 'decline', reason: 'vol' },
      { do: 'write', text: 'Dag' },
      { do: 'write', text: 'Dag' },
      { do: 'return', agreed: 'bellen' },
      { do: 'close', reason: 'klaar' },
      { do: 'pass-on', to: this.chance.pick(GUIDE_IDS), reason: 'weg' },
      { do: 'stoplight', colour: 'oranje', reason: 'rust' },
      { do: 'traject', action: { do: 'appoint', appointment } },
      { do: 'traject', action: { do: 'appointment-cancel', id } },
      { do: 'traject', action: { do: 'appointment-agreed', id, who: 'referrer' } },
      { do: 'traject', action: { do: 'appointment-outcome', id, came: this.chance.next() < 0.5 } },
      { do: 'traject', action: { do: 'called', reached: this.chance.next() < 0.5 } },
      { do: 'traject', action: { do: 'move-on', phase: 'monitoring', result: 'Aanvraag KBR' } },
    ]);
  }

  private illness(): void {
    const ill = this.conversation.handover?.worker ?? this.chance.pick(GUIDE_IDS);
    const other = this.chance.pick(GUIDE_IDS);
    if (ill === other) return;
    this.world.facts = awayFrom(this.world.facts, ill, civilDateOf(this.now), other);
    this.turn({ kind: 'desk', worker: 'marijke', action: { do: 'roster' } });
  }

  private wait(minutes: number): void {
    const until = addMinutes(this.now, minutes);
    for (let runs = 0; ; runs += 1) {
      const next = this.conversation.agenda.map(({ at }) => at).sort()[0];
      if (next === undefined || next > until) break;
      if (runs > MOST_TIMERS) throw new Error('The agenda goes round.');
      if (next > this.now) this.now = next;
      this.turn({ kind: 'timer' });
    }
    this.now = until;
  }

  private turn(event: ConversationEvent, preferred?: string): void {
    const before = this.conversation;
    const spoken: { id: string; values: TextValues }[] = [];
    const { content } = real();
    const context: Context = {
      ...content,
      facts: this.world.facts,
      load: this.world.load,
      now: this.now,
      texts: {
        ...content.texts,
        say: (_lang, id, values = {}) => {
          spoken.push({ id, values });
          return `${id}${SPLIT}${String(spoken.length - 1)}`;
        },
      },
      words: {
        ...content.words,
        find: (text) => NAMED[text],
        languageOf: () => undefined,
        language: () => undefined,
        topics: () => [],
      },
    };
    const ask = (money?: Context['money']) =>
      converse(before, event, money === undefined ? context : { ...context, money });
    let outcome = ask();
    for (let passes = 0; outcome.kind === 'needs' && passes < 4; passes += 1) {
      const { needs } = outcome;
      const unknown = Object.fromEntries(
        needs.want.map((what) => [what, { known: false, reason: 'unreachable' } as const]),
      );
      spoken.length = 0;
      outcome = ask({ request: needs, ...unknown });
    }
    if (outcome.kind !== 'done') return;
    this.conversation = outcome.conversation;
    const told = this.deliver(spoken);
    const { now } = this;
    this.happened.push(() => {
      const what = event.kind === 'message' ? event.text : event.kind === 'desk' ? JSON.stringify(event) : '';
      const said = told.map(({ id, values }) => `\n    ${id} ${JSON.stringify(values)}`);
      return `${now} ${event.kind} ${what}${said.join('')}`;
    });
    this.hold({
      now: this.now,
      context,
      before,
      after: this.conversation,
      effects: outcome.effects,
      told,
      preferred,
    });
  }

  /** What really leaves, as the outbox decides it. */
  private deliver(spoken: readonly { id: string; values: TextValues }[]): Told[] {
    const left: Told[] = [];
    for (const line of pendingLines(this.conversation)) {
      const decision = decideSending(this.conversation, line, { templates: {}, sms: true }, this.now);
      const state = decision.kind === 'send' ? 'sent' : 'withheld';
      this.conversation = withDelivery(this.conversation, line, { ...line.delivery, state });
      if (decision.kind !== 'send' || line.from !== 'bot') continue;
      for (const part of line.text.split('\n')) {
        const [id = '', at] = part.replace(/^\d+ /, '').split(SPLIT);
        const values = at === undefined ? undefined : spoken[Number(at)]?.values;
        if (values !== undefined) left.push({ id, values, line });
      }
    }
    return left;
  }
}
