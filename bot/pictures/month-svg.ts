/** The month as an SVG: a calendar with a coin on the days of leefgeld, then what is paid and what comes next. */
import type { MonthPicture, PictureRow } from '../../dialogs/pictures/picture.ts';
import { icon } from './icons.ts';
import { COLOURS, makeSheet, MARGIN, svg, WIDTH, wrapped, type Sheet } from './svg-parts.ts';

const CELL_HEIGHT = 84;
const CALENDAR_TOP = 148;
const ROW_HEIGHT = 84;
const COLUMN = (WIDTH - 2 * MARGIN) / 7;

function dayCell(sheet: Sheet, picture: MonthPicture, day: number): string {
  const place = picture.first - 1 + day - 1;
  const middle = MARGIN + (place % 7) * COLUMN + COLUMN / 2;
  const top = CALENDAR_TOP + Math.floor(place / 7) * CELL_HEIGHT;
  const payout = picture.payouts.find((one) => one.day === day);
  const left = sheet.x(middle) - COLUMN / 2 + 4;
  const box = (fill: string, stroke: string) =>
    `<rect x="${left.toFixed(1)}" y="${(top + 3).toFixed(1)}" width="${(COLUMN - 8).toFixed(1)}" height="${(CELL_HEIGHT - 6).toString()}" rx="14" fill="${fill}" stroke="${stroke}" stroke-width="4"/>`;
  const today = picture.today === day;
  const parts: string[] = [];
  if (payout !== undefined || today) {
    const fill = payout === undefined ? COLOURS.paper : payout.done ? COLOURS.donePaper : COLOURS.coinPaper;
    parts.push(box(fill, today ? COLOURS.ink : fill));
  }
  const number = sheet.text(String(day), middle, top + (payout === undefined ? 52 : 34), {
    size: 28,
    bold: today || payout !== undefined,
    colour: payout === undefined && !today ? COLOURS.quiet : COLOURS.ink,
    middle: true,
  });
  parts.push(number);
  if (payout !== undefined) {
    const centre = sheet.x(middle);
    const colour = payout.done ? COLOURS.done : COLOURS.coin;
    parts.push(icon(payout.done ? 'check' : 'coin', centre - 16, top + 42, 32, colour));
  }
  return parts.join('');
}

function rowOf(sheet: Sheet, { icon: name, name: words, day }: PictureRow, y: number, done: boolean): string {
  const [paper, ink] = done ? [COLOURS.donePaper, COLOURS.done] : [COLOURS.soonPaper, COLOURS.soon];
  const circle = `<circle cx="${sheet.x(MARGIN + 32).toFixed(1)}" cy="${(y + 34).toFixed(1)}" r="32" fill="${paper}"/>`;
  const sign = sheet.x(WIDTH - MARGIN - 24);
  return [
    circle,
    icon(name, sheet.x(MARGIN + 32) - 20, y + 14, 40, ink),
    sheet.text(wrapped(words, 500, 28, 1)[0] ?? '', MARGIN + 84, y + 28, { size: 28, bold: true }),
    sheet.text(day, MARGIN + 84, y + 62, { size: 25, colour: COLOURS.quiet }),
    icon(done ? 'check' : 'clock', sign - 18, y + 16, 36, ink),
  ].join('');
}

/** @returns an SVG of 720 by as many pixels as there are lines. */
export function monthSvg(picture: MonthPicture): string {
  const sheet = makeSheet(picture.lang);
  const weeks = Math.ceil((picture.first - 1 + picture.days) / 7);
  const parts = [
    sheet.text(picture.title, MARGIN, 66, { size: 42, bold: true }),
    ...picture.weekdays.map((name, at) =>
      sheet.text(name, MARGIN + at * COLUMN + COLUMN / 2, CALENDAR_TOP - 16, {
        size: 24,
        colour: COLOURS.quiet,
        middle: true,
      }),
    ),
    ...Array.from({ length: picture.days }, (_, at) => dayCell(sheet, picture, at + 1)),
  ];
  let y = CALENDAR_TOP + weeks * CELL_HEIGHT + 20;
  for (const { title, rows, done } of [
    { ...picture.paid, done: true },
    { ...picture.next, done: false },
  ]) {
    if (rows.length === 0) continue;
    parts.push(
      `<line x1="${MARGIN.toString()}" x2="${(WIDTH - MARGIN).toString()}" y1="${y.toString()}" y2="${y.toString()}" stroke="${COLOURS.line}" stroke-width="3"/>`,
      sheet.text(title, MARGIN, y + 48, { size: 30, bold: true, colour: done ? COLOURS.done : COLOURS.soon }),
    );
    y += 68;
    for (const row of rows) {
      parts.push(rowOf(sheet, row, y, done));
      y += ROW_HEIGHT;
    }
    y += 10;
  }
  return svg(y + 14, picture.lang, picture.title, parts);
}
