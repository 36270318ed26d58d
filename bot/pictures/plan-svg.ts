/** The plan as an SVG: the goal with a flag, then the steps, each with who does it and whether it is done. */
import type { PlanPicture } from '../../dialogs/pictures/picture.ts';
import { icon } from './icons.ts';
import { COLOURS, makeSheet, MARGIN, svg, WIDTH, wrapped, type Sheet } from './svg-parts.ts';

const TEXT_AT = MARGIN + 120;
const TEXT_WIDTH = WIDTH - TEXT_AT - MARGIN - 60;
const SIZE = 28;
const LINE = 37;
const MOST_LINES = 3;

function stepOf(
  sheet: Sheet,
  step: PlanPicture['steps'][number],
  y: number,
): { drawn: string; height: number } {
  const lines = wrapped(step.text, TEXT_WIDTH, SIZE, MOST_LINES);
  const height = Math.max(120, 62 + lines.length * LINE);
  const [paper, ink] = step.done ? [COLOURS.donePaper, COLOURS.done] : [COLOURS.soonPaper, COLOURS.soon];
  const middle = sheet.x(MARGIN + 44);
  const end = sheet.x(WIDTH - MARGIN - 24);
  const drawn = [
    `<circle cx="${middle.toFixed(1)}" cy="${(y + 50).toFixed(1)}" r="44" fill="${paper}"/>`,
    icon(step.icon, middle - 27, y + 23, 54, ink),
    sheet.text(wrapped(step.who, TEXT_WIDTH, SIZE, 1)[0] ?? '', TEXT_AT, y + 34, { size: SIZE, bold: true }),
    ...lines.map((words, at) => sheet.text(words, TEXT_AT, y + 34 + (at + 1) * LINE, { size: SIZE })),
    step.done
      ? icon('check', end - 24, y + 26, 48, COLOURS.done)
      : `<rect x="${(end - 20).toFixed(1)}" y="${(y + 30).toFixed(1)}" width="40" height="40" rx="8" fill="none" stroke="${COLOURS.soon}" stroke-width="4"/>`,
  ].join('');
  return { drawn, height };
}

/** @returns an SVG of 720 by as many pixels as there are lines. */
export function planSvg(picture: PlanPicture): string {
  const sheet = makeSheet(picture.lang);
  const parts = [sheet.text(picture.title, MARGIN, 66, { size: 42, bold: true })];
  let y = 96;
  if (picture.goal !== undefined) {
    const lines = wrapped(picture.goal, WIDTH - 2 * MARGIN - 110, SIZE, 2);
    const height = Math.max(84, 36 + lines.length * LINE);
    parts.push(
      `<rect x="${MARGIN.toString()}" y="${y.toString()}" width="${(WIDTH - 2 * MARGIN).toString()}" height="${height.toString()}" rx="16" fill="${COLOURS.coinPaper}"/>`,
      icon('flag', sheet.x(MARGIN + 44) - 24, y + height / 2 - 24, 48, COLOURS.coin),
      ...lines.map((words, at) =>
        sheet.text(words, MARGIN + 92, y + height / 2 + 10 + (at - (lines.length - 1) / 2) * LINE, {
          size: SIZE,
          bold: true,
        }),
      ),
    );
    y += height + 24;
  }
  for (const step of picture.steps) {
    const { drawn, height } = stepOf(sheet, step, y);
    parts.push(drawn);
    y += height + 12;
  }
  return svg(y + 16, picture.lang, picture.title, parts);
}
