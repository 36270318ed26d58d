/** SVG to PNG with resvg and Noto, in a thread of its own; both are read at the first picture, not at start. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Picture } from '../../dialogs/pictures/picture.ts';
import { bytesFromThread } from '../in-thread.ts';
import { makeSlots } from '../outbox/slots.ts';
import { monthSvg } from './month-svg.ts';
import { planSvg } from './plan-svg.ts';

/** More at once would only keep other work off the processor; the rest waits a moment. */
const AT_ONCE = 1;
const LIMIT_MS = 10_000;
const MEMORY_MB = 128;

const slots = makeSlots(AT_ONCE);

function fontFiles(): string[] {
  const require = createRequire(import.meta.url);
  const folder = (name: string) => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
  return ['400Regular', '700Bold'].flatMap((weight) => [
    join(folder('noto-sans'), weight, `NotoSans_${weight}.ttf`),
    join(folder('noto-sans-arabic'), weight, `NotoSansArabic_${weight}.ttf`),
  ]);
}

export function svgOf(picture: Picture): string {
  return picture.kind === 'month' ? monthSvg(picture) : planSvg(picture);
}

const drawn = (drawing: string): Promise<Buffer> =>
  bytesFromThread({
    file: new URL('./render-worker.ts', import.meta.url),
    data: { drawing, fontFiles: fontFiles() },
    longestMs: LIMIT_MS,
    megabytes: MEMORY_MB,
  });

/** @returns a PNG of 720 pixels wide. @throws when it cannot be drawn, or takes longer than ten seconds. */
export async function renderPicture(picture: Picture): Promise<Buffer> {
  const free = await slots.take();
  try {
    return await drawn(svgOf(picture));
  } finally {
    free();
  }
}
