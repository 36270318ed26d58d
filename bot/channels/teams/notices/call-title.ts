/** What a card to call says of why. The words of the task itself stay at the desk: they may name others. */
import { OF_NEW_OWNER, OF_STRANGER } from '../../../../dialogs/with-stranger.ts';

type Title = (name: string) => string;

const WHY: readonly (readonly [RegExp, Title])[] = [
  [
    new RegExp(OF_STRANGER),
    (name) => `Iemand anders schreef op de telefoon van ${name}. Bel, en zeg niets tegen een ander`,
  ],
  [
    new RegExp(`^${OF_NEW_OWNER}`),
    (name) => `Het nummer van ${name} is nu van iemand anders. Zoek het nieuwe nummer`,
  ],
  [/^opnieuw bellen/, (name) => `Bel ${name} nog eens: niet bereikt`],
  [/^bellen: kwam niet/, (name) => `Bel ${name}: kwam niet op de afspraak`],
  [/^vragen aan /, (name) => `Vraag de verwijzer of contact met ${name} lukt`],
];

/** @param what the task in words, undefined when it is not known any more */
export function callTitle(name: string, what = ''): string {
  const found = WHY.find(([words]) => words.test(what));
  return found === undefined ? `Bel ${name}: schrijven lukt nu niet` : found[1](name);
}
