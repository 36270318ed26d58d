/** Noto Sans, read once when the first overview is made: it has the letters of all our languages but Arabic, which has its own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../root.ts';

const FOLDER = join(ROOT, 'node_modules/@expo-google-fonts');
const FILES = {
  text: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: 'noto-sans/700Bold/NotoSans_700Bold.ttf',
  arabic: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
} as const;
export type FontName = keyof typeof FILES;
export type Fonts = Readonly<Record<FontName, Buffer>>;

async function read(): Promise<Fonts> {
  const [text, bold, arabic] = await Promise.all(
    [FILES.text, FILES.bold, FILES.arabic].map((file) => readFile(join(FOLDER, file))),
  );
  if (text === undefined || bold === undefined || arabic === undefined) throw new Error('A font is missing.');
  return { text, bold, arabic };
}

let fonts: Promise<Fonts> | undefined;
export const loadFonts = (): Promise<Fonts> => (fonts ??= read());
