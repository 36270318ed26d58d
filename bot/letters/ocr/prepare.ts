/** Makes a photo of a letter ready to be read: turned upright, grey, evenly lit, straight, and large enough. */
import type { Sharp } from 'sharp';
import type { Corners } from './homography.ts';
import { evenLight } from './even-light.ts';
import { leanOf } from './lean.ts';
import { unbend } from './unbend.ts';
import { findPage, layFlat } from './page.ts';
import type { Pixels } from './pixels.ts';

/** More pixels than any phone takes are a bomb, refused before they are unpacked. */
export const MOST_PIXELS = 60_000_000;
/** What phones and WhatsApp send; nothing that is drawn by a program of its own, such as SVG or PDF. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp'];
/** Shorter than this a side cannot hold a letter that can be read. */
const LEAST_SIDE = 320;
/** Longest side that is read; a page of A4 is then some 210 dots an inch. */
const READ_SIDE = 2_400;
const LEAN_SIDE = 700;
const PAGE_SIDE = 400;
/** Blurred so far that letters on the page do not count. */
const PAGE_BLUR = 4;
/** A lean smaller than this does not hurt. */
const STRAIGHT = 0.3;
/** What is kept for the worker: readable on a screen, small to keep. */
const KEPT_SIDE = 1_600;
const KEPT_QUALITY = 72;

/** The picture cannot be one of a letter; the code holds nothing of it. */
export class PictureError extends Error {
  readonly code: 'no-picture' | 'too-many-pixels' | 'too-small';

  constructor(code: PictureError['code'], cause?: unknown) {
    super(`A picture could not be opened: ${code}.`, { cause });
    this.code = code;
  }
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function opened(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  // One picture at a time in this process: nothing is gained by keeping what was done before.
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
  const size = await picture.metadata().catch((error: unknown) => {
    const many = error instanceof Error && /pixel limit/i.test(error.message);
    throw new PictureError(many ? 'too-many-pixels' : 'no-picture', error);
  });
  if (!FORMATS.includes(size.format)) throw new PictureError('no-picture');
  if (size.width * size.height > MOST_PIXELS) throw new PictureError('too-many-pixels');
  if (Math.min(size.width, size.height) < LEAST_SIDE) throw new PictureError('too-small');
  return picture.autoOrient();
}

const fitted = (picture: Sharp, side: number, enlarge: boolean): Sharp =>
  picture.clone().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: !enlarge });

/** Quarter turns clockwise that a page is turned before it is read. */
export type Turn = 0 | 1 | 2 | 3;

/** @returns PNG for the reader. @param side longest side of it. @throws PictureError */
export async function prepare(bytes: Uint8Array, turn: Turn = 0, side = READ_SIDE): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const picture = fitted(await opened(bytes), side, true);
  const seen = await pixelsOf(picture.greyscale()).catch((error: unknown) => {
    throw new PictureError('no-picture', error);
  });
  const from = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 1 } });
  const view = await pixelsOf(fitted(from(seen), PAGE_SIDE, false).blur(PAGE_BLUR));
  const page = findPage(view);
  const scale = seen.width / view.width;
  const flat =
    page === undefined ? seen : layFlat(seen, page.map((one) => one * scale) as unknown as Corners);
  const upright = turn === 0 ? flat : await pixelsOf(from(flat).rotate(turn * 90));
  const even = evenLight(upright);
  const lean = leanOf(await pixelsOf(fitted(from(even), LEAN_SIDE, false)));
  const straight =
    Math.abs(lean) < STRAIGHT ? even : await pixelsOf(from(even).rotate(-lean, { background: '#ffffff' }));
  return from(unbend(straight))
    .linear(1.25, -40)
    .sharpen({ sigma: 1 })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** @returns a JPEG without the place and phone that a photo carries along, small enough to keep. @throws PictureError */
export async function small(bytes: Uint8Array): Promise<Buffer> {
  const picture = fitted(await opened(bytes), KEPT_SIDE, false);
  return picture
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: KEPT_QUALITY, mozjpeg: true })
    .toBuffer()
    .catch((error: unknown) => {
      throw new PictureError('no-picture', error);
    });
}
