/** Letters the resident sent: what was read, and the picture behind a button that says what it does. */
import { pictureAddress } from './api.ts';
import { el } from './el.ts';
import { deedButton, deedRow, fold } from './fold.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { dayWords, euros } from './work-words.ts';

type Letter = NonNullable<Detail['letters']>[number];

const STATES: Readonly<Record<Letter['state'], string>> = {
  waiting: 'Wordt nog gelezen.',
  read: '',
  unreadable: 'Niet goed te lezen; er is om een betere foto gevraagd.',
  left: 'Warmlijn kon dit niet lezen. Kijk zelf.',
};

function facts({ sender, date, deadline, amount }: Letter): HTMLElement {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Van', sender],
    ['Datum', date === null ? null : dayWords(date)],
    ['Tot of op', deadline === null ? null : dayWords(deadline)],
    ['Bedrag', amount === null ? null : euros(amount)],
  ];
  const known = rows.filter(([, value]) => value !== null);
  return el(
    'dl',
    { class: 'letter-facts' },
    ...known.flatMap(([name, value]) => [el('dt', {}, name), el('dd', { dir: 'auto' }, value)]),
  );
}

/** The picture takes the place of its button; looking is on record. */
function pictureDeed(conversation: string, id: string): HTMLElement {
  const place = el('div', { class: 'letter-picture' });
  const show = () => {
    const address = pictureAddress(conversation, id);
    const image = el('img', { src: address, alt: 'Foto van de brief' });
    const failed = el('p', { class: 'trouble', role: 'alert' }, 'De foto is niet te zien.');
    image.addEventListener('error', () => place.replaceChildren(failed));
    place.replaceChildren(el('a', { href: address, target: '_blank', rel: 'noopener' }, image));
  };
  place.append(
    el('p', { class: 'soft' }, 'Dat je kijkt, wordt vastgelegd.'),
    deedRow(deedButton(`picture ${id}`, 'Bekijk de foto', show)),
  );
  return place;
}

function letterPart(detail: Detail, letter: Letter, work: Work): HTMLElement {
  const { id, kind, urgent, state, from, picture, seen } = letter;
  const title = `${kind ?? 'Brief'}${urgent ? ' (dringend)' : ''}`;
  return el(
    'li',
    { class: 'letter' },
    el('h4', {}, title),
    STATES[state] !== '' && el('p', {}, STATES[state]),
    state === 'read' && facts(letter),
    state === 'read' && el('p', { class: 'soft' }, 'Gelezen door een computer. Controleer het in de brief.'),
    picture && pictureDeed(detail.id, id),
    from === 'photo' && !picture && el('p', { class: 'soft' }, 'De foto is niet bewaard.'),
    from === 'text' && el('p', { class: 'soft' }, 'De tekst staat in het gesprek.'),
    seen === null
      ? deedRow(deedButton(`seen ${id}`, 'Bekeken', () => void work.tell('letters', { letter: id }), title))
      : el('p', { class: 'soft' }, 'Bekeken.'),
  );
}

export function lettersFold(detail: Detail, work: Work): HTMLElement | undefined {
  const { letters = [] } = detail;
  if (letters.length === 0) return undefined;
  const open = letters.filter(({ seen }) => seen === null).length;
  return fold(
    'letters',
    open === 0 ? 'Brieven' : `Brieven: ${String(open)} nog bekijken`,
    el('ul', { class: 'letters' }, ...letters.map((letter) => letterPart(detail, letter, work))),
  );
}
