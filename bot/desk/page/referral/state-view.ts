/** How far a registration is, for the referrer; nothing of the resident. */
import type { RegistrationState } from '../../../../dialogs/referral/registration.ts';
import { el } from '../el.ts';
import { moment } from '../times.ts';

function linesOf({ state, at, due, late, worker, now: asked }: RegistrationState): string[] {
  const now = Date.parse(asked);
  const received = `Ontvangen ${moment(at, now)}.`;
  if (state === 'ended')
    return [
      received,
      'Wij gaan niet verder met deze aanmelding. Vraag het de bewoner zelf als je wilt weten waarom.',
    ];
  if (state === 'confirmed') return [received, `${worker ?? 'Een medewerker'} pakt het op.`];
  if (late)
    return [
      received,
      'Het duurt langer dan beloofd. Dat spijt ons. De teamleider weet het en je hoort van ons.',
    ];
  return [received, `Uiterlijk ${moment(due, now)} hoor je van een medewerker wie het oppakt.`];
}

/** @param state the registration, or words why it cannot be shown */
export function stateView(state: RegistrationState | string): HTMLElement {
  const known = typeof state !== 'string';
  const title = known && state.state === 'confirmed' ? 'Je aanmelding is bevestigd' : 'Je aanmelding';
  const lines = known ? linesOf(state) : [state];
  return el(
    'section',
    { class: 'referral-state' },
    el('h1', { tabindex: '-1' }, title),
    ...lines.map((words) => el('p', {}, words)),
    known &&
      el(
        'p',
        { class: 'soft' },
        'Bewaar het adres van deze pagina. Je ziet er of het is opgepakt, en niets over de bewoner.',
      ),
    el('a', { class: 'button', href: '/aanmelden' }, 'Nog iemand aanmelden'),
  );
}
