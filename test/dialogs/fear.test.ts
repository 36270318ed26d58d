import assert from 'node:assert/strict';
import { instantOf } from './play.ts';
import { openStage } from './stage.ts';

const FEARS = [
  'ik ben bang dat jullie mijn kinderen weghalen als ik om hulp vraag',
  'ben bang dat mijn kinderen worden afgepakt als ik hulp zoek',
  'ik durf geen hulp te vragen want dan halen ze mijn kinderen weg',
  'pakken jullie mijn kinderen af als ik schulden heb',
  'scared they will take my kids if i ask for help',
  "i'm afraid they will take my children away if I ask for help",
  'yardım istersem çocuklarımı alırlar diye korkuyorum',
  'خايفة ياخدوا ولادي اذا طلبت مساعدة',
  'boję się że zabiorą mi dzieci jak poproszę o pomoc',
  'tengo miedo de que me quiten los niños si pido ayuda',
  'mi tin miedu ku nan ta kita mi yunan si mi pidi yudansa',
];
const DANGER = [
  'hij slaat me maar als ik hulp vraag pakken ze mijn kinderen af',
  'ik ben bang dat hij mijn kinderen vermoordt als ik hulp vraag',
  'mijn man pakt mijn kinderen af en slaat me als ik hulp vraag',
  'he hits me and they will take my kids if i ask for help',
  'kocam dövüyor yardım istersem çocuklarımı alırlar diye korkuyorum',
];

const firstWords = (text: string) =>
  openStage(instantOf('tuesday 10:00'))
    .write({ text })
    .map(({ id }) => id);

describe('Fear that asking for help costs the children', () => {
  for (const text of FEARS)
    it(`is heard in "${text}", without numbers for danger`, () => {
      const said = firstWords(text);
      assert.ok(said.includes('fear.children'), said.join());
      assert.ok(
        said.some((id) => id?.startsWith('intake.')),
        'and it goes on',
      );
      assert.ok(!said.some((id) => id?.startsWith('danger.')), said.join());
    });
  for (const text of DANGER)
    it(`is not all there is in "${text}"`, () => {
      const said = firstWords(text);
      assert.ok(
        said.some((id) => id?.startsWith('danger.')),
        said.join(),
      );
    });
});
