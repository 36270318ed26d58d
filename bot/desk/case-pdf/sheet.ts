/** A sheet of paper to write an overview on: title, sections, lines, quotes, boxes to tick, and a foot on every page. */
import { loadFonts } from './fonts.ts';

/** Points; A4 with room to hold and to punch. */
const MARGIN = 56;
const FOOT = 34;
const INK = '#1a1a1a';
const SOFT = '#595959';
const RULE = '#c8c8c8';
const ARABIC = /\p{Script=Arabic}/u;
/** A heading does not stand alone at the foot of a page. */
const LEAST_BELOW_HEADING = 60;
const LABEL_WIDTH = 118;

export interface Sheet {
  title(words: string, below: string): void;
  /** A sign with its words: square, triangle or circle, so that it is read without colour too. */
  sign(shape: 'square' | 'triangle' | 'circle', ink: string, words: string): void;
  section(title: string): void;
  line(words: string): void;
  strong(words: string): void;
  soft(words: string): void;
  quote(words: string): void;
  /** What it is, and beside it what is known of it. */
  pair(label: string, words: string): void;
  tick(done: boolean, words: string): void;
  /** @param foot said on every page, before its number @returns the bytes of the PDF */
  finish(foot: string): Promise<Buffer>;
}

export interface SheetAbout {
  readonly title: string;
  readonly author: string;
  readonly made: Date;
}

/** pdfkit is loaded when the first sheet is asked for: a start does not wait for it. */
export async function newSheet({ title, author, made }: SheetAbout): Promise<Sheet> {
  const [{ default: Pdf }, fonts] = await Promise.all([import('pdfkit'), loadFonts()]);
  const doc = new Pdf({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: 'nl-NL',
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Warmlijn', CreationDate: made },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done, failed) => {
    doc.on('end', done);
    doc.on('error', failed);
  });
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, bytes);
  const right = () => doc.page.width - MARGIN;

  /** Words in the letters they need; Arabic is written from the right. */
  const write = (words: string, x: number, size: number, ink: string, font: 'text' | 'bold' = 'text') => {
    const arabic = ARABIC.test(words);
    doc
      .font(arabic ? 'arabic' : font)
      .fontSize(size)
      .fillColor(ink);
    const options: PDFKit.Mixins.TextOptions = { width: right() - x, lineGap: 2 };
    if (arabic) Object.assign(options, { align: 'right', features: ['rtla'] });
    doc.text(words, x, doc.y, options);
    doc.x = MARGIN;
  };
  /** Below this height of the page nothing new begins. */
  const room = (points: number) => {
    if (doc.y + points > doc.page.height - MARGIN - FOOT) doc.addPage();
  };

  return {
    title: (words, below) => {
      write(words, MARGIN, 20, INK, 'bold');
      write(below, MARGIN, 10, SOFT);
      doc.moveDown(0.5);
      doc.moveTo(MARGIN, doc.y).lineTo(right(), doc.y).lineWidth(1).strokeColor(RULE).stroke();
      doc.moveDown(0.8);
    },
    sign: (shape, ink, words) => {
      const [x, y] = [MARGIN, doc.y + 2];
      doc.fillColor(ink);
      if (shape === 'square') doc.rect(x, y, 12, 12).fill();
      else if (shape === 'circle') doc.circle(x + 6, y + 6, 6).fill();
      else doc.polygon([x, y + 12], [x + 12, y + 12], [x + 6, y]).fill();
      write(words, MARGIN + 20, 11, ink, 'bold');
    },
    section: (words) => {
      room(LEAST_BELOW_HEADING);
      doc.moveDown(0.9);
      write(words, MARGIN, 12, INK, 'bold');
      doc.moveDown(0.15);
    },
    line: (words) => {
      write(words, MARGIN, 10.5, INK);
    },
    strong: (words) => {
      room(32);
      write(words, MARGIN, 10.5, INK, 'bold');
    },
    soft: (words) => {
      write(words, MARGIN, 10, SOFT);
    },
    quote: (words) => {
      const [page, top] = [doc.bufferedPageRange().count, doc.y];
      write(words, MARGIN + 12, 10.5, INK);
      if (doc.bufferedPageRange().count === page)
        doc
          .moveTo(MARGIN + 3, top)
          .lineTo(MARGIN + 3, doc.y)
          .lineWidth(2)
          .strokeColor(RULE)
          .stroke();
      doc.moveDown(0.3);
    },
    pair: (label, words) => {
      room(16);
      const top = doc.y;
      doc
        .font('text')
        .fontSize(10)
        .fillColor(SOFT)
        .text(label, MARGIN, top, { width: LABEL_WIDTH - 8 });
      const below = doc.y;
      doc.y = top;
      write(words, MARGIN + LABEL_WIDTH, 10.5, INK);
      doc.y = Math.max(doc.y, below);
    },
    tick: (done, words) => {
      room(16);
      const y = doc.y + 3;
      doc.lineWidth(1).strokeColor(INK).rect(MARGIN, y, 8.5, 8.5).stroke();
      if (done)
        doc
          .moveTo(MARGIN + 1.5, y + 4.5)
          .lineTo(MARGIN + 3.5, y + 7)
          .lineTo(MARGIN + 7.5, y + 1.5)
          .stroke();
      write(words, MARGIN + 17, 10.5, INK);
    },
    finish: async (foot) => {
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        // The foot stands in the margin, where text otherwise begins a new page.
        doc.page.margins.bottom = 0;
        doc.font('text').fontSize(8.5).fillColor(SOFT);
        const at = doc.page.height - MARGIN;
        doc.text(foot, MARGIN, at, { width: right() - MARGIN - 90, lineBreak: false, ellipsis: true });
        doc.text(`bladzijde ${String(page + 1)} van ${String(count)}`, right() - 90, at, {
          width: 90,
          align: 'right',
          lineBreak: false,
        });
      }
      doc.end();
      await ended;
      return Buffer.concat(parts);
    },
  };
}
