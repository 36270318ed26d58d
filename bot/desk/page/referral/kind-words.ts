/** What a browser says of a field that is empty or wrong, in our words instead of its own. */
const WORDS: Readonly<Record<string, string>> = {
  referrer: 'Vul je naam in, met alleen letters.',
  kind: 'Kies waar je werkt. Staat het er niet bij? Kies dan ‘Iemand anders’.',
  contact: 'Vul in hoe we jou bereiken.',
  code: 'Vul de aanmeldcode in die je van de gemeente kreeg.',
  resident: 'Vul een naam of roepnaam in, met alleen letters.',
  reason: 'Vertel kort waarom je aanmeldt.',
  consent: 'Vraag het eerst aan de bewoner. Zonder ja kun je niet aanmelden.',
};

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

export function sayKindly(form: HTMLFormElement): void {
  const say = ({ target }: Event) => {
    if (isField(target)) target.setCustomValidity(WORDS[target.name] ?? '');
  };
  const settle = ({ target }: Event) => {
    if (isField(target)) target.setCustomValidity('');
  };
  // It does not bubble.
  form.addEventListener('invalid', say, { capture: true });
  form.addEventListener('input', settle);
  form.addEventListener('change', settle);
}
