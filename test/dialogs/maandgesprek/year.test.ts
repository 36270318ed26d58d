import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conversationSchema } from '../../../dialogs/conversation.ts';
import type { MonthAction } from '../../../dialogs/maandgesprek/actions.ts';
import {
  COPING,
  DEBTS,
  newMaandgesprek,
  type Maandgesprek,
} from '../../../dialogs/maandgesprek/maandgesprek.ts';
import { readEntry } from '../../../dialogs/maandgesprek/read-entry.ts';
import { monthReport } from '../../../dialogs/maandgesprek/report.ts';
import { plannedSessions } from '../../../dialogs/maandgesprek/sessions.ts';
import { openCase, type Case } from '../traject/case.ts';

/** Monday 12 January 2026, 10:00 in Rotterdam. */
const START = '2026-01-12T09:00:00.000Z';
const SINCE = '2026-01-12';

function begun(): Case {
  const one = openCase(START, (conversation) => {
    conversation.fixedContact = 'samira';
  });
  does(one, { do: 'begin', since: SINCE, words: 'ja, dat is goed' });
  return one;
}
const does = (one: Case, action: MonthAction) => one.act('samira', { do: 'maandgesprek', action });
const kept = (one: Case): Maandgesprek => {
  const { maandgesprek } = one.conversation();
  assert.ok(maandgesprek);
  return maandgesprek;
};
/** Whole cents, reckoned apart from the product: the text without its point. */
const cents = (amount: string) => BigInt(amount.replace('.', ''));
const euros = (total: bigint) =>
  `${total < 0n ? '-' : ''}${String(total < 0n ? -total : total)
    .padStart(3, '0')
    .replace(/(\d\d)$/, '.$1')}`;
const dutch = (amount: string) => amount.replace(/^(\d+)(\d{3})\./, '$1.$2,').replace(/\.(\d\d)$/, ',$1');

describe('A year of maandgesprekken', () => {
  it('has three talks in the first month and one in each month after, fourteen in all', () => {
    const planned = plannedSessions(SINCE);
    assert.deepEqual(planned.slice(0, 4), ['2026-01-12', '2026-01-19', '2026-01-26', '2026-02-12']);
    assert.equal(planned.length, 14);
    assert.equal(planned.at(-1), '2026-12-12');
    assert.equal(plannedSessions('2026-01-31')[3], '2026-02-28');
  });

  it('adds up to the cent, filled in by chat and by the worker, with every reminder on its day', () => {
    const one = begun();
    let income = 0n;
    let expenses = 0n;
    let held = 0;
    let minutes = 0;
    const reminders: string[] = [];
    plannedSessions(SINCE).forEach((date, at) => {
      reminders.push(
        ...one.until(`${date}T09:30:00.000Z`).filter((text) => text.includes('praat morgen met je')),
      );
      const came = at % 5 !== 4;
      does(one, { do: 'session', date, came, minutes: 55 + at });
      held += came ? 1 : 0;
      minutes += came ? 55 + at : 0;
      if (at === 1 || at === 2 || !came) return;
      const wage = `${1_000 + at * 13}.${String((at * 7) % 100).padStart(2, '0')}`;
      const rent = `${579 + at}.9${at % 10}`;
      one.says('vul samen in');
      one.says(`uitkering ${dutch(wage)}`);
      one.says('zorgtoeslag 123,05; kindgebonden budget 0,10');
      one.says('klaar');
      one.says(`huur € ${dutch(rent)}`);
      one.says('klaar');
      const month = kept(one).entries.at(-1)?.month ?? '';
      does(one, { do: 'entry', month, side: 'expenses', label: 'energie', amount: '0.30' });
      income += cents(wage) + 12_305n + 10n;
      expenses += cents(rent) + 30n;
    });
    does(one, { do: 'fact', kind: 'saving', date: '2026-06-12', amount: '25.10' });
    does(one, { do: 'fact', kind: 'saving', date: '2026-07-12', amount: '0.20' });
    does(one, { do: 'fact', kind: 'referral', date: '2026-03-12', to: 'Kredietbank' });
    does(one, { do: 'fact', kind: 'prevented-eviction', date: '2026-05-12' });
    does(one, { do: 'measure', moment: 'nulmeting', date: '2026-01-12', coping: COPING[1], debts: DEBTS[1] });
    does(one, { do: 'measure', moment: 'eenmeting', date: '2026-12-12', coping: COPING[0], debts: DEBTS[0] });
    const stored = conversationSchema.parse(JSON.parse(JSON.stringify(one.conversation()))).maandgesprek;
    assert.ok(stored);
    const report = monthReport([stored], '2026-01-01', '2026-12-31');
    assert.equal(report.income, euros(income));
    assert.equal(report.expenses, euros(expenses));
    assert.equal(report.left, euros(income - expenses));
    assert.deepEqual(report.sessions, { planned: 14, held, missed: 14 - held });
    assert.equal(report.hours, ((minutes * 100) / 60 / 100).toFixed(2));
    assert.deepEqual([report.savings, report.preventedEvictions], ['25.30', 1]);
    assert.deepEqual(report.referrals, [{ to: 'Kredietbank', count: 1 }]);
    assert.deepEqual(
      report.measures
        .filter(({ count }) => count > 0)
        .map(({ moment, coping, debts }) => [moment, coping, debts]),
      [
        ['nulmeting', 'matig zelfredzaam', 'achterstanden'],
        ['eenmeting', 'zelfredzaam', 'geen achterstanden of schulden'],
      ],
    );
    assert.equal(reminders.length, 13, 'one before every talk but the first');
  });

  it('is the same in parts as in whole, whatever was filled in', () => {
    const amount = fc.integer({ min: 1, max: 99_999_999 }).map((whole) => euros(BigInt(whole)));
    const entry = fc.record({
      month: fc.integer({ min: 1, max: 12 }).map((month) => `2026-${String(month).padStart(2, '0')}`),
      side: fc.constantFrom('income', 'expenses'),
      amount,
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (list) => {
        const entries = list.map((one, at) => ({
          ...one,
          id: String(at),
          label: 'x',
          at: START,
          by: 'resident',
        }));
        const talks = [0, 1].map((half) => ({
          ...newMaandgesprek('samira', SINCE),
          entries: entries.filter((_, at) => at % 2 === half),
        }));
        const whole = monthReport(talks, '2026-01-01', '2026-12-31');
        const total = (side: string) =>
          list.filter((one) => one.side === side).reduce((all, one) => all + cents(one.amount), 0n);
        assert.equal(whole.income, euros(total('income')));
        assert.equal(whole.left, euros(total('income') - total('expenses')));
        const halves = ['01-01 06-30', '07-01 12-31'].map((days) => {
          const [from = '', until = ''] = days.split(' ');
          return monthReport(talks, `2026-${from}`, `2026-${until}`);
        });
        assert.equal(euros(halves.reduce((all, one) => all + cents(one.income), 0n)), whole.income);
      }),
    );
  });
});

describe('Filling in the month by chat', () => {
  it('asks what came in, then what went out, and lays it beside the month before', () => {
    const one = begun();
    assert.match(one.says('vul samen in').join('\n'), /januari[\s\S]*Wat kwam er binnen/);
    assert.deepEqual(one.says('uitkering 1.043,12'), ['Staat erbij: uitkering.']);
    assert.match(one.says('klaar').join(' '), /wat ging eruit/);
    one.says('huur 580');
    assert.deepEqual(one.says('klaar').join('\n').split('\n').slice(0, 2), [
      'In januari kwam er € 1.043,12 binnen en ging er € 580 uit.',
      'Dit is de eerste maand. De volgende keer leggen we ze naast elkaar.',
    ]);
    one.until('2026-02-20T09:00:00.000Z');
    for (const words of ['vul samen in', 'uitkering 1000', 'klaar', 'huur 590,5']) one.says(words);
    assert.deepEqual(one.says('klaar').join('\n').split('\n').slice(0, 2), [
      'In februari kwam er € 1.000 binnen en ging er € 590,50 uit.',
      'In januari was dat € 1.043,12 binnen en € 580 eruit.',
    ]);
  });

  it('gives tips only to who asks for them, and only places that are in the sociale kaart', () => {
    const one = begun();
    for (const words of ['vul samen in', 'uitkering 1000', 'klaar', 'huur 900']) one.says(words);
    assert.doesNotMatch(one.says('klaar').join(' '), /Geldmaatjes|bespaar/);
    assert.match(one.says('tips').join(' '), /Hier kijkt iemand met je mee[\s\S]*Geldmaatjes Voorbeeld/);
  });

  it('stops for acute need and for danger, and keeps what was filled in', () => {
    const one = begun();
    one.says('vul samen in');
    one.says('uitkering 1000');
    one.says('ik heb geen eten meer', { intent: 'no-food', urgent: 'red' });
    assert.equal(one.conversation().stoplight?.colour, 'rood');
    assert.equal(kept(one).entries.length, 1);
  });

  it('reads amounts as people write them, and asks again for what has none', () => {
    const read: Readonly<Record<string, string | undefined>> = {
      'huur 580': 'huur 580.00',
      '€ 1.043,12 uitkering': 'uitkering 1043.12',
      'loon: 1250.5': 'loon 1250.50',
      'zorgtoeslag 123 euro': 'zorgtoeslag 123.00',
      'huur 580 en gas 90': undefined,
      '580': undefined,
      huur: undefined,
      'boot 2.000.000': undefined,
    };
    for (const [text, wanted] of Object.entries(read)) {
      const entry = readEntry(text);
      assert.equal(entry && `${entry.label} ${entry.amount}`, wanted, text);
    }
  });
});

describe('The maandgesprek and who may', () => {
  it('is for the worker who guides, after the resident agreed, and never for days to come', () => {
    const one = openCase(START, (conversation) => {
      conversation.fixedContact = 'samira';
    });
    const entry = { do: 'entry', month: '2026-01', side: 'income', label: 'x', amount: '1.00' } as const;
    assert.equal(one.refused('samira', { do: 'maandgesprek', action: entry }), 'ask-first');
    assert.equal(
      one.refused('daan', { do: 'maandgesprek', action: { do: 'begin', since: SINCE, words: 'ja' } }),
      'not-open',
    );
    does(one, { do: 'begin', since: SINCE, words: 'ja' });
    const session = { do: 'session', date: '2026-01-13', came: true, minutes: 60 } as const;
    assert.equal(one.refused('samira', { do: 'maandgesprek', action: session }), 'not-yet');
  });

  it('ends for everybody else with one message of the resident', () => {
    const one = begun();
    one.says('intrekken');
    const entry = { do: 'entry', month: '2026-01', side: 'income', label: 'x', amount: '1.00' } as const;
    assert.equal(one.refused('samira', { do: 'maandgesprek', action: entry }), 'ask-first');
  });

  it('never shows a resident the words of the two axes', () => {
    const one = begun();
    does(one, { do: 'measure', moment: 'nulmeting', date: '2026-01-12', coping: COPING[2], debts: DEBTS[3] });
    for (const words of ['vul samen in', 'uitkering 1000', 'klaar', 'huur 900', 'klaar', 'tips'])
      one.says(words);
    const said = one
      .conversation()
      .transcript.map(({ text }) => text)
      .join(' ');
    assert.doesNotMatch(said, /zelfredzaam|problematisch/);
  });
});
