/** All the forms one ICU message can take: every plural and select is written out with every option. */
import {
  isArgumentElement,
  isDateElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTimeElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';

/** More forms than this of one message are not written out; no message for people has them. */
const MOST_FORMS = 64;

type ValueOf = (name: string) => string;

function formsOf(element: MessageFormatElement, valueOf: ValueOf, count: string): string[] {
  if (isLiteralElement(element)) return [element.value];
  if (isPoundElement(element)) return [count];
  if (isPluralElement(element) || isSelectElement(element)) {
    const inside = isPluralElement(element) ? valueOf(element.value) : count;
    return Object.values(element.options).flatMap((option) => renderings(option.value, valueOf, inside));
  }
  const named =
    isArgumentElement(element) ||
    isNumberElement(element) ||
    isDateElement(element) ||
    isTimeElement(element);
  return [named ? valueOf(element.value) : ''];
}

/** @param valueOf what to put for a placeholder of this name */
export function renderings(
  elements: readonly MessageFormatElement[],
  valueOf: ValueOf,
  count = '',
): string[] {
  let forms = [''];
  for (const element of elements) {
    const next = formsOf(element, valueOf, count);
    forms = forms.flatMap((form) => next.map((one) => form + one)).slice(0, MOST_FORMS);
  }
  return forms;
}

/** Names of the placeholders in a message, those inside plurals and selects too. */
export function placeholdersOf(elements: readonly MessageFormatElement[]): Set<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (isLiteralElement(element) || isPoundElement(element)) continue;
    names.add(element.value);
    if (!isPluralElement(element) && !isSelectElement(element)) continue;
    for (const option of Object.values(element.options)) {
      for (const name of placeholdersOf(option.value)) names.add(name);
    }
  }
  return names;
}
