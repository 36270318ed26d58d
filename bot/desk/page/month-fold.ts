/** The maandgesprek on the half-minute sheet. */
import { deedButton, deedRow, fold } from './fold.ts';
import { askBegin, monthParts } from './month-parts.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { dayWords } from './work-words.ts';

export function monthFold({ maandgesprek }: Detail, work: Work): HTMLElement {
  const tell = (deed: object) => work.tell('maandgesprek', deed);
  const deeds = { tell, act: (deed: object) => void tell(deed) };
  if (maandgesprek === undefined || maandgesprek.ended)
    return fold(
      'month',
      'Maandgesprek',
      deedRow(deedButton('month begin', 'Begin', () => void askBegin(deeds))),
    );
  const { next } = maandgesprek;
  return fold(
    'month',
    next === null ? 'Maandgesprek' : `Maandgesprek: ${dayWords(next)}`,
    ...monthParts(maandgesprek, deeds, true),
  );
}
