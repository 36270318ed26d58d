/** Placeholders are known, the same in every language, and filled wherever the text is said. */
import { WORDINGS } from '../../../dialogs/steps/ask.ts';
import { errorAt, type Finding } from '../finding.ts';
import { placeholdersOf } from '../renderings.ts';
import { flowTexts } from '../text-uses.ts';
import type { Check, Subject } from '../subject.ts';

const braces = (names: Iterable<string>) =>
  [...names]
    .sort()
    .map((name) => `{${name}}`)
    .join(' ') || 'none';

/** What each text gets where it is said; texts whose values cannot be seen are left out there. */
function supplies(subject: Subject): { id: string; values: ReadonlySet<string>; where: string }[] {
  const flows = flowTexts(subject).map(({ id, values, place }) => ({ id, values, place }));
  const again = subject.questions.flatMap(({ flow, name, step }) =>
    Object.values(WORDINGS).map((wording) => ({
      id: `${step.ask}${wording}`,
      values: subject.flowValues,
      place: subject.flowPlace(flow.flow, ['steps', name, 'ask']),
    })),
  );
  const code = subject.code.said.flatMap(({ id, values, place }) =>
    values === undefined ? [] : [{ id, values, place }],
  );
  return [...flows, ...again, ...code].map(({ id, values, place }) => ({
    id,
    values,
    where: `${place.file}:${place.line}`,
  }));
}

export const placeholders: Check = (subject) => {
  const { read, placeholders: known } = subject;
  const supplied = Map.groupBy(supplies(subject), (supply) => supply.id);
  const dutch = read.messages.get('nl');
  return [...read.messages].flatMap(([lang, messages]) =>
    [...messages.values()].flatMap(({ id, elements, place }): Finding[] => {
      const names = placeholdersOf(elements);
      const unknown = [...names]
        .filter((name) => !known.has(name))
        .map((name) =>
          errorAt(
            place,
            'placeholder-unknown',
            `text "${id}": {${name}} is not in locales/placeholders.yaml`,
          ),
        );
      const other = dutch?.get(id);
      const wanted = other === undefined ? names : placeholdersOf(other.elements);
      const differs =
        braces(names) === braces(wanted)
          ? []
          : [
              errorAt(
                place,
                'placeholder-differs',
                `text "${id}" has ${braces(names)} in ${lang} and ${braces(wanted)} in nl`,
              ),
            ];
      const unfilled = (supplied.get(id) ?? []).flatMap(({ values, where }) =>
        [...names]
          .filter((name) => known.has(name) && !values.has(name))
          .map((name) =>
            errorAt(place, 'placeholder-unfilled', `text "${id}": {${name}} is not filled at ${where}`),
          ),
      );
      return [...unknown, ...differs, ...unfilled];
    }),
  );
};
