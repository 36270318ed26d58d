import type { Agreement } from './answers.ts';

/**
 * How a municipality marks leefgeld: Huishoudboekje has no type for it, only a description and a heading ("rubriek")
 * that people agree to use. An outgoing agreement is leefgeld when one of these words is in its description or when
 * it stands under one of these headings; upper and lower case are the same.
 */
export interface LeefgeldMarker {
  readonly descriptions: readonly string[];
  readonly headings: readonly string[];
}

/** As in the sample data of the software itself. */
export const USUAL_LEEFGELD_MARKER: LeefgeldMarker = {
  descriptions: ['leefgeld'],
  headings: ['Privé-opname'],
};

/** Does this agreement pay money to the resident? */
export function isLeefgeld(agreement: Agreement, marker: LeefgeldMarker): boolean {
  if (agreement.credit) return false;
  const description = (agreement.omschrijving ?? '').toLowerCase();
  const heading = agreement.rubriek?.naam?.toLowerCase();
  return (
    marker.descriptions.some((word) => word !== '' && description.includes(word.toLowerCase())) ||
    marker.headings.some((name) => name.toLowerCase() === heading)
  );
}
