/** What was just said at the table, who goes on, and what still waits for a connection. */
import { el } from '../el.ts';
import { timeOfDay } from '../times.ts';
import type { Waiting } from './queue.ts';
import type { TableLine, TableView } from './table-types.ts';

/** Lines after the last answer that are not the question itself: to read aloud now. */
export function toReadNow({ messages, question }: TableView): TableLine[] {
  const last = messages.findLastIndex(({ from }) => from === 'resident');
  const fresh = messages.slice(last + 1).filter(({ from }) => from !== 'signal');
  return fresh.filter(({ text }, at) => {
    const isQuestion = at === fresh.length - 1 && question !== null && text.startsWith(question.say);
    return !isQuestion;
  });
}

export function readAloud(lines: readonly TableLine[]): HTMLElement | false {
  return (
    lines.length > 0 &&
    el(
      'section',
      { class: 'read-aloud', 'aria-label': 'Lees voor' },
      ...lines.map(({ text, name }) =>
        el(
          'p',
          { class: name === undefined ? '' : 'from-worker', dir: 'auto' },
          name !== undefined && el('b', {}, `${name}: `),
          text,
        ),
      ),
    )
  );
}

/** Everything of this table, folded. */
export function wholeTalk(messages: readonly TableLine[], name: string): HTMLElement | false {
  const who = { resident: name, bot: 'Warmlijn', worker: '', signal: 'Signaal' } as const;
  return (
    messages.length > 0 &&
    el(
      'details',
      { class: 'whole-talk', 'data-key': 'whole-talk' },
      el('summary', {}, 'Wat er gezegd is'),
      el(
        'ol',
        {},
        ...messages.map((line) =>
          el(
            'li',
            { class: `said ${line.from}`, dir: 'auto' },
            el('b', {}, `${line.name ?? who[line.from]} `),
            el('time', { class: 'soft', datetime: line.at }, timeOfDay(line.at)),
            el('p', {}, line.text),
          ),
        ),
      ),
    )
  );
}

/** Who was asked does not help yet: another may come. */
export function contactLine({ contact }: TableView): HTMLElement | false {
  if (contact === null) return false;
  const { worker, by, asked } = contact;
  const does = asked ? 'is gevraagd' : 'helpt verder';
  const words = ` ${does}${by === undefined ? '' : `: ${by}`}.`;
  return el('p', { class: 'helper' }, el('b', {}, worker), words);
}

export function whoHelps(view: TableView): HTMLElement | false {
  const { takenBy } = view;
  if (takenBy !== null)
    return el('p', { class: 'helper' }, el('b', {}, takenBy), ' helpt nu en leest mee wat je hier typt.');
  return contactLine(view);
}

export function notSent(waiting: readonly Waiting[], online: boolean): HTMLElement | false {
  if (online && waiting.length > 0) return el('p', { class: 'soft', role: 'status' }, 'Wordt verstuurd…');
  return (
    waiting.length > 0 &&
    el(
      'section',
      { class: 'not-sent', 'aria-label': 'Nog niet verstuurd' },
      el(
        'p',
        {},
        el('b', {}, 'Nog niet verstuurd. '),
        'Het staat veilig op dit toestel en gaat vanzelf mee.',
      ),
      el('ul', {}, ...waiting.map(({ shown }) => el('li', { dir: 'auto' }, shown))),
    )
  );
}
