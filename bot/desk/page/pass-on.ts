/** Two deeds with a question of their own: hand over to a colleague, and make a koppelcode. */
import { askForm } from './ask-form.ts';
import { serverNow } from './clock.ts';
import { openDialog } from './dialog.ts';
import { el } from './el.ts';
import { moment } from './times.ts';
import type { Detail } from './types.ts';
import type { Work } from './work.ts';
import { inSentence, roleName } from './words.ts';

/** The colleague is asked; until they accept, the resident knows who was asked and by when they hear. */
export async function askPassOn(detail: Detail, me: string, work: Work): Promise<void> {
  const others = (await work.colleagues()).filter(({ id }) => id !== me);
  if (others.length === 0) return;
  await askForm(
    {
      title: 'Draag over aan een collega',
      hint: `Je collega krijgt de vraag. Warmlijn vertelt ${inSentence(detail.name)} wie er gevraagd is.`,
      confirm: 'Draag over',
    },
    [
      {
        name: 'to',
        label: 'Aan wie?',
        kind: 'select',
        options: [
          ['', 'Kies een collega'],
          ...others.map(
            ({ id, name, role, away }) =>
              [id, `${name}, ${roleName(role)}${away === true ? ' (vandaag weg)' : ''}`] as const,
          ),
        ],
      },
      { name: 'reason', label: 'Waarom?', kind: 'text', example: 'Bijvoorbeeld: spreekt Turks' },
    ],
    (filled) => work.tell('pass-on', filled),
  );
}

/** The number is for this one question only: nothing here keeps it. */
export async function askLinkCode(detail: Detail, work: Work): Promise<void> {
  const made: { code: string; expires: string }[] = [];
  await askForm(
    {
      title: 'Koppelcode maken',
      hint: 'Controleer eerst wie er voor je zit. Met de code ziet deze telefoon het Huishoudboekje.',
      confirm: 'Maak de code',
    },
    [{ name: 'participant', label: 'BSN of nummer in het Huishoudboekje', kind: 'text' }],
    async ({ participant = '' }) => {
      const answer = await work.linkCode(participant);
      if (typeof answer === 'string') return answer;
      made.push(answer);
      return undefined;
    },
  );
  for (const { code, expires } of made)
    await openDialog({ title: 'De koppelcode' }, [
      el('p', { class: 'code' }, code),
      el(
        'p',
        {},
        `Geldig tot ${moment(expires, serverNow())}. ${inSentence(detail.name) === 'de bewoner' ? 'De bewoner' : detail.name} stuurt deze code als bericht aan Warmlijn.`,
      ),
      el('p', { class: 'soft' }, 'Je ziet de code alleen nu.'),
    ]);
}
