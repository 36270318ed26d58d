/** The form of a referrer: who you are, who it is about, what is going on, and the resident's own yes. */
import { CHOOSE } from '../ask-form.ts';
import { openDialog } from '../dialog.ts';
import { el } from '../el.ts';
import { newName } from '../new-name.ts';
import { whileWaiting } from '../waiting.ts';
import { REFERRERS } from '../work-words.ts';
import { sayKindly } from './kind-words.ts';
import { askBeforeLeaving } from './leaving.ts';

export interface FormBody {
  readonly once: string;
  readonly code?: string;
  readonly referrer: {
    readonly kind: string;
    readonly name: string;
    readonly contact: string;
    readonly threeWay: boolean;
  };
  readonly resident: { readonly name: string; readonly phone?: string; readonly area?: string };
  readonly reason: string;
  readonly involved: string;
  readonly tried: string;
  readonly urgent: boolean;
  readonly consent: boolean;
}

export interface FormNeeds {
  readonly areas: readonly string[];
  /** A word is asked that referrers were given. */
  readonly code: boolean;
  /** Who is signed in. */
  readonly name: string | undefined;
}

const MOST_LETTERS = 600;
/** As the server takes it: a name leads nowhere. */
const LETTERS = { pattern: "[\\p{L}\\p{M}'’ \\-]+", title: 'Alleen letters', required: true };

const labelled = (words: string, field: HTMLElement, hint = '') =>
  el(
    'label',
    { class: 'labelled' },
    el('span', {}, words),
    hint !== '' && el('span', { class: 'soft' }, hint),
    field,
  );
const line = (name: string, more: Readonly<Record<string, string | number | boolean>> = {}) =>
  el('input', { class: 'field', name, maxlength: 40, autocomplete: 'off', dir: 'auto', ...more });
const text = (name: string, required = false) =>
  el('textarea', { class: 'field', name, rows: 3, maxlength: MOST_LETTERS, required, dir: 'auto' });
const tick = (name: string, words: string, required = false) =>
  el(
    'label',
    { class: 'choice' },
    el('input', { type: 'checkbox', name, value: 'yes', required }),
    el('span', {}, words),
  );
const group = (title: string, ...fields: (HTMLElement | false)[]) =>
  el('fieldset', {}, el('legend', {}, title), ...fields);

/** What stands in the fields. @param once names this form, also when it is sent again */
function bodyOf(data: FormData, once: string): FormBody {
  const said = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const [phone, area, code] = [said('phone'), said('area'), said('code')];
  return {
    once,
    ...(code === '' ? {} : { code }),
    referrer: {
      kind: said('kind'),
      name: said('referrer'),
      contact: said('contact'),
      threeWay: said('threeWay') === 'yes',
    },
    resident: {
      name: said('resident'),
      ...(phone === '' ? {} : { phone }),
      ...(area === '' ? {} : { area }),
    },
    reason: said('reason'),
    involved: said('involved'),
    tried: said('tried'),
    urgent: said('urgent') === 'yes',
    consent: said('consent') === 'yes',
  };
}

function fields({ areas, code, name = '' }: FormNeeds): HTMLElement[] {
  // None is ticked beforehand: a kind that nobody chose decides what this person hears later.
  const kinds = [CHOOSE, ...Object.entries(REFERRERS)].map(([value, words]) =>
    el('option', { value }, words),
  );
  const places = ['', ...areas].map((area) =>
    el('option', { value: area }, area === '' ? 'Weet ik niet' : area),
  );
  return [
    group(
      'Wie ben jij?',
      labelled(
        'Je naam',
        line('referrer', { ...LETTERS, value: name, autocomplete: 'name' }),
        'De bewoner leest deze naam.',
      ),
      labelled('Waar werk je?', el('select', { class: 'field', name: 'kind', required: true }, ...kinds)),
      labelled(
        'Hoe bereiken we jou?',
        line('contact', { required: true, maxlength: 80 }),
        'Telefoonnummer of e-mailadres.',
      ),
      code &&
        labelled(
          'Aanmeldcode',
          line('code', { required: true, maxlength: 80 }),
          'Die kreeg je van de gemeente.',
        ),
    ),
    group(
      'Over wie gaat het?',
      labelled('Naam of roepnaam', line('resident', LETTERS)),
      labelled(
        'Telefoonnummer van de bewoner',
        line('phone', { type: 'tel', inputmode: 'tel', maxlength: 30, placeholder: '06 00 00 00 00' }),
        'Geen telefoon? Laat dit leeg. Dan gaat het contact via jou.',
      ),
      labelled('Wijk', el('select', { class: 'field', name: 'area' }, ...places)),
    ),
    group(
      'Wat is er aan de hand?',
      labelled('Waarom meld je aan?', text('reason', true)),
      labelled('Wie is er al bij betrokken? (mag leeg)', text('involved')),
      labelled('Wat is er al geprobeerd? (mag leeg)', text('tried')),
      tick('urgent', 'Er moet vandaag iets gebeuren (geen eten, uit huis, afgesloten)'),
      tick('threeWay', 'Ik wil graag bij het eerste gesprek zitten (driegesprek)'),
    ),
    group(
      'Vindt de bewoner dit goed?',
      tick('consent', 'Ja, ik heb het gevraagd en de bewoner vindt deze aanmelding goed', true),
      el(
        'p',
        { class: 'soft' },
        'De bewoner krijgt een bericht en kan nog nee zeggen. Jij hoort alleen hoe het gaat als de bewoner dat goed vindt.',
      ),
    ),
  ];
}

async function askWipe(wipe: () => void): Promise<void> {
  const frame = {
    title: 'Alles wissen?',
    hint: 'Wat je hier typte is dan weg. Het is nog niet verstuurd.',
    confirm: 'Wis alles',
  };
  if ((await openDialog(frame, [])) !== undefined) wipe();
}

/**
 * @param send answers words when it did not work; what was typed stays
 * @param wipe begins with another form, that is empty
 */
export function formView(
  needs: FormNeeds,
  send: (body: FormBody) => Promise<string | undefined>,
  wipe: () => void,
): HTMLElement {
  const once = newName();
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  const word = el('p', { class: 'soft', role: 'status' });
  const button = el('button', { class: 'button filled big', type: 'submit' }, 'Meld aan');
  const form = el(
    'form',
    { class: 'referral-form' },
    el('h1', { tabindex: '-1' }, 'Iemand aanmelden'),
    el(
      'p',
      {},
      'Iemand met geldzorgen die hulp wil? Binnen 24 uur hoor jij van een medewerker wie het oppakt. Bij levensgevaar: bel 112.',
    ),
    ...fields(needs),
    trouble,
    el('div', { class: 'submit' }, button, word),
    el('button', { class: 'button plain', type: 'button', onclick: () => void askWipe(wipe) }, 'Wis alles'),
    el(
      'p',
      { class: 'soft' },
      'Wat je typt staat alleen op dit scherm. Laad je de pagina opnieuw, dan is het weg.',
    ),
  );
  sayKindly(form);
  askBeforeLeaving(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.disabled) return;
    trouble.textContent = '';
    const body = bodyOf(new FormData(form), once);
    void whileWaiting(button, word, () => send(body)).then((words) => {
      trouble.textContent = words ?? '';
    });
  });
  return form;
}
