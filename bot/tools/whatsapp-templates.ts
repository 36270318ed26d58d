/**
 * `npm run whatsapp-templates [-- --city FOLDER] [--lang nl]`: prints as JSON what to register at Twilio's Content API
 * so that WhatsApp shows choices as buttons and lists. Each entry has the key for `templates` of city.yaml, the
 * questions it is for and the `content` to post; nothing is sent anywhere.
 */
import { parseArgs } from 'node:util';
import { civilDateOf } from '../../dialogs/civil-time.ts';
import { checkContent } from '../content/check-content.ts';
import { diskFolder } from '../content/folder.ts';
import { ROOT } from '../root.ts';
import { contentTemplates } from '../whatsapp/content-templates.ts';

const { values } = parseArgs({
  options: { city: { type: 'string', default: 'flows/rotterdam' }, lang: { type: 'string' } },
});
const { subject } = checkContent(diskFolder(ROOT), values.city, civilDateOf(new Date().toISOString()));
if (subject === undefined) {
  process.stderr.write('The content cannot be read; npm run check:flows says why.\n');
  process.exitCode = 1;
} else {
  const all = contentTemplates(subject.spoken, subject.read.texts);
  const wanted = all.filter(
    ({ key }) => values.lang === undefined || !key.includes('.') || key.endsWith(`.${values.lang}`),
  );
  process.stdout.write(`${JSON.stringify(wanted, null, 2)}\n`);
}
