/** What a worker can ask in Teams, in Dutch: who waits, my residents, take over number so-and-so, help. */
import type { Role, Worker } from '../../../dialogs/city.ts';
import { rolesFor } from '../../desk/sign-in/access.ts';
import type { DeskRow } from '../../store/port.ts';
import type { TurnEnd } from '../../turn.ts';
import type { View } from '../../routes/desk.ts';
import type { TableChat } from './table-chat.ts';
import { TABLE_HELP } from './table-words.ts';
import { firstName, sayRow, startingWithCapital } from './words.ts';

/** Longer lists are better read in the tab. */
const MOST_ROWS = 10;

export const HELP = [
  'Dit kun je me vragen:',
  '- **wie wacht er**: wie wacht er op een mens',
  '- **mijn bewoners**: de gesprekken die je hebt',
  '- **neem over 3**: neem nummer 3 van de lijst over',
  '- **help**: deze uitleg',
].join('\n');
export const NOT_FOR_YOU = 'Met jouw rol zie je hier geen bewoners.';
const HELP_WORDS = /^(help|hulp|uitleg)[.!?]*$/i;
export const UNKNOWN_PERSON =
  'Ik ken je nog niet. Vraag je beheerder om je toe te voegen aan de lijst van medewerkers.';

export type Command =
  { readonly do: 'waiting' | 'mine' | 'help' } | { readonly do: 'take'; readonly number: number };

const COMMANDS: readonly (readonly [RegExp, Exclude<Command['do'], 'take'>])[] = [
  [
    /^(wie|wat) (wacht|wachten)( er)?( nu)?$|^(de )?(wachtlijst|wachtenden)$|^wie is er aan de beurt$/,
    'waiting',
  ],
  [/^mijn (bewoners|gesprekken|lijst|mensen|caseload)$|^wie heb ik$/, 'mine'],
];
const TAKE =
  /^(?:neem|pak) (?:nummer )?(\d{1,3}) over$|^(?:neem|pak) over (?:nummer )?(\d{1,3})$|^overnemen (\d{1,3})$/;

export function readCommand(text: string): Command {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const take = TAKE.exec(plain);
  if (take !== null) return { do: 'take', number: Number(take[1] ?? take[2] ?? take[3]) };
  return { do: COMMANDS.find(([words]) => words.test(plain))?.[1] ?? 'help' };
}

export interface ChatDeps {
  readonly people: () => readonly Worker[];
  readonly rows: (view: View, worker: Worker) => Promise<readonly DeskRow[]>;
  readonly take: (conversation: string, worker: string) => Promise<TurnEnd>;
  readonly row: (conversation: string) => Promise<DeskRow | undefined>;
  /** The list this worker saw last: its numbers keep their meaning while the list itself changes. */
  readonly lists: {
    read(worker: string): Promise<readonly string[]>;
    write(worker: string, conversations: readonly string[]): Promise<void>;
  };
  /** The intake beside a resident. */
  readonly table: TableChat;
  readonly link: (conversation: string) => string;
  readonly shownReason: (reason: string) => string;
  readonly now: () => string;
}

export function guides(role: Role): boolean {
  const roles = rolesFor('GET', '/api/desk/conversations');
  return roles !== 'open' && roles.includes(role);
}

async function list(deps: ChatDeps, worker: Worker, view: 'waiting' | 'mine'): Promise<string> {
  const rows = await deps.rows(view, worker);
  if (rows.length === 0) return view === 'waiting' ? 'Er wacht nu niemand.' : 'Je hebt nu geen bewoners.';
  const shown = rows.slice(0, MOST_ROWS);
  await deps.lists.write(
    worker.id,
    shown.map((row) => row.id),
  );
  const lines = shown.map((row, at) => `${String(at + 1)}. ${sayRow(row, deps.now(), deps.shownReason)}`);
  const more = rows.length - shown.length;
  return [
    view === 'waiting' ? 'Nu wachten:' : 'Jouw bewoners:',
    ...lines,
    ...(more > 0 ? [`En nog ${String(more)}. Open Warmlijn voor de hele lijst.`] : []),
    ...(view === 'waiting' ? ['', 'Zeg bijvoorbeeld **neem over 1**.'] : []),
  ].join('\n');
}

async function take(deps: ChatDeps, worker: Worker, number: number): Promise<string> {
  const conversations = await deps.lists.read(worker.id);
  if (conversations.length === 0) return 'Vraag eerst **wie wacht er**. Dan geef ik de nummers.';
  const id = conversations[number - 1];
  if (id === undefined)
    return `Nummer ${String(number)} staat niet op de lijst. Vraag **wie wacht er** voor een nieuwe lijst.`;
  const end = await deps.take(id, worker.id);
  const name = firstName((await deps.row(id))?.name);
  if (end.kind === 'refused') {
    const { owner } = end.refusal;
    const who = deps.people().find((one) => one.id === owner)?.name ?? 'Een collega';
    return `${who} was eerst. Die heeft ${name} nu.`;
  }
  if (end.kind === 'absent') return 'Dit gesprek is er niet meer.';
  return `${startingWithCapital(name)} is nu van jou. [Open het gesprek](${deps.link(id)})`;
}

/** Everybody who may sit beside a resident; who keeps the system running does not. */
function sits(role: Role): boolean {
  return guides(role) || role === 'vrijwilliger';
}

/** What this role can ask here. */
export function helpFor(role: Role): string {
  if (guides(role)) return `${HELP}\n\n${TABLE_HELP}`;
  return sits(role) ? TABLE_HELP : NOT_FOR_YOU;
}

/** The answer to one message of a worker. @param message names it: the same one again does nothing twice */
export async function answerChat(
  deps: ChatDeps,
  worker: Worker,
  text: string,
  message: string,
): Promise<string> {
  if (!sits(worker.role)) return NOT_FOR_YOU;
  const command = readCommand(text);
  if (HELP_WORDS.test(text.trim())) return helpFor(worker.role);
  if (command.do !== 'help' && guides(worker.role))
    return command.do === 'take' ? take(deps, worker, command.number) : list(deps, worker, command.do);
  return (await deps.table.answer(worker, text, message)) ?? helpFor(worker.role);
}
