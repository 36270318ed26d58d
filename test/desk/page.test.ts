/** What the pages decide without a browser: words for time, groups, the next deed, choices, and what is served. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { loadAssets } from '../../bot/desk/assets.ts';
import { GROUPS, groupOf, groupRows } from '../../bot/desk/page/groups.ts';
import { restWords } from '../../bot/desk/page/quiet-words.ts';
import { nextAction } from '../../bot/desk/page/next-action.ts';
import { readRoute } from '../../bot/desk/page/route.ts';
import { clockWords, whoHas } from '../../bot/desk/page/row-view.ts';
import { standingNotes } from '../../bot/desk/page/standing-note.ts';
import { ago, dayName, due, moment, span, waited } from '../../bot/desk/page/times.ts';
import { choicesIn } from '../../bot/desk/tryout/choices.ts';
import { before, calmSamples, NOW, samples } from './sample.ts';

const now = Date.parse(NOW);
const found = (id: string) => {
  const one = samples().find((sample) => sample.id === id);
  assert.ok(one);
  return one;
};

describe('words for time on the desk', () => {
  it('says spans as a person would', () => {
    assert.equal(span(20_000), 'minder dan 1 min');
    assert.equal(span(12 * 60_000), '12 min');
    assert.equal(span(130 * 60_000), '2 u 10 min');
    assert.equal(span(120 * 60_000), '2 uur');
    assert.equal(span(47 * 3_600_000), '47 uur');
    assert.equal(span(72 * 3_600_000), '3 dagen');
  });
  it('says how long somebody waits and when a promise is due', () => {
    assert.equal(waited(before(12), now), 'wacht 12 min');
    assert.equal(waited(before(0.5), now), 'wacht net');
    assert.equal(ago(before(0.5), now), 'zojuist');
    assert.equal(due(before(-45), now), 'over 45 min');
    assert.equal(due(before(20), now), '20 min te laat');
    assert.equal(due('2026-11-28T08:00:00Z', now), 'morgen 9:00');
    assert.equal(due('2026-12-02T16:00:00Z', now), 'woensdag 17:00');
    assert.equal(moment('2026-12-24T16:00:00Z', now), '24 dec 17:00');
  });
  it('counts days by the calendar of Amsterdam, not by 24 hours', () => {
    assert.equal(dayName('2026-11-26T22:59:00Z', now), 'Gisteren');
    assert.equal(dayName('2026-11-26T23:01:00Z', now), 'Vandaag');
    assert.equal(dayName('2026-11-23T09:00:00Z', now), 'maandag 23 november');
  });
  it('shows wait and promise together on a row', () => {
    const words = (id: string) => clockWords(found(id).row, now);
    assert.deepEqual(words('fatima'), { time: 'wacht 12 min', promise: 'belofte over 48 min' });
    assert.equal(words('maria').promise, 'belofte 20 min te laat');
    assert.deepEqual(words('nieuw'), { time: '1 min geleden', promise: '' });
    const asked = { ...found('fatima').row, overdue: true };
    assert.equal(clockWords(asked, now).promise, 'te laat, nu over 48 min');
  });
});

describe('the groups of the work list', () => {
  it('puts rood, danger and broken promises under Nu, whoever has them', () => {
    assert.equal(groupOf(found('fatima').row, 'youssef', now), 'now');
    assert.equal(groupOf(found('maria').row, 'sanne', now), 'now');
    assert.equal(groupOf({ ...found('nieuw').row, urgency: 'emergency' }, 'sanne', now), 'now');
  });
  it('puts a promise under Nu from the minute it passes, before the server has said so', () => {
    const row = { ...found('roy').row, promiseDue: before(0) };
    assert.equal(groupOf(row, 'sanne', now), 'others');
    assert.equal(groupOf(row, 'sanne', now + 1), 'now');
  });
  it('tells mine from others and leaves the rest in peace', () => {
    assert.equal(groupOf(found('hassan').row, 'sanne', now), 'mine');
    assert.equal(groupOf(found('hassan').row, 'youssef', now), 'others');
    assert.equal(groupOf(found('nieuw').row, 'sanne', now), 'rest');
    assert.equal(groupOf({ ...found('nieuw').row, callBy: 'sanne' }, 'sanne', now), 'mine');
    assert.equal(groupOf({ ...found('nieuw').row, callBy: 'sanne' }, 'youssef', now), 'rest');
    assert.equal(groupOf({ ...found('fatima').row, status: 'closed' }, 'sanne', now), 'rest');
  });
  it('puts who waits longest first', () => {
    const rows = [3, 30, 10].map((minutes) => ({
      ...found('roy').row,
      id: `r${minutes}`,
      waitingSince: before(minutes),
    }));
    assert.deepEqual(
      groupRows(rows, 'sanne', now).others.map((row) => row.id),
      ['r30', 'r10', 'r3'],
    );
  });
  it('puts first where it is my turn, after danger and before what colleagues are asked', () => {
    const rood = { ...found('roy').row, stoplight: 'rood', urgency: 'red', worker: 'youssef' } as const;
    const mine = { ...rood, worker: 'sanne', status: 'with-worker', waitingSince: null } as const;
    const rows = [
      { ...mine, id: 'answered', promiseDue: before(-3 * 24 * 60) },
      { ...rood, id: 'asked of youssef', overdue: true },
      { ...mine, id: 'cried', promiseDue: before(-28) },
      { ...rood, id: 'asked of me', worker: 'sanne' },
      { ...rood, id: 'danger', urgency: 'emergency' as const },
    ];
    assert.deepEqual(
      groupRows(rows, 'sanne', now).now.map((row) => row.id),
      ['danger', 'asked of me', 'cried', 'asked of youssef', 'answered'],
    );
  });
  it('loses no row and shows none twice', () => {
    const rowOf = fc.record({
      stoplight: fc.constantFrom(null, 'rood' as const, 'oranje' as const, 'groen' as const),
      status: fc.constantFrom(
        'waiting' as const,
        'with-worker' as const,
        'bot' as const,
        'closed' as const,
        'opted-out' as const,
      ),
      worker: fc.constantFrom(null, 'sanne', 'youssef'),
      promiseDue: fc.constantFrom(null, before(10), before(-10)),
      waitingSince: fc.constantFrom(null, before(10)),
    });
    fc.assert(
      fc.property(fc.array(rowOf), (made) => {
        const rows = made.map((one, at) => ({ ...found('nieuw').row, ...one, id: `r${at}` }));
        const grouped = groupRows(rows, 'sanne', now);
        const ids = GROUPS.flatMap((group) => grouped[group].map((row) => row.id)).sort();
        assert.deepEqual(ids, rows.map((row) => row.id).sort());
      }),
    );
  });
  it('says kindly that nobody waits, with the next promise', () => {
    assert.equal(
      restWords(
        calmSamples().map(({ row }) => row),
        now,
      ),
      'Niemand wacht. Adem even uit. De eerstvolgende belofte: Dewi, morgen 10:00.',
    );
    assert.equal(restWords([], now), 'Niemand wacht. Adem even uit.');
  });
});

describe('the one filled button', () => {
  it('is taking over while nobody has the conversation, also unasked', () => {
    assert.equal(nextAction(found('fatima'), 'sanne', false), 'accept');
    assert.equal(nextAction(found('nieuw'), 'sanne', false), 'accept');
  });
  it('is writing until the resident has had an answer, or when words are ready', () => {
    assert.equal(nextAction(found('hassan'), 'sanne', false), 'write');
    assert.equal(nextAction(found('wim'), 'sanne', false), 'return');
    assert.equal(nextAction(found('wim'), 'sanne', true), 'write');
  });
  it('is nothing when a colleague has the conversation', () => {
    assert.equal(nextAction(found('maria'), 'sanne', true), 'none');
  });
  it('is taking over where a colleague let a cry for help wait', () => {
    const may = { guide: false, call: false, money: false, linkCode: false, stepIn: true };
    assert.equal(nextAction({ ...found('maria'), may }, 'sanne', false), 'accept');
  });
  it('is never writing to somebody who opted out', () => {
    assert.notEqual(nextAction(found('bea'), 'sanne', true), 'write');
  });
});

describe('how a conversation stands, in words', () => {
  it('says to a colleague who may step in why', () => {
    const may = { guide: false, call: false, money: false, linkCode: false, stepIn: true };
    const words = standingNotes({ ...found('maria'), may }, 'sanne', now).map(({ text }) => text);
    assert.match(words.at(-1) ?? '', /antwoordde niet op een noodkreet/);
  });
  it('says that a resident who opted out must be called, and nothing that is not so', () => {
    const words = standingNotes(found('bea'), 'sanne', now).map((note) => note.text);
    assert.deepEqual(words, [
      'De bewoner wil geen berichten meer. Berichten komen niet aan. Bel de bewoner.',
    ]);
  });
  it('says that a resident without a phone cannot be written, instead of that they know', () => {
    const alone = { ...found('bea'), optedOut: false, outOfReach: true };
    assert.deepEqual(
      standingNotes(alone, 'sanne', now).map(({ text }) => text),
      [
        'De bewoner heeft geen telefoon. Berichten komen niet aan. Spreek af via de vrijwilliger of de verwijzer.',
      ],
    );
    assert.notEqual(nextAction(alone, 'sanne', true), 'write');
  });
  it('says of a call to make nothing but that, whatever the call is for', () => {
    assert.equal(whoHas({ ...found('hassan').row, callBy: 'sanne' }, 'sanne'), 'Aan jou om te bellen');
    const asked = { ...found('fatima').row, callBy: 'sanne' };
    assert.equal(whoHas(asked, 'sanne'), 'Aan jou gevraagd, ook bellen');
  });
  it('says who was asked before, and that they did not answer when that is so', () => {
    const asked = (...passed: [string, string][]) => {
      const all = passed.map(([worker, why]) => ({ worker, workerName: `${worker} X`, at: '', why }));
      const handover = { state: 'offered', worker: 'sanne', passed: all } as const;
      return standingNotes({ ...found('fatima'), handover }, 'sanne', now)[0]?.text;
    };
    const late = 'geen antwoord op tijd';
    assert.equal(asked(['Ilse', late]), 'Dit is aan jou gevraagd. Ilse X antwoordde niet op tijd.');
    assert.equal(asked(['Ilse', 'ziek']), 'Dit is aan jou gevraagd. Ilse X kon niet.');
    assert.equal(
      asked(['Ilse', late], ['Youssef', 'vol'], ['Ilse', late]),
      'Dit is aan jou gevraagd. 2 collega’s konden niet of antwoordden niet op tijd.',
    );
  });
  it('says of a cry for help by when it is to be answered, to who has the conversation', () => {
    const hassan = found('hassan');
    const cry = { what: 'Sanne antwoordt', owner: 'sanne', due: before(-30), urgent: 'red' } as const;
    const detail = { ...hassan, overview: { ...hassan.overview, promises: [cry] } };
    const words = (me: string) => standingNotes(detail, me, now).at(-1)?.text;
    assert.equal(words('sanne'), 'Hassan heeft nu hulp nodig. Antwoord voor vandaag 14:50.');
    assert.doesNotMatch(words('youssef') ?? '', /hulp nodig/);
  });
  it('warns whoever has the conversation that somebody else has the phone', () => {
    const last = (phoneWith: 'stranger' | 'new-owner') =>
      standingNotes({ ...found('hassan'), phoneWith }, 'sanne', now).at(-1);
    assert.deepEqual(last('stranger'), {
      kind: 'stop',
      text: 'Iemand anders schreef op deze telefoon. Bel, en spreek eerst Hassan zelf. Vertel een ander niets.',
    });
    const back = { ...found('hassan'), status: 'bot', phoneWith: 'stranger', handover: null } as const;
    assert.equal(standingNotes(back, 'sanne', now).length, 1, 'Warmlijn talks with nobody there');
    assert.match(last('new-owner')?.text ?? '', /^Dit nummer is nu van iemand anders/);
  });
  it('shows what goes out when the WhatsApp window is closed', () => {
    const note = standingNotes(found('wim'), 'sanne', now).find((one) => one.kind === 'warn');
    assert.match(note?.text ?? '', /langer dan 24 uur geleden/);
    assert.match(note?.preview ?? '', /^Dag, Sanne/);
  });
});

describe('numbered choices on the try-out phone', () => {
  const labels = (text: string) => choicesIn(text).map((choice) => `${choice.number}=${choice.label}`);
  it('are found on one line and on lines of their own', () => {
    assert.deepEqual(labels('Nog iets te eten?\n1 ja, een beetje · 2 nee, niets'), [
      '1=ja, een beetje',
      '2=nee, niets',
    ]);
    assert.deepEqual(labels('Klopt dat? 1 ja · 2 nee'), ['1=ja', '2=nee']);
    assert.deepEqual(labels('Wat heb je nodig?\n1 eten\n2 hulp bij 2 brieven\n3 een mens'), [
      '1=eten',
      '2=hulp bij 2 brieven',
      '3=een mens',
    ]);
  });
  it('are not seen in dates, amounts and plain sentences', () => {
    for (const text of [
      'Je krijgt € 60 op 1 december.',
      'Bel 112.',
      'Over 1 uur hoor je meer.',
      'Kies 2 of 3',
      '',
    ])
      assert.deepEqual(labels(text), []);
  });
});

describe('the page address', () => {
  it('leads to list, conversation and sheet, and back to the list when it is broken', () => {
    assert.deepEqual(readRoute(''), { view: 'list' });
    assert.deepEqual(readRoute('#g/a%2Fb'), { view: 'conversation', id: 'a/b' });
    assert.deepEqual(readRoute('#g/abc/blad'), { view: 'sheet', id: 'abc' });
    assert.deepEqual(readRoute('#g/%E0%A4%A'), { view: 'list' });
  });
});

describe('the files served to the browser', () => {
  const folder = (name: string) => fileURLToPath(new URL(`../../bot/desk/${name}`, import.meta.url));
  const desk = loadAssets(folder('page'), '/desk/assets/');
  const tryOut = loadAssets(folder('tryout'), '/try/assets/', { '../page/': '/desk/assets/' });
  const all = new Map([...desk, ...tryOut]);
  it('import only files that are served, and hold no types', () => {
    for (const [path, { body, type }] of all) {
      if (!type.startsWith('text/javascript')) continue;
      const source = body.toString('utf8');
      assert.doesNotMatch(source, /\binterface \w+ \{|import type/, path);
      for (const [, wanted] of source.matchAll(/(?:from|import) '([^']+)'/g)) {
        const target = new URL(wanted ?? '', `http://desk${path}`).pathname;
        assert.ok(all.has(target), `${path} imports ${target}`);
      }
    }
  });
  it('hold no inline script or style, which the content-security-policy would stop', () => {
    for (const [path, { body, type }] of all) {
      if (!type.startsWith('text/html')) continue;
      const source = body.toString('utf8');
      assert.doesNotMatch(source, /<style|style=|<script(?![^>]* src=)|\son\w+=/, path);
    }
  });
  it('weigh less than 200 kB compressed together', () => {
    const bytes = [...all.values()].reduce((sum, { gzip }) => sum + gzip.length, 0);
    assert.ok(bytes < 200_000, `${bytes} bytes`);
  });
});
