/** The privacy documents by file name. */
import { dpia } from './dpia.ts';
import type { Material } from './material.ts';
import { processors } from './processors.ts';
import { aiActTexts, algorithmRegister } from './register.ts';

export function privacyDocs(material: Material): ReadonlyMap<string, string> {
  return new Map([
    ['dpia-input.md', dpia(material)],
    ['verwerkers.md', processors(material)],
    ['algoritmeregister.md', algorithmRegister(material)],
    ['ai-act-art-50.md', aiActTexts(material)],
  ]);
}
