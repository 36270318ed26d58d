/** The card of a call says why somebody is to call, in words of its own. */
import assert from 'node:assert/strict';
import { noticeCard } from '../../bot/channels/teams/notices/card.ts';
import { openCase } from '../dialogs/traject/case.ts';
import { real } from '../dialogs/stage.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const { facts } = real().content;

function title(what: string): string {
  const conversation = openCase(MONDAY, (one) => {
    one.name = 'Esra';
    const task = { id: 'x', kind: 'phone-task', owner: 'daan', madeAt: MONDAY, due: MONDAY } as const;
    one.promises = [{ ...task, what }];
  }).conversation();
  const world = { facts, link: () => 'https://teams.example', shownReason: (reason: string) => reason };
  return noticeCard(conversation, { to: 'daan', kind: 'phone-task', since: 'x' }, world).summary;
}

const TITLES: readonly (readonly [string, string])[] = [
  ['bellen: wil geen berichten meer', 'Bel Esra: schrijven lukt nu niet'],
  ['bellen: kwam niet en antwoordt niet', 'Bel Esra: kwam niet op de afspraak'],
  ['opnieuw bellen: niet bereikt', 'Bel Esra nog eens: niet bereikt'],
  [
    'vragen aan Piet Tussenpersoon: lukt contact met de bewoner?',
    'Vraag de verwijzer of contact met Esra lukt',
  ],
  [
    'opnieuw bellen: niet bereikt; iemand anders schreef op deze telefoon: spreek eerst de bewoner zelf',
    'Iemand anders schreef op de telefoon van Esra. Bel, en zeg niets tegen een ander',
  ],
  [
    'nummer is van iemand anders: zoek het nieuwe nummer van de bewoner',
    'Het nummer van Esra is nu van iemand anders. Zoek het nieuwe nummer',
  ],
];

describe('the card of a call', () => {
  for (const [what, words] of TITLES) it(`says of "${what}" why`, () => assert.equal(title(what), words));
});
