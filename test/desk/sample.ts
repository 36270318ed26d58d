/** Fictitious workers, residents and conversations for the desk's browser tests. */
import type { Detail, Line, Person, Row } from '../../bot/desk/page/types.ts';

/** Friday 27 November 2026, 14:20 in Rotterdam. */
export const NOW = '2026-11-27T13:20:00Z';
export const before = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();

export const PEOPLE: Person[] = [
  { id: 'sanne', name: 'Sanne de Wit', role: 'trajectbegeleider' },
  { id: 'youssef', name: 'Youssef Amrani', role: 'trajectbegeleider' },
  { id: 'ilse', name: 'Ilse Bakker', role: 'achterwacht' },
  { id: 'marco', name: 'Marco Silva', role: 'teamleider' },
  { id: 'greet', name: 'Greet Visser', role: 'beheerder' },
];

const nameOf = (id: string) => PEOPLE.find((person) => person.id === id)?.name ?? id;

export interface Sample extends Detail {
  row: Row;
  transcript: Line[];
}

const baseRow: Row = {
  id: '',
  name: '',
  stoplight: null,
  reason: 'nieuw gesprek',
  status: 'bot',
  worker: null,
  waitingSince: null,
  promiseDue: null,
  channel: 'whatsapp',
  lang: 'nl',
  urgency: null,
  overdue: false,
  lastAt: before(4),
};

function sample(row: Partial<Row> & { id: string; name: string }, detail: Partial<Detail>): Sample {
  const full: Row = { ...baseRow, ...row };
  return {
    id: full.id,
    name: full.name,
    stoplight: full.stoplight,
    status: full.status,
    channel: full.channel,
    ...detail,
    transcript: [...(detail.transcript ?? [])],
    row: full,
  };
}

const line = (
  id: string,
  minutes: number,
  from: Line['from'],
  text: string,
  more: Partial<Line> = {},
): Line => ({
  id,
  at: before(minutes),
  from,
  text,
  ...more,
});
const worker = (id: string) => ({ by: id, byName: nameOf(id) });

function fatima(): Sample {
  return sample(
    {
      id: 'fatima',
      name: 'Fatima',
      stoplight: 'rood',
      reason: 'Geen eten voor de kinderen',
      status: 'waiting',
      worker: 'sanne',
      waitingSince: before(12),
      promiseDue: before(-48),
      urgency: 'red',
      lastAt: before(11),
    },
    {
      overview: {
        colour: 'rood',
        why: 'Geen geld voor boodschappen, drie kinderen thuis.',
        since: before(12),
        words: ['help ik heb geen eten meer voor mn kinderen', 'nee, niets'],
        needFirst: ['Eten voor vanavond. De voedselbank in Charlois is genoemd.'],
        tried: 'Geleend bij haar zus.',
        involved: 'Juf Anja van de basisschool',
        language: 'nl',
        interpreter: false,
        callTimes: 'liever na 19 uur',
        promises: [
          {
            what: 'Een mens antwoordt',
            owner: 'sanne',
            ownerName: 'Sanne de Wit',
            due: before(-48),
            kept: null,
          },
          {
            what: 'Eerste gesprek binnen drie werkdagen',
            owner: 'sanne',
            ownerName: 'Sanne de Wit',
            due: '2026-12-02T16:00:00Z',
            kept: null,
          },
          {
            what: 'Hulp dichtbij noemen',
            owner: 'warmlijn',
            ownerName: 'Warmlijn',
            due: before(10),
            kept: before(11),
          },
        ],
        tasks: [],
      },
      summary:
        'rood: geen geld voor boodschappen\n"help ik heb geen eten meer voor mn kinderen"\nBellen: liever na 19 uur',
      transcript: [
        line('1', 14, 'resident', 'help ik heb geen eten meer voor mn kinderen'),
        line(
          '2',
          14,
          'bot',
          'Wat naar. Goed dat je het zegt. Ik ben Warmlijn, een automatische assistent. Je kunt altijd om een mens vragen.',
          { delivery: 'read' },
        ),
        line('3', 14, 'bot', 'Hebben jullie vanavond nog iets te eten?\n1 ja, een beetje · 2 nee, niets', {
          delivery: 'read',
        }),
        line('4', 13, 'resident', '2'),
        line('5', 13, 'bot', 'In welke wijk woon je? Dan kijk ik wat er dichtbij is.', { delivery: 'read' }),
        line('6', 12, 'resident', 'charlois'),
        line('7', 12, 'bot', 'Ik vraag het nu aan Sanne. Je hoort het voor half 4.', {
          delivery: 'delivered',
        }),
      ],
      handover: {
        state: 'offered',
        worker: 'sanne',
        workerName: 'Sanne de Wit',
        urgency: 'red',
        reason: 'Geen eten',
        offeredAt: before(12),
        passed: [],
      },
      consent: { worker: { given: true, at: before(12) } },
      stoplightHistory: [
        { colour: 'oranje', reason: 'Huurachterstand', at: '2026-10-02T09:00:00Z' },
        { colour: 'rood', reason: 'Geen geld voor boodschappen', at: before(12) },
      ],
      window: { open: true, until: before(-1428) },
    },
  );
}

function hassan(): Sample {
  return sample(
    {
      id: 'hassan',
      name: 'Hassan',
      stoplight: 'oranje',
      reason: 'Post maanden niet geopend',
      status: 'with-worker',
      worker: 'sanne',
      promiseDue: before(-1100),
      urgency: 'normal',
      lang: 'ar',
      lastAt: before(3),
    },
    {
      overview: {
        colour: 'oranje',
        why: 'Achterstand bij huur en energie.',
        since: before(4000),
        words: ['لا أفتح البريد منذ أشهر', 'أخاف من الرسائل'],
        language: 'ar',
        interpreter: true,
        unreviewed: ['danger', 'money'],
        promises: [],
        tasks: [
          { id: 't1', text: 'post in één tas doen', who: 'resident', done: false },
          { id: 't2', text: 'Woningcorporatie bellen', who: 'worker', done: true },
        ],
      },
      traject: {
        appointments: [
          { id: 'a1', kind: 'talk', at: before(9000), place: 'Huis van de Wijk', state: 'held' },
          {
            id: 'a2',
            kind: 'home',
            at: '2026-12-01T09:00:00Z',
            place: 'Bij Hassan thuis',
            state: 'proposed',
          },
        ],
        referrer: {
          kind: 'vraagwijzer',
          name: 'Hafid Voorbeeld',
          contact: 'hafid@vraagwijzer.example',
          threeWay: true,
        },
        feedback: [{ id: 'f1', moment: 'accepted', at: before(60) }],
      },
      may: { guide: true, call: true, money: true, linkCode: true, stepIn: false },
      phone: '+31600000002',
      transcript: [
        line('1', 1600, 'resident', 'السلام عليكم، لا أفتح البريد منذ أشهر'),
        line('2', 1600, 'bot', 'شكرًا لأنك أخبرتنا. الاحتفاظ بالبريد يكفي الآن.', { delivery: 'read' }),
        line(
          '3',
          90,
          'note',
          'Belt liever niet. Dochter Amira (17) vertaalt thuis, vraag een echte tolk.',
          worker('youssef'),
        ),
        line('4', 40, 'worker', 'Dag Hassan, ik ben Sanne. Neem de post maar mee, dan kijken we samen.', {
          ...worker('sanne'),
          delivery: 'read',
        }),
        line('5', 39, 'worker', 'Dinsdag om 10 uur?', { ...worker('sanne'), delivery: 'uncertain' }),
        line('6', 3, 'resident', 'نعم، الثلاثاء مناسب. شكرا جزيلا'),
      ],
      handover: { state: 'in-contact', worker: 'sanne', workerName: 'Sanne de Wit', passed: [] },
      window: { open: true },
    },
  );
}

function others(): Sample[] {
  return [
    sample(
      {
        id: 'roy',
        name: 'Roy',
        stoplight: 'oranje',
        reason: 'Vraagt om een mens',
        status: 'waiting',
        worker: 'youssef',
        waitingSince: before(34),
        promiseDue: before(-200),
        urgency: 'normal',
      },
      {
        transcript: [line('1', 34, 'resident', 'kan ik iemand spreken?')],
        handover: {
          state: 'offered',
          worker: 'youssef',
          workerName: 'Youssef Amrani',
          offeredAt: before(34),
          passed: [{ worker: 'ilse', at: before(20), why: 'in gesprek' }],
        },
      },
    ),
    sample(
      {
        id: 'maria',
        name: 'Maria-Guadalupe van der Kloosterveen-Wijngaarden',
        stoplight: 'oranje',
        reason: 'Energie wordt maandag afgesloten en de brief is kwijt',
        status: 'with-worker',
        worker: 'youssef',
        promiseDue: before(20),
        overdue: true,
        urgency: 'normal',
      },
      {
        transcript: [
          line('1', 500, 'resident', 'De brief is weg'),
          line('2', 400, 'worker', 'Ik zoek het uit.', { ...worker('youssef'), delivery: 'delivered' }),
        ],
        handover: { state: 'in-contact', worker: 'youssef', workerName: 'Youssef Amrani' },
      },
    ),
    sample(
      {
        id: 'wim',
        name: 'Wim',
        stoplight: 'oranje',
        reason: 'Wacht op antwoord deurwaarder',
        status: 'with-worker',
        worker: 'sanne',
        urgency: 'normal',
        lastAt: before(3000),
      },
      {
        transcript: [
          line('1', 3000, 'resident', 'Ik hoor het wel'),
          line('2', 2900, 'worker', 'Ik bel de deurwaarder morgen.', {
            ...worker('sanne'),
            delivery: 'read',
          }),
        ],
        handover: { state: 'in-contact', worker: 'sanne', workerName: 'Sanne de Wit' },
        window: {
          open: false,
          until: before(1500),
          template: 'Dag, Sanne van Warmlijn heeft een bericht voor je. Stuur iets terug, dan lees je het.',
        },
      },
    ),
    sample(
      {
        id: 'bea',
        name: '…0007',
        stoplight: 'rood',
        reason: 'Huis wordt ontruimd',
        status: 'with-worker',
        worker: 'sanne',
        urgency: 'red',
        lastAt: before(600),
      },
      {
        optedOut: true,
        withheld: 'no-consent',
        may: { guide: true, call: true, money: false, linkCode: true, stepIn: false },
        phone: '+31600000007',
        overview: {
          promises: [
            {
              kind: 'phone-task',
              what: 'bellen: wil geen berichten',
              owner: 'sanne',
              ownerName: 'Sanne de Wit',
              due: before(-90),
            },
          ],
        },
        transcript: [line('1', 600, 'resident', 'STOP')],
        handover: { state: 'accepted', worker: 'sanne', workerName: 'Sanne de Wit' },
      },
    ),
    sample(
      {
        id: 'dewi',
        name: 'Dewi',
        stoplight: 'groen',
        reason: 'Huishoudboekje loopt',
        status: 'bot',
        lastAt: before(180),
      },
      { transcript: [line('1', 180, 'resident', 'alles goed hoor')] },
    ),
    sample(
      { id: 'nieuw', name: '…0009', status: 'bot', lastAt: before(1) },
      { transcript: [line('1', 1, 'resident', 'hoi')] },
    ),
  ];
}

/** Fresh copies for each test. */
export const samples = (): Sample[] => [fatima(), hassan(), ...others()];

/** Only quiet conversations: nobody waits. */
export const calmSamples = (): Sample[] =>
  others()
    .filter((one) => one.status === 'bot')
    .map((one) => (one.id === 'dewi' ? { ...one, row: { ...one.row, promiseDue: before(-1180) } } : one));

/** Many rows, for speed. */
export const manySamples = (count: number): Sample[] =>
  Array.from({ length: count }, (_, at) =>
    sample(
      {
        id: `r${at}`,
        name: `Bewoner ${at}`,
        stoplight: (['rood', 'oranje', 'groen'] as const)[at % 3] ?? null,
        reason: 'Loopt achter met de huur',
        status: at % 2 === 0 ? 'waiting' : 'bot',
        worker: at % 4 === 0 ? 'sanne' : 'youssef',
        waitingSince: at % 2 === 0 ? before(at) : null,
      },
      {
        transcript: [line('1', at, 'resident', 'hoi')],
        handover: at % 2 === 0 ? { state: 'offered', worker: at % 4 === 0 ? 'sanne' : 'youssef' } : null,
      },
    ),
  );
