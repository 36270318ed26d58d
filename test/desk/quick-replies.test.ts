import assert from 'node:assert/strict';
import { languageStates } from '../../bot/desk/languages.ts';
import { quickReplies } from '../../bot/desk/quick-replies.ts';
import { conversationView } from '../../bot/desk/view.ts';
import { newConversation } from '../../dialogs/conversation.ts';
import { LANGUAGES, type Language } from '../../dialogs/meaning.ts';
import { real } from '../dialogs/stage.ts';

const NOW = '2026-11-17T09:00:00.000Z';
const { content } = real();
const context = { ...content, load: () => 0 };
const fatma = content.facts.people.find(({ languages }) => languages.includes('tr'));
assert.ok(fatma);
const writing = (...languages: Language[]) => ({
  ...context,
  facts: { ...content.facts, city: { ...content.facts.city, languages } },
});

describe('What a worker can send with one tap', () => {
  it('is in the language of the resident, with the Dutch beside it', () => {
    const texts = new Set<string>();
    for (const lang of LANGUAGES) {
      const [introduce] = quickReplies(newConversation('a', NOW, lang), context, fatma);
      assert.match(introduce?.text ?? '', /Fatma/);
      assert.equal(introduce?.means !== undefined, lang !== 'nl', lang);
      texts.add(introduce?.text ?? '');
    }
    assert.equal(texts.size, LANGUAGES.length);
  });

  it('is Dutch where the city does not write the language', () => {
    const [introduce] = quickReplies(newConversation('a', NOW, 'tr'), writing('nl', 'en'), fatma);
    assert.match(introduce?.text ?? '', /^Dag, ik ben Fatma/);
  });
});

describe('The desk', () => {
  const view = (lang: Language, worker = fatma, where = context) =>
    conversationView(newConversation('a', NOW, lang), where, NOW, worker).overview;

  it('asks for an interpreter only where the worker does not speak the language', () => {
    const others = content.facts.people.find(({ languages }) => !languages.includes('tr'));
    assert.ok(others);
    assert.equal(view('tr').interpreter, false);
    assert.equal(view('tr', others).interpreter, true);
    assert.equal(view('nl', others).interpreter, false);
  });

  it('says what is not read by a native speaker, and when Dutch and English stand in', () => {
    assert.equal(view('tr').standIn, false);
    assert.ok(view('tr').unreviewed.includes('danger'));
    assert.equal(view('tr', fatma, writing('nl')).standIn, true);
    const turkish = languageStates(writing('nl', 'en')).find(({ lang }) => lang === 'tr');
    assert.equal(turkish?.written, false);
    assert.ok(turkish?.unreviewed.includes('money'));
  });
});
