import type { Bill } from '../../dialogs/money/facts.ts';

/** What kind of bill it is, by the words of its category and description (Huishoudboekje's own headings included). */
export function billKind(category: string, description: string): Bill['kind'] {
  const words = `${category} ${description}`.toLowerCase();
  if (/zorgverzekering|zorgpremie/.test(words)) return 'health-insurance';
  if (/\b(?:huur|hypotheek)\b/.test(words)) return 'rent';
  if (/\b(?:gas|elektriciteit|stroom|energie|warmte|stadsverwarming)\b/.test(words)) return 'energy';
  if (/\b(?:drink)?water\b/.test(words)) return 'water';
  return 'other';
}
