/** Every plural has the forms its language counts in (CLDR): Polish "few", Arabic "two", and none that never comes. */
import {
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { LOCALES } from '../../../dialogs/texts.ts';
import { errorAt } from '../finding.ts';
import type { Check } from '../subject.ts';

/** The forms that each plural in the message is written in. */
function formsIn(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (!isPluralElement(element) && !isSelectElement(element)) return [];
    const inside = Object.values(element.options).flatMap(({ value }) => formsIn(value));
    return isPluralElement(element) ? [Object.keys(element.options), ...inside] : inside;
  });
}

const sorted = (names: readonly string[]) => names.toSorted().join(' ');

export const plurals: Check = ({ read }) =>
  [...read.messages].flatMap(([lang, messages]) => {
    const wanted = sorted(new Intl.PluralRules(LOCALES[lang]).resolvedOptions().pluralCategories);
    return [...messages.values()].flatMap(({ id, elements, place }) =>
      formsIn(elements)
        .map((forms) => sorted(forms.filter((form) => !form.startsWith('='))))
        .filter((forms) => forms !== wanted)
        .map((forms) =>
          errorAt(place, 'plural-forms', `text "${id}" counts in ${forms}; ${lang} counts in ${wanted}`),
        ),
    );
  });
