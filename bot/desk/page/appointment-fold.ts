/** Appointments: made, agreed with three, cancelled, and afterwards whether the resident came. */
import { askForm } from './ask-form.ts';
import { serverNow } from './clock.ts';
import { el, type Child } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { FirstQuestion } from './say-first.ts';
import { civilDay, moment } from './times.ts';
import type { Appointment, Detail } from './types.ts';
import type { Work } from './work.ts';
import { APPOINTMENT_STATES } from './work-words.ts';
import { APPOINTMENT_WORDS, asStart } from './words.ts';

/** Earlier ones that are shown. */
const MOST_PAST = 3;
const CANCEL = { title: 'Afspraak afzeggen?', confirm: 'Zeg af' };
const FIX = { title: 'Iedereen kan. Zet je de afspraak vast?', confirm: 'Zet vast' };
const MISSED = { title: 'Was de bewoner er niet?', confirm: 'Was er niet' };
const KINDS = ['talk', 'phone', 'home', 'threeWay'] as const;

function askAppointment(detail: Detail, work: Work, again: boolean): Promise<boolean> {
  const before = again ? ' De afspraak die er nu staat vervalt.' : '';
  return askForm(
    {
      title: 'Afspraak maken',
      hint: `${asStart(detail.name)} krijgt meteen een bericht met dag, tijd en plek. Bij een driegesprek vragen we eerst of het kan.${before}`,
      confirm: 'Maak de afspraak',
    },
    [
      {
        name: 'kind',
        label: 'Soort',
        kind: 'select',
        options: KINDS.map((one) => [one, APPOINTMENT_WORDS[one]]),
      },
      { name: 'day', label: 'Dag', kind: 'date', min: civilDay(new Date(serverNow()).toISOString()) },
      { name: 'time', label: 'Tijd', kind: 'time' },
      { name: 'place', label: 'Waar? (mag leeg bij bellen)', kind: 'text', free: true },
    ],
    async (filled) => {
      const place = filled.place === '' && filled.kind === 'phone' ? 'telefoon' : filled.place;
      if (place === '') return 'Vul in waar jullie elkaar zien.';
      return work.tell('traject', { do: 'appoint', ...filled, place });
    },
  );
}

/** What can be said of an appointment now. */
function deedsFor(one: Appointment, work: Work, now: number): Child[] {
  const { id, state, at } = one;
  const about = moment(at, now);
  const deed = (words: string, body: object) =>
    deedButton(`${words} ${id}`, words, () => work.act({ ...body, id }), about);
  const first = (words: string, body: object, question: FirstQuestion) =>
    deedButton(`${words} ${id}`, words, () => work.actFirst({ ...body, id }, question), about);
  const cancel = first('Zeg af', { do: 'appointment-cancel' }, CANCEL);
  const agreed = (words: string, who: 'resident' | 'referrer') =>
    first(words, { do: 'appointment-agreed', who }, FIX);
  if (state === 'proposed')
    return [
      one.residentAgreedAt === undefined && agreed('Bewoner kan', 'resident'),
      one.referrerAgreedAt === undefined && agreed('Verwijzer kan', 'referrer'),
      cancel,
    ];
  if (state !== 'fixed') return [];
  if (Date.parse(at) > now) return [cancel];
  return [
    deed('Was er', { do: 'appointment-outcome', came: true }),
    first('Was er niet', { do: 'appointment-outcome', came: false }, MISSED),
  ];
}

function whoCan({ state, residentAgreedAt, referrerAgreedAt }: Appointment): string {
  if (state !== 'proposed') return '';
  const can = [residentAgreedAt && 'bewoner', referrerAgreedAt && 'verwijzer'].filter(Boolean);
  return can.length === 0 ? '' : `, ${can.join(' en ')} kan`;
}

export function appointmentFold(detail: Detail, work: Work, now: number): HTMLElement {
  const all = [...(detail.traject?.appointments ?? [])].sort((one, other) => one.at.localeCompare(other.at));
  const isOpen = ({ state }: Appointment) => state === 'proposed' || state === 'fixed';
  const open = all.filter(isOpen);
  const past = all.filter((one) => !isOpen(one)).slice(-MOST_PAST);
  const ahead = open.find(({ at }) => Date.parse(at) > now);
  const undecided = open.find(({ at }) => Date.parse(at) <= now);
  const line = (one: Appointment) =>
    el(
      'li',
      { class: 'promise' },
      el('span', {}, `${APPOINTMENT_WORDS[one.kind]}, ${moment(one.at, now)}`),
      el(
        'span',
        { class: 'promise-due', dir: 'auto' },
        `${one.place}, ${APPOINTMENT_STATES[one.state]}${whoCan(one)}`,
      ),
      deedRow(...deedsFor(one, work, now)),
    );
  const title =
    undecided !== undefined
      ? 'Afspraak: was de bewoner er?'
      : ahead === undefined
        ? 'Afspraak'
        : `Afspraak: ${moment(ahead.at, now)}`;
  return fold(
    'appointment',
    title,
    open.length + past.length > 0 && el('ul', { class: 'promises' }, ...[...past, ...open].map(line)),
    deedRow(
      deedButton(
        'appoint',
        'Maak een afspraak',
        () => void askAppointment(detail, work, ahead !== undefined),
      ),
    ),
  );
}
