import type { MeaningContext, Slots } from '../../../dialogs/meaning.ts';
export function slotsOf(_text: string, _context: MeaningContext): Slots {
  return { amounts: [], dates: [], times: [], workers: [], codes: [] };
}
