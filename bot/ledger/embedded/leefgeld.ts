import type { LeefgeldMarker } from '../huishoudboekje/leefgeld.ts';
import type { StoredAgreement } from './documents.ts';

/** Does this agreement pay money to the resident? Outgoing, and marked by the city's words; see LeefgeldMarker. */
export function isLeefgeld(agreement: StoredAgreement, marker: LeefgeldMarker): boolean {
  if (agreement.credit) return false;
  const description = agreement.description.toLowerCase();
  const category = agreement.category.toLowerCase();
  return (
    marker.descriptions.some((word) => word !== '' && description.includes(word.toLowerCase())) ||
    marker.headings.some((heading) => heading.toLowerCase() === category)
  );
}
