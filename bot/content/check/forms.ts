/** Dutch with "u" is held to what Dutch with "je" is: no word of the other form left in it, and as easy to read. */
import { parse } from '@formatjs/icu-messageformat-parser';
import { errorAt, type Finding } from '../finding.ts';
import { isForWorkers } from '../for-workers.ts';
import { ownWords } from '../plain/own-words.ts';
import type { Check } from '../subject.ts';
import { hardIn } from './plain-words.ts';

const LEFT = /(?<!\p{L})(?:je|jij|jou|jouw|jullie|jezelf)(?!\p{L})/iu;
/** A verb in front of u without its t, which the table forgot: "loop u". */
const NO_T =
  /(?<!\p{L})(?:ben|denk|doe|ga|hoor|kijk|kom|krijg|loop|maak|neem|slaap|stuur|vind|wil|woon|zeg) u(?!\p{L})/iu;
/** "Ik wil u goed begrijpen": it is not u who does it. */
const SOMEBODY_ELSE = /(?<!\p{L})ik (?:\p{L}+ ){1,2}u(?!\p{L})/iu;

export const forms: Check = ({ read, plainWords }) => {
  const { toForm } = read;
  if (toForm === undefined) return [];
  return [...(read.messages.get('nl')?.values() ?? [])].flatMap((message): Finding[] => {
    if (isForWorkers(message.id)) return [];
    const source = toForm(message.source);
    if (source === message.source && !LEFT.test(source)) return [];
    const said = ownWords({ elements: parse(source, { ignoreTag: true }) });
    const what = `text "${message.id}" with "u"`;
    const left = said.flatMap((form) => LEFT.exec(form)?.[0] ?? []);
    const verb = said.flatMap((form) => (SOMEBODY_ELSE.test(form) ? [] : (NO_T.exec(form)?.[0] ?? [])));
    return [
      ...[...left, ...verb]
        .slice(0, 1)
        .map((words) =>
          errorAt(message.place, 'form', `${what} still says "${words}"; add it to locales/nl/forms.yaml`),
        ),
      ...hardIn(said, what, message.place, plainWords?.passive),
    ];
  });
};
