/** The maandgesprek on the half-minute sheet: fill in together, who came, what was measured and what you report. */
import { askForm, type Field } from './ask-form.ts';
import { serverNow } from './clock.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import { civilDay } from './times.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { dayWords, euros } from './work-words.ts';

const today = () => civilDay(new Date(serverNow()).toISOString());
const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
const COPING = ['zelfredzaam', 'matig zelfredzaam', 'niet zelfredzaam'];
const DEBTS = [
  'geen achterstanden of schulden',
  'achterstanden',
  'kleine schulden',
  'problematische schulden',
];

/** "1.043,12" or "1043" as the server takes it; what is no amount goes as it is and is refused in words. */
function amountOf(typed = ''): string {
  const found = /^€?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(typed.trim());
  return found === null
    ? typed
    : `${(found[1] ?? '').replaceAll('.', '')}.${(found[2] ?? '').padEnd(2, '0')}`;
}

const day = (name: string, label: string): Field => ({ name, label, kind: 'date', value: today() });

function begin(work: Work): Promise<boolean> {
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
    ({ since, words }) => work.tell('maandgesprek', { do: 'begin', since, words }),
  );
}

function fillIn(work: Work): Promise<boolean> {
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
      work.tell('maandgesprek', { do: 'entry', month, side, label, amount: amountOf(amount) }),
  );
}

function talked(work: Work): Promise<boolean> {
  return askForm(
    { title: 'Gesprek', confirm: 'Bewaar' },
    [
      day('date', 'Wanneer?'),
      { name: 'came', label: 'De bewoner was er', kind: 'tick', value: 'yes', free: true },
      { name: 'minutes', label: 'Hoeveel minuten?', kind: 'text', value: '60' },
    ],
    ({ date, came, minutes }) =>
      work.tell('maandgesprek', { do: 'session', date, came: came === 'yes', minutes: Number(minutes) }),
  );
}

function measure(work: Work): Promise<boolean> {
  return askForm(
    {
      title: 'Meting',
      hint: 'Alleen voor het rapport. De bewoner leest deze woorden nooit.',
      confirm: 'Bewaar',
    },
    [
      { name: 'moment', label: 'Welke?', kind: 'select', options: same(['nulmeting', 'eenmeting']) },
      day('date', 'Wanneer?'),
      { name: 'coping', label: 'Zelf kunnen', kind: 'select', options: same(COPING) },
      { name: 'debts', label: 'Schulden', kind: 'select', options: same(DEBTS) },
    ],
    ({ moment, date, coping, debts }) =>
      work.tell('maandgesprek', { do: 'measure', moment, date, coping, debts }),
  );
}

function report(work: Work): Promise<boolean> {
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
          ['prevented-eviction', 'Huisuitzetting voorkomen'],
        ],
      },
      day('date', 'Wanneer?'),
      { name: 'amount', label: 'Bedrag, bij een besparing', kind: 'text', free: true },
      { name: 'to', label: 'Naar wie, bij verwijzen', kind: 'text', free: true },
    ],
    ({ kind, date, amount, to }) =>
      work.tell('maandgesprek', {
        do: 'fact',
        kind,
        date,
        ...(amount ? { amount: amountOf(amount) } : {}),
        ...(to ? { to } : {}),
      }),
  );
}

function months({ maandgesprek }: Detail, work: Work): HTMLElement[] {
  return (maandgesprek?.months ?? []).map(({ month, income, expenses, left, entries }) =>
    el(
      'div',
      {},
      el('h4', {}, month),
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
            deedRow(
              deedButton(
                `drop ${id}`,
                'Haal weg',
                () => void work.tell('maandgesprek', { do: 'drop-entry', id }),
                label,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

export function monthFold(detail: Detail, work: Work): HTMLElement {
  const { maandgesprek } = detail;
  if (maandgesprek === undefined || maandgesprek.ended)
    return fold('month', 'Maandgesprek', deedRow(deedButton('month begin', 'Begin', () => void begin(work))));
  const { next, held, missed } = maandgesprek;
  return fold(
    'month',
    next === null ? 'Maandgesprek' : `Maandgesprek: ${dayWords(next)}`,
    el('p', {}, `${String(held)} keer gesproken, ${String(missed)} keer niet gekomen.`),
    ...months(detail, work),
    deedRow(
      deedButton('month fill', 'Vul samen in', () => void fillIn(work)),
      deedButton('month talk', 'Gesprek', () => void talked(work)),
      deedButton('month measure', 'Meting', () => void measure(work)),
      deedButton('month report', 'Meld', () => void report(work)),
      deedButton('month end', 'Stop', () => void work.tell('maandgesprek', { do: 'end' })),
    ),
  );
}
