/** What counts as a time to be called, in the words of seven languages. */
import assert from 'node:assert/strict';
import { openStage } from './stage.ts';

const TIMES: Readonly<Record<string, string>> = {
  'na mijn werk': 'na mijn werk',
  'om half 4': '15:30',
  'maakt me niet uit': 'any',
  'niet in de ochtend maar in de middag': 'afternoon',
  'liever een berichtje': 'message',
  'bel me zo snel mogelijk': 'now',
  şimdi: 'now',
  'hemen arayın': 'now',
  الآن: 'now',
  teraz: 'now',
  ahora: 'now',
  awor: 'now',
  'after work': 'after work',
  'por la tarde': 'afternoon',
  'woensdag kan ik niet, liever donderdag middag': '2026-11-19 afternoon',
  'morgen niet, wel vrijdag in de ochtend': '2026-11-20 morning',
  'liever donderdag': '2026-11-19',
  'liever na 3 uur': 'liever na 3 uur',
  'mijn man is om 2 uur thuis dus daarvoor': 'mijn man is om 2 uur thuis dus daarvoor',
};
const NONE: readonly string[] = [
  'mijn man mag het niet horen',
  'ik heb geen beltegoed ik kan niet opnemen overdag',
  'ok dan niet',
  'ik ben thuis',
  'my husband must not hear it',
  'kocam duymasın',
];

describe('the time to be called', () => {
  const asked = (text: string) => {
    const stage = openStage('2026-11-17T09:00:00.000Z', 'whatsapp');
    stage.write({ text: 'bel mij' });
    stage.write({ text });
    return stage.conversation();
  };
  for (const [text, value] of Object.entries(TIMES))
    it(`is "${value}" in "${text}"`, () => assert.equal(asked(text).answers['call-time']?.value, value));
  for (const text of NONE)
    it(`is not in "${text}"`, () => {
      const now = asked(text);
      assert.equal(now.answers['call-time'], undefined);
      assert.ok(now.promises.every(({ kind }) => kind !== 'callback'));
    });
});
