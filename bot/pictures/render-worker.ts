/** One drawing in a thread of its own: SVG in, PNG with few colours out. The thread ends with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { z } from 'zod';

/** Flat colours and their edges: a third of the size of a full one, and no difference to see. */
const COLOURS = 48;

const { drawing, fontFiles } = z
  .object({ drawing: z.string(), fontFiles: z.array(z.string()) })
  .parse(workerData);
const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Noto Sans' };
const { pixels, width, height } = new Resvg(drawing, { font }).render();
const raw = { width, height, channels: 4 } as const;
const png = await sharp(pixels, { raw })
  .removeAlpha()
  .png({ palette: true, colours: COLOURS, effort: 7 })
  .toBuffer();
parentPort?.postMessage(png);
