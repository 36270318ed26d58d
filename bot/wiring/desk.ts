/** The desk's routes, wired to the store, the turns and the city. */
import { DIRECTORY_NEEDS } from '../../dialogs/city.ts';
import { findHelp } from '../../dialogs/directory.ts';
import { isAway } from '../../dialogs/handover/candidates.ts';
import { GUIDES } from '../desk/sign-in/access.ts';
import { mayRead } from '../desk/sign-in/may-read.ts';
import { conversationView, rowView } from '../desk/view.ts';
import { workList } from '../desk/work-list.ts';
import { deskRoutes } from '../routes/desk.ts';
import type { DeskRouter } from '../routes/guard.ts';
import { moneyRoutes } from '../routes/money.ts';
import { Problem } from '../routes/problem.ts';
import type { Parts } from './parts.ts';

export function addDesk(desk: DeskRouter, parts: Parts): void {
  const { content, store, turns, clock, viewContext, money } = parts;
  const { people, directory } = content.facts;
  deskRoutes(desk, {
    people,
    list: async (view, worker) =>
      workList(await store.rows(), view, worker, clock.now()).map((row) => rowView(row, viewContext)),
    show: async (id, worker, withMoney) => {
      const row = await store.row(id);
      if (row !== undefined && !mayRead(worker, row))
        throw new Problem('forbidden', { detail: 'Als teamleider open je alleen wat wacht of van jou is.' });
      const conversation = await store.load(id);
      if (conversation === undefined) return undefined;
      const ledger = withMoney ? await money.show(conversation, worker) : undefined;
      const view = conversationView(conversation, viewContext, clock.now(), worker);
      return ledger === undefined ? view : { ...view, ledger };
    },
    act: (id, worker, action) => turns.desk(id, worker, action),
    // Looked up anew: the roster changes during the day.
    colleagues: () =>
      content.facts.people
        .filter(({ role }) => GUIDES.includes(role))
        .map((one) => ({ id: one.id, name: one.name, role: one.role, away: isAway(one, clock.now()) })),
    directory: (question) => {
      const need = DIRECTORY_NEEDS.find((one) => one === question.get('need'));
      const area = question.get('area') ?? undefined;
      const lang = question.get('lang') ?? undefined;
      const wanted = { ...(area === undefined ? {} : { area }), ...(lang === undefined ? {} : { lang }) };
      const found =
        need === undefined ? [...directory] : findHelp(directory, { need, ...wanted }, directory.length);
      return found.map(({ name, area: where, needs, how, checked }) => ({
        name,
        area: where,
        needs,
        how,
        checked,
      }));
    },
    listen: (response) => parts.events.join(response),
  });
  moneyRoutes(desk, money);
}
