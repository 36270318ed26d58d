/** The copy for a resident in plain Dutch, to print or to go through together. */
import { zoned } from '../../dialogs/civil-time.ts';
import { KIND_NAMES } from '../../dialogs/letter/kinds.ts';
import type { Reading } from '../../dialogs/letter/reading.ts';
import type { Insight } from './insight.ts';

const WHO = {
  resident: 'Jij',
  bot: 'Warmlijn',
  worker: 'Medewerker',
  note: 'Notitie van een medewerker',
} as const;
const LOOKS: Readonly<Record<string, string>> = {
  balance: 'saldo',
  payouts: 'leefgeld',
  'desk-balance': 'saldo, aan het bureau',
  'desk-payouts': 'leefgeld, aan het bureau',
  link: 'telefoon gekoppeld',
  unlink: 'telefoon losgemaakt',
  words: 'het gesprek gelezen',
  'case-export': 'het overzicht meegenomen',
  'case-pdf': 'het overzicht als pdf meegenomen',
  table: 'bij het spreekuur gelezen',
  'table-paper': 'het vel van het spreekuur',
  insight: 'dit overzicht gemaakt',
  letter: 'de foto van een brief bekeken',
};

function readingWords({ kind, sender, date, deadline, amount }: Reading): string {
  const parts = [
    KIND_NAMES[kind],
    sender === undefined ? '' : `van ${sender}`,
    date === undefined ? '' : `van ${date}`,
    deadline === undefined ? '' : `voor ${deadline}`,
    amount === undefined ? '' : `€ ${amount.replace('.', ',')}`,
  ];
  return parts.filter((one) => one !== '').join(', ');
}

function moment(instant: string): string {
  const { day, month, year, hour, minute } = zoned(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(day)}-${two(month)}-${String(year)} ${two(hour)}.${two(minute)} uur`;
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

/** @param nameOf name of a worker's id */
export function readable(
  { kept, lines, looks }: Insight,
  nameOf: (id: string) => string,
  now: string,
): string {
  const { handover, money } = kept;
  const handovers = [...(kept.handoverHistory ?? []), ...(handover === undefined ? [] : [handover])];
  const parts = [
    `# Wat Warmlijn van je bewaart\nGemaakt op ${moment(now)}. Klopt er iets niet? Zeg het, dan passen wij het aan. Je kunt ook vragen om alles te wissen.\n`,
    part('Hoe wij je bereiken', [
      ...kept.channels.map(
        ({ kind, address }) => `${kind === 'sms' ? 'sms' : 'WhatsApp'}: ${address.replace(/^whatsapp:/, '')}`,
      ),
      ...(kept.name === undefined ? [] : [`naam: ${kept.name}`]),
      `taal: ${kept.lang}`,
      `sinds: ${moment(kept.createdAt)}`,
      ...(kept.optedOutAt === undefined ? [] : [`je wilde geen berichten meer: ${moment(kept.optedOutAt)}`]),
    ]),
    part(
      'Waar je ja of nee op zei',
      Object.entries(kept.consent).map(
        ([who, { given, at, words }]) => `${who}: ${given ? 'ja' : 'nee'}, ${moment(at)} ("${words}")`,
      ),
    ),
    part(
      'Wat je antwoordde',
      Object.entries(kept.answers).map(
        ([name, { value, words, at }]) =>
          `${name}: ${value}${words === '' ? '' : ` ("${words}")`}, ${moment(at)}`,
      ),
    ),
    part(
      'Hoe dringend het was',
      kept.stoplightHistory.map(
        ({ colour, reason, at, by }) => `${colour}: ${reason}, ${moment(at)}, door ${nameOf(by)}`,
      ),
    ),
    part(
      'Wie je hielp',
      handovers.map(
        ({ worker, requestedAt, reason, agreed }) =>
          `${nameOf(worker)}, gevraagd op ${moment(requestedAt)}: ${reason}${agreed === undefined ? '' : `; afgesproken: ${agreed}`}`,
      ),
    ),
    part(
      'Wat beloofd is',
      kept.promises.map(
        ({ what, owner, due, keptAt }) =>
          `${what}, door ${nameOf(owner)}, voor ${moment(due)}${keptAt === undefined ? '' : `, gedaan op ${moment(keptAt)}`}`,
      ),
    ),
    part(
      'Je brieven',
      (kept.letters?.all ?? []).map(({ at, from, reading, kept: picture }) => {
        const said = reading === undefined ? 'niet gelezen' : readingWords(reading);
        return `${moment(at)}, ${from === 'photo' ? 'foto' : 'tekst'}: ${said}${picture === true ? '; de foto is bewaard' : ''}`;
      }),
    ),
    part(
      'Huishoudboekje',
      money.participant === undefined ? [] : [`gekoppeld aan deelnemer ${money.participant}`],
    ),
    part(
      'Wie naar je geld of je brieven keek',
      looks.map(
        ({ at, who, what }) =>
          `${moment(at)}: ${who === 'resident' ? 'jij' : nameOf(who)} (${LOOKS[what] ?? what})`,
      ),
    ),
    part(
      'Wat er geschreven is',
      lines.map(
        ({ at, from, by, text }) =>
          `${moment(at)}, ${from === 'worker' && by !== undefined ? nameOf(by) : WHO[from]}: ${text}`,
      ),
    ),
  ];
  return parts.filter((one) => one !== '').join('\n');
}
