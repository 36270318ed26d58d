/** Draws a made-up letter as a page: SVG in one of a few layouts, to pixels by resvg with the Noto fonts. */
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import type { FilledLetter } from './fill.ts';
import { chanceFrom } from '../service/random.ts';
import { ROOT } from '../../bot/root.ts';

const [WIDTH, HEIGHT, MARGIN] = [1240, 1754, 120] as const;
const FONTS = join(ROOT, 'node_modules/@expo-google-fonts/noto-sans');
const FILES = ['300Light/NotoSans_300Light', '400Regular/NotoSans_400Regular', '700Bold/NotoSans_700Bold'];
/** Share of the font size that a letter of text takes in width, on average. */
const LETTER_WIDTH = 0.53;
const COLOURS = ['#0b4f6c', '#7a1f3d', '#1f5a2b', '#222222', '#5b3f8c'] as const;
const MARK = 'Verzonnen brief om Warmlijn te testen. Deze afzender bestaat niet.';

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');

interface Pen {
  y: number;
  readonly parts: string[];
}

interface Look {
  readonly size: number;
  readonly weight?: number;
  readonly colour?: string;
  readonly x?: number;
  readonly anchor?: 'start' | 'end';
}

function write(
  pen: Pen,
  text: string,
  { size, weight = 400, colour = '#151515', x = MARGIN, anchor = 'start' }: Look,
) {
  pen.parts.push(
    `<text x="${String(x)}" y="${String(pen.y)}" font-family="Noto Sans" font-size="${String(size)}" font-weight="${String(weight)}" fill="${colour}" text-anchor="${anchor}">${escaped(text)}</text>`,
  );
}

function wrapped(text: string, size: number, width: number): string[] {
  const most = Math.floor(width / (size * LETTER_WIDTH));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function paragraph(pen: Pen, text: string, size: number): void {
  if (text.startsWith('TABLE:')) {
    for (const row of text.slice(6).split(';')) {
      const [label = '', amount = ''] = row.split('|');
      const weight = /totaal|te betalen/i.test(label) ? 700 : 400;
      write(pen, label, { size, weight, x: MARGIN + 30 });
      write(pen, amount, { size, weight, x: 900, anchor: 'end' });
      pen.y += size * 1.6;
    }
  } else {
    for (const line of wrapped(text, size, WIDTH - 2 * MARGIN)) {
      write(pen, line, { size });
      pen.y += size * 1.45;
    }
  }
  pen.y += size * 0.8;
}

/** @returns PNG of a page of A4 at 150 dots per inch. @param seed chooses layout, size and colour */
export async function drawLetter(letter: FilledLetter, seed: number): Promise<Buffer> {
  const chance = chanceFrom(seed);
  const size = chance.pick([21, 22, 23, 25]);
  const colour = chance.pick(COLOURS);
  const weight = chance.pick([300, 400, 400]);
  const right = chance.next() < 0.5;
  const pen: Pen = { y: 130, parts: [] };
  if (chance.next() < 0.4)
    pen.parts.push(`<rect x="0" y="0" width="${String(WIDTH)}" height="18" fill="${colour}"/>`);
  write(pen, letter.sender, {
    size: 36,
    weight: 700,
    colour,
    ...(right ? { x: WIDTH - MARGIN, anchor: 'end' } : {}),
  });
  pen.y = 250;
  for (const line of letter.recipient) {
    write(pen, line, { size });
    pen.y += size * 1.4;
  }
  const facts = [letter.dateLine, ...letter.reference];
  const beside = chance.next() < 0.4;
  pen.y = beside ? 250 : pen.y + 50;
  for (const line of facts) {
    write(pen, line, { size, weight, ...(beside ? { x: 760 } : {}) });
    pen.y += size * 1.4;
  }
  pen.y = Math.max(pen.y, 400) + 40;
  write(pen, `${chance.pick(['Betreft: ', 'Onderwerp: ', ''])}${letter.subject}`, {
    size: size + 2,
    weight: 700,
  });
  pen.y += size * 2.2;
  for (const text of letter.body) paragraph(pen, text, size);
  for (const line of letter.closing) {
    write(pen, line, { size });
    pen.y += size * 1.5;
  }
  pen.y = HEIGHT - 110;
  write(pen, letter.footer, { size: 17, colour: '#444444' });
  pen.y += 30;
  write(pen, MARK, { size: 15, colour: '#777777' });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="#ffffff"/>${pen.parts.join('')}</svg>`;
  const fontFiles = FILES.map((file) => join(FONTS, `${file}.ttf`));
  const drawn = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans' },
  });
  return drawn.asPng();
}
