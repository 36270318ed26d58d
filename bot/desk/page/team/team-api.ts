/** The team lead's routes. Absences are civil dates; figures are made by the server. */
import type { Absence, NewAbsence } from '../../../roster.ts';
import type { Figures } from '../../figures/figures.ts';
import type { FoundPlace } from '../../search-directory.ts';
import type { LanguageState } from '../../languages.ts';
import { ask, post } from '../api.ts';

export const teamApi = {
  figures: () => ask<Figures>('/api/desk/figures'),
  languages: () => ask<LanguageState[]>('/api/desk/languages'),
  places: () => ask<FoundPlace[]>('/api/desk/directory'),
  checked: ({ name, area }: FoundPlace) => post<unknown>('/api/desk/directory/checked', { name, area }),
  absences: () => ask<Absence[]>('/api/desk/absences'),
  addAbsence: (absence: NewAbsence) => post<Absence>('/api/desk/absences', absence),
  removeAbsence: (id: string) => post<unknown>(`/api/desk/absences/${encodeURIComponent(id)}/remove`, {}),
};
