/** The made-up letters that the reader is measured on: every template, filled and treated in several ways. */
import { small } from '../../bot/letters/ocr/prepare.ts';
import { damagePage } from './damage.ts';
import { drawLetter } from './draw.ts';
import { fillLetter, type FilledLetter } from './fill.ts';
import { readTemplates, SETS, type SetName } from './template.ts';

export const TREATMENTS = ['clean', 'photo', 'hurried'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface MadeLetter {
  readonly set: SetName;
  readonly treatment: Treatment;
  readonly letter: FilledLetter;
  readonly seed: number;
}

/** @param fills how often each template is filled */
export function corpus(fills: number): MadeLetter[] {
  return SETS.flatMap((set) =>
    readTemplates(set).flatMap((template, at) =>
      Array.from(
        { length: fills },
        (_, nth) => (set === 'development' ? 1_000 : 5_000) + at * 10 + nth,
      ).flatMap((seed) =>
        TREATMENTS.map((treatment) => ({ set, treatment, letter: fillLetter(template, seed), seed })),
      ),
    ),
  );
}

/** The picture a resident would send: a scan, or a photo. */
export async function pictureOf({ letter, treatment, seed }: MadeLetter): Promise<Buffer> {
  const page = await drawLetter(letter, seed);
  if (treatment === 'clean') return small(page);
  return damagePage(page, treatment === 'photo' ? 1 : 2, seed);
}
