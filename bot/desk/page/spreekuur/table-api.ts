/** Talks to the server about tables. `once` names one tap: sent again after a lost answer it does nothing. */
import { ask, post } from '../api.ts';
import type { TableRow, TableView } from './table-types.ts';

const ROOT = '/api/desk/spreekuur';
const at = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

export interface Place {
  readonly name: string;
  readonly area: string;
  readonly how: string;
  readonly checked: string;
}

export const tableApi = {
  list: () => ask<TableRow[]>(ROOT),
  begin: (name: string, phone: string, once: string) =>
    post<TableView>(ROOT, { name, once, ...(phone === '' ? {} : { phone }) }),
  show: (id: string) => ask<TableView>(at(id)),
  /** @param asked the question it answers; empty for none */
  say: async (id: string, text: string, once: string, asked: string) =>
    (await post<{ view: TableView }>(at(id), { text, once, asked })).view,
  deed: (id: string, deed: object) => post<TableView>(`${at(id)}/deeds`, deed),
  paper: (id: string) => `${at(id)}/paper`,
};
