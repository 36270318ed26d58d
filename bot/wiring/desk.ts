/** The desk's routes, wired to the store, the turns and the city. */
import type { Worker } from '../../dialogs/city.ts';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import { isAway } from '../../dialogs/handover/candidates.ts';
import type { DirectoryChecks } from '../directory-checks.ts';
import { mayGuide } from '../../dialogs/traject/of.ts';
import { caseExport } from '../desk/case-export.ts';
import { casePdfInWorker } from '../desk/case-pdf/in-worker.ts';
import { maySeePictures } from '../desk/letters-view.ts';
import { GUIDES } from '../desk/sign-in/access.ts';
import { mayRead } from '../desk/sign-in/may-read.ts';
import { searchDirectory } from '../desk/search-directory.ts';
import type { Looked } from '../desk/looks.ts';
import { conversationView, rowView } from '../desk/view.ts';
import { workList } from '../desk/work-list.ts';
import { wouldSay } from '../desk/would-say.ts';
import { pictureOf } from '../letters/pictures.ts';
import { deskRoutes } from '../routes/desk.ts';
import type { DeskRouter } from '../routes/guard.ts';
import { moneyRoutes } from '../routes/money.ts';
import { Problem } from '../routes/problem.ts';
import type { Parts } from './parts.ts';

export function addDesk(desk: DeskRouter, parts: Parts, checks: DirectoryChecks): void {
  const { content, store, turns, clock, viewContext, money } = parts;
  const { people } = content.facts;
  /** Is there a register to put a case in? */
  const register = parts.settings.klantinteracties !== undefined;
  const exported = async (id: string, worker: Worker, what: Looked) => {
    const conversation = await store.load(id);
    if (conversation === undefined) return undefined;
    const row = await store.row(id);
    const reads = row === undefined || mayRead(worker, row);
    if (!reads || !mayGuide({ now: conversation }, worker)) throw new Problem('forbidden');
    await money.looked(worker.id, id, what);
    return caseExport(conversation, viewContext, clock.now(), worker);
  };
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
      await money.looked(worker.id, id, 'words');
      const ledger = withMoney ? await money.show(conversation, worker) : undefined;
      const shown = conversationView(conversation, viewContext, clock.now(), worker);
      const view = { ...shown, register };
      return ledger === undefined ? view : { ...view, ledger };
    },
    exported: (id, worker) => exported(id, worker, 'case-export'),
    onPaper: async (id, worker) => {
      const found = await exported(id, worker, 'case-pdf');
      return found && casePdfInWorker(found);
    },
    act: (id, worker, action, once) => {
      if (!register && action.do === 'traject' && action.action.do === 'klantcontact')
        throw new Problem('unavailable', { detail: 'Er is geen register van klantcontacten ingesteld.' });
      return turns.desk(id, worker, action, once);
    },
    wouldSay: async (id, worker, action) => {
      const conversation = await store.load(id);
      return conversation && wouldSay(conversation, worker, action, { ...viewContext, now: clock.now() });
    },
    // Looked up anew: the roster changes during the day.
    colleagues: () =>
      content.facts.people
        .filter(({ role }) => GUIDES.includes(role))
        .map((one) => ({ id: one.id, name: one.name, role: one.role, away: isAway(one, clock.now()) })),
    directory: (question) => searchDirectory(content.facts, question, clock.now()),
    check: (name, area, worker) => checks.check(name, area, worker.id, civilDateOf(clock.now())),
    listen: (response) => parts.events.join(response),
    picture: async (id, letter, worker) => {
      const conversation = await store.load(id);
      if (conversation === undefined || !maySeePictures(conversation, worker)) return undefined;
      const picture = await pictureOf(store, id, letter);
      if (picture !== undefined) await money.looked(worker.id, id, 'letter');
      return picture;
    },
  });
  moneyRoutes(desk, money);
}
