/** Words of the overview on paper that the desk's page does not have. */
import type { Colour, Handover } from '../../../dialogs/conversation.ts';
import type { Todo } from '../../../dialogs/traject/traject.ts';

/** Dark enough to be read on paper, printed in grey too. */
export const COLOUR_INK: Readonly<Record<Colour, string>> = {
  rood: '#b10e1c',
  oranje: '#8a3707',
  groen: '#0c5e0c',
};

export const HANDOVER_WORDS: Readonly<Record<Handover['state'], string>> = {
  offered: 'is gevraagd',
  accepted: 'heeft het overgenomen',
  'in-contact': 'heeft contact met de bewoner',
  returned: 'gaf het terug aan Warmlijn',
  withdrawn: 'hoeft niet meer: de bewoner trok de vraag in',
  closed: 'sloot het af',
};

export const STEP_WORDS: Readonly<Record<Todo['who'], string>> = {
  resident: 'bewoner',
  worker: 'begeleider',
  volunteer: 'vrijwilliger',
};
