import assert from 'node:assert/strict';
import { addMinutes } from '../../dialogs/civil-time.ts';
import { newConversation, type Conversation } from '../../dialogs/conversation.ts';
import { toRow } from '../../dialogs/desk-row.ts';
import { newTraject } from '../../dialogs/traject/traject.ts';
import { noticeCard, settledCard } from '../../bot/channels/teams/notices/card.ts';
import { NOTICE_KINDS } from '../../bot/channels/teams/notices/notice.ts';
import { makeShownReason } from '../../bot/channels/teams/reasons.ts';
import { wantedNotices } from '../../bot/channels/teams/notices/wanted.ts';
import { sayRow } from '../../bot/channels/teams/words.ts';
import { real } from '../dialogs/stage.ts';
import { MONDAY } from './world.ts';

/** Stands for everything that somebody wrote, and for every amount and number. */
const SECRET = 'geheim';

/** A conversation with something secret in every place where people write. */
function full(state: 'offered' | 'accepted', reason: string): Conversation {
  const made = newConversation('c', MONDAY, 'nl');
  const inTime = { owner: 'samira', madeAt: MONDAY, due: MONDAY, what: SECRET };
  const promised = { ...inTime, brokenAt: MONDAY };
  return {
    ...made,
    name: `Tamara ${SECRET}`,
    channels: [{ kind: 'whatsapp', via: 'twilio', address: `whatsapp:+3160000${SECRET}` }],
    stoplight: { colour: 'rood', rule: 'worker', reason: SECRET, basis: SECRET, at: MONDAY, by: 'samira' },
    answers: { need: { value: SECRET, words: SECRET, at: MONDAY } },
    handover: {
      state,
      urgency: 'red',
      reason,
      requestedAt: MONDAY,
      worker: 'samira',
      offeredAt: MONDAY,
      acceptedAt: MONDAY,
      passed: [{ worker: 'daan', at: MONDAY, why: SECRET }],
      agreed: SECRET,
    },
    promises: [
      ...(['phone-task', 'outcome', 'arrange', 'money-answer', 'feedback'] as const).map((kind) => ({
        ...promised,
        kind,
        id: kind,
      })),
      { ...inTime, kind: 'registration', id: 'registration' },
    ],
    traject: {
      ...newTraject(),
      referrer: { kind: 'welzijn', name: SECRET, contact: SECRET, worker: 'wim', threeWay: false },
      feedback: [{ id: 'f', moment: 'accepted', at: MONDAY, toldAt: MONDAY }],
    },
    transcript: [{ id: 'l', at: addMinutes(MONDAY, 1), from: 'resident', text: SECRET }],
  };
}

describe('what Teams is told of a resident', () => {
  const { facts, rules, flows } = real().content;
  const shownReason = makeShownReason(rules, flows);
  const cards = { facts, link: () => 'https://teams.example', shownReason };
  const world = { facts, now: addMinutes(MONDAY, 10), reachable: () => false, channels: ['team'] };

  it('is a first name, a colour and a reason of a closed set: never words, amounts, numbers or names of others', () => {
    const kinds = new Set<string>();
    for (const state of ['offered', 'accepted'] as const) {
      for (const reason of [SECRET, `vraag over geld: ${SECRET}`, `gevaar: ${SECRET}`, `${SECRET}: gevaar`]) {
        const conversation = full(state, reason);
        for (const notice of wantedNotices(conversation, world).notices) {
          kinds.add(notice.kind);
          const shown = [
            noticeCard(conversation, notice, cards, '29:user'),
            settledCard(conversation, notice.to, notice.kind, cards),
          ];
          const text = JSON.stringify(shown);
          assert.ok(!text.includes(SECRET), text);
          assert.match(text, /Tamara/);
        }
        assert.ok(!sayRow({ ...toRow(conversation), reason }, MONDAY, shownReason).includes(SECRET));
      }
    }
    // Danger and unreached differ from these in their title only.
    const others = NOTICE_KINDS.filter((kind) => !kinds.has(kind));
    assert.deepEqual(others, ['emergency', 'unreached', 'danger']);
  });

  it('says why in words of the rules', () => {
    assert.equal(shownReason('geen eten of geld voor boodschappen'), 'geen eten of geld voor boodschappen');
    assert.equal(shownReason('heeft een klacht'), 'heeft een klacht');
    assert.equal(shownReason('gevaar: denkt aan zelfdoding'), 'gevaar');
    assert.equal(shownReason('vraag over geld: 50 euro voor een jas'), 'vraag over geld');
    assert.equal(shownReason('zij vertelde dat'), 'lees in Warmlijn waarom');
  });

  it('calls who gave no name a resident, and never by a telephone number', () => {
    const nameless = full('offered', 'vraagt om een mens');
    delete nameless.name;
    assert.match(
      sayRow(toRow(nameless), MONDAY, shownReason),
      /^rood · een bewoner · vraagt om een mens · wacht net$/,
    );
  });
});
