/** Money questions as people write them, in every language: what they ask is found, and what only comes near is not. */
import assert from 'node:assert/strict';
import { z } from 'zod';
import { civilDateOf } from '../../../dialogs/civil-time.ts';
import { LANGUAGES } from '../../../dialogs/meaning.ts';
import { topicsOf } from '../../../dialogs/money/asked.ts';
import { isBillKind } from '../../../dialogs/money/questions.ts';
import { MONEY_TOPICS, type MoneyTopic } from '../../../dialogs/money/topics.ts';
import { newConversation } from '../../../dialogs/conversation.ts';
import { real } from '../stage.ts';
import { openMoney, readBeside, START } from './open.ts';

const questionsSchema = z.array(z.strictObject({ text: z.string(), topics: z.array(z.enum(MONEY_TOPICS)) }));
/** Of what was asked so much is found exactly; nobody can list all that people write. */
const FOUND = 0.94;
/** So much of what only comes near is taken for a question. */
const MISTAKEN = 0.1;
/** So many money questions raise an alarm; each costs trust and a person's time. */
const ALARMED = 0.05;

/** The kind of a bill counts where it is asked whether bills are paid; only named it asks nothing. */
function asked(topics: readonly MoneyTopic[]): string {
  const bills = topics.includes('bills');
  return topics
    .filter((topic) => bills || !isBillKind(topic))
    .toSorted()
    .join(' ');
}

/** What this message asks of somebody in the Huishoudboekje, and whether it raises an alarm. */
function hear(text: string, lang: (typeof LANGUAGES)[number]): { found: string; alarm: boolean } {
  const meaning = real().understanding.understand(text, { today: civilDateOf(START), workers: [], lang });
  const now = newConversation('questions', START, lang);
  const linked = { ...now, money: { ...now.money, participant: 'burger-7' } };
  const found = topicsOf({ now: linked, context: openMoney().context() }, { text, meaning });
  const alarm = openMoney()
    .write({ text })
    .some(({ id }) => id?.startsWith('danger.') === true);
  return { found: asked(found), alarm };
}

describe('questions about money', () => {
  for (const lang of LANGUAGES) {
    it(`are found in ${lang}`, () => {
      const heard = questionsSchema
        .parse(readBeside(`questions/${lang}.yaml`))
        .map(({ text, topics }) => ({ text, wanted: asked(topics), ...hear(text, lang) }));
      const questions = heard.filter(({ wanted }) => wanted !== '');
      const others = heard.filter(({ wanted }) => wanted === '');
      const missed = questions.filter(({ wanted, found }) => found !== wanted);
      const mistaken = others.filter(({ found }) => found !== '');
      const alarms = questions.filter(({ alarm }) => alarm);
      const list = (some: typeof heard) => some.map(({ text, found }) => `${text} | ${found}`).join('\n');
      assert.ok(missed.length <= questions.length * (1 - FOUND), `not found:\n${list(missed)}`);
      assert.ok(mistaken.length <= others.length * MISTAKEN, `mistaken:\n${list(mistaken)}`);
      assert.ok(alarms.length <= questions.length * ALARMED, `alarms:\n${list(alarms)}`);
    });
  }
});
