/** A maandgesprek as it is seen at the desk and at a volunteer's table: fill in together, who came, what was measured. */
import { askForm, CHOOSE, type Field } from './ask-form.ts';
import { serverNow } from './clock.ts';
import { el } from './el.ts';
import { deedButton, deedRow } from './fold.ts';
import { civilDay } from './times.ts';
import type { MonthView } from '../../../dialogs/maandgesprek/view.ts';
import { dayWords, euros, monthWords } from './work-words.ts';
import { asLine } from './words.ts';

export interface MonthDeeds {
  /** For a question that is still open: answers words when it did not work. */
  tell(deed: object): Promise<string | undefined>;
  /** By a button. */
  act(deed: object): void;
}

const today = () => civilDay(new Date(serverNow()).toISOString());
const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
/** The literal values of the report, and words for a screen that a resident may read along on. */
const COPING = [
  ['zelfredzaam', 'regelt het zelf'],
  ['matig zelfredzaam', 'regelt het met wat hulp'],
  ['niet zelfredzaam', 'heeft er veel hulp bij'],
] as const;
const DEBTS = [
  ['geen achterstanden of schulden', 'alles is betaald'],
  ['achterstanden', 'er staan rekeningen open'],
  ['kleine schulden', 'er zijn kleine schulden'],
  ['problematische schulden', 'er zijn grote schulden'],
] as const;

/** "1.043,12" or "1043" as the server takes it; what is no amount goes as it is and is refused in words. */
function amountOf(typed = ''): string {
  const found = /^€?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(typed.trim());
  return found === null
    ? typed
    : `${(found[1] ?? '').replaceAll('.', '')}.${(found[2] ?? '').padEnd(2, '0')}`;
}

const day = (name: string, label: string): Field => ({ name, label, kind: 'date', value: today() });

export function askBegin(month: MonthDeeds): Promise<boolean> {
  return askForm(
    {
      title: 'Maandgesprek beginnen',
      hint: 'Drie gesprekken in de eerste maand, daarna elke maand een. Vraag eerst of de bewoner dit wil.',
      confirm: 'Begin',
    },
    [
      day('since', 'Eerste gesprek'),
      { name: 'words', label: 'Wat zei de bewoner?', kind: 'text', example: 'Bijvoorbeeld: ja, dat is goed' },
    ],
    ({ since, words }) => month.tell({ do: 'begin', since, words }),
  );
}

function fillIn(deeds: MonthDeeds): Promise<boolean> {
  return askForm(
    { title: 'Samen invullen', confirm: 'Zet erbij' },
    [
      { name: 'month', label: 'Maand (jjjj-mm)', kind: 'text', value: today().slice(0, 7) },
      {
        name: 'side',
        label: 'Wat is het?',
        kind: 'select',
        options: [
          ['income', 'Komt binnen'],
          ['expenses', 'Gaat eruit'],
        ],
      },
      { name: 'label', label: 'Waarvoor?', kind: 'text', example: 'Bijvoorbeeld: huur' },
      { name: 'amount', label: 'Bedrag', kind: 'text', example: 'Bijvoorbeeld: 580,50' },
    ],
    ({ month, side, label, amount }) =>
      deeds.tell({ do: 'entry', month, side, label, amount: amountOf(amount) }),
  );
}

function talked(month: MonthDeeds): Promise<boolean> {
  return askForm(
    { title: 'Gesprek', confirm: 'Bewaar' },
    [
      day('date', 'Wanneer?'),
      { name: 'came', label: 'De bewoner was er', kind: 'tick', value: 'yes', free: true },
      { name: 'minutes', label: 'Hoeveel minuten?', kind: 'text', value: '60' },
    ],
    ({ date, came, minutes }) =>
      month.tell({ do: 'session', date, came: came === 'yes', minutes: Number(minutes) }),
  );
}

function measure(month: MonthDeeds): Promise<boolean> {
  return askForm(
    {
      title: 'Meting',
      hint: 'Alleen voor het rapport, als telling zonder naam.',
      confirm: 'Bewaar',
    },
    [
      {
        name: 'moment',
        label: 'Welke?',
        kind: 'select',
        options: [CHOOSE, ...same(['nulmeting', 'eenmeting'])],
      },
      day('date', 'Wanneer?'),
      { name: 'coping', label: 'Geld en post', kind: 'select', options: [CHOOSE, ...COPING] },
      { name: 'debts', label: 'Schulden', kind: 'select', options: [CHOOSE, ...DEBTS] },
    ],
    ({ moment, date, coping, debts }) => month.tell({ do: 'measure', moment, date, coping, debts }),
  );
}

/** @param byWorker a volunteer does not report what was prevented */
function report(month: MonthDeeds, byWorker: boolean): Promise<boolean> {
  return askForm(
    { title: 'Melden', hint: 'Wat jij weet. Warmlijn rekent hier niets uit.', confirm: 'Meld' },
    [
      {
        name: 'kind',
        label: 'Wat?',
        kind: 'select',
        options: [
          ['saving', 'Besparing per maand'],
          ['referral', 'Verwezen'],
          ...(byWorker ? [['prevented-eviction', 'Huisuitzetting voorkomen'] as const] : []),
        ],
      },
      day('date', 'Wanneer?'),
      { name: 'amount', label: 'Bedrag, bij een besparing', kind: 'text', free: true },
      { name: 'to', label: 'Naar wie, bij verwijzen', kind: 'text', free: true },
    ],
    ({ kind, date, amount, to }) =>
      month.tell({
        do: 'fact',
        kind,
        date,
        ...(amount ? { amount: amountOf(amount) } : {}),
        ...(to ? { to } : {}),
      }),
  );
}

function months({ months: all }: MonthView, deeds: MonthDeeds): HTMLElement[] {
  return all.map(({ month, income, expenses, left, entries }) =>
    el(
      'div',
      {},
      el('h4', {}, asLine(monthWords(month))),
      el('p', {}, `${euros(income)} binnen, ${euros(expenses)} uit, ${euros(left)} verschil`),
      el(
        'ul',
        { class: 'promises' },
        ...entries.map(({ id, side, label, amount }) =>
          el(
            'li',
            { class: 'promise' },
            el('span', { dir: 'auto' }, label),
            el('span', { class: 'promise-due' }, `${side === 'income' ? 'binnen' : 'uit'} ${euros(amount)}`),
            deedRow(deedButton(`drop ${id}`, 'Haal weg', () => deeds.act({ do: 'drop-entry', id }), label)),
          ),
        ),
      ),
    ),
  );
}

/** Who came when: the log of attendance and hours. */
function logPart({ log, hours, held, missed }: MonthView): HTMLElement {
  const lines = log.map(({ date, came, minutes }) =>
    el('li', {}, came ? `${dayWords(date)}: ${String(minutes)} minuten` : `${dayWords(date)}: niet gekomen`),
  );
  return el(
    'details',
    { 'data-key': 'month log' },
    el(
      'summary',
      {},
      `${String(held)} keer gesproken, ${String(missed)} keer niet gekomen, ${hours.replace('.', ',')} uur`,
    ),
    el('ul', { class: 'month-log' }, ...lines),
  );
}

function measuresPart({ measures }: MonthView): HTMLElement | false {
  return (
    measures.length > 0 &&
    el(
      'p',
      { class: 'soft' },
      `Gemeten: ${measures.map(({ moment, date }) => `${moment} ${dayWords(date)}`).join(', ')}.`,
    )
  );
}

/** @param byWorker a worker may also report what was prevented, and end the series */
export function monthParts(view: MonthView, deeds: MonthDeeds, byWorker: boolean): HTMLElement[] {
  const parts = [
    logPart(view),
    measuresPart(view),
    ...months(view, deeds),
    deedRow(
      deedButton('month fill', 'Vul samen in', () => void fillIn(deeds)),
      deedButton('month talk', 'Gesprek', () => void talked(deeds)),
      deedButton('month measure', 'Meting', () => void measure(deeds)),
      deedButton('month report', 'Meld', () => void report(deeds, byWorker)),
      byWorker && deedButton('month end', 'Stop', () => deeds.act({ do: 'end' })),
    ),
  ];
  return parts.filter((one) => one instanceof HTMLElement);
}
