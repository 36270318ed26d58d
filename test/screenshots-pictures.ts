/** Makes docs/screenshots/pictures: the month and the plan of one resident in every language. `npm run screenshots:pictures` */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderPicture } from '../bot/pictures/render.ts';
import { LANGUAGES } from '../dialogs/meaning.ts';
import { ASKS, opened } from './pictures/opened.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots/pictures');

mkdirSync(FOLDER, { recursive: true });
for (const lang of LANGUAGES) {
  const stage = opened();
  Object.assign(stage.conversation(), { lang, langChosen: true });
  stage.write({ text: ASKS[lang], understood: { urgent: 'none' } });
  for (const { picture } of stage.conversation().transcript) {
    if (picture === undefined) continue;
    const png = await renderPicture(picture);
    writeFileSync(join(FOLDER, `${lang}-${picture.kind}.png`), png);
    process.stdout.write(`${lang}-${picture.kind}.png ${Math.round(png.length / 1_000)} kB\n`);
  }
}
