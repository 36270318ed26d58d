/** The resident's page as HTML: large type and pictograms, for a printer or to show on a screen. Nothing is kept of it. */
import type { Context } from '../../dialogs/context.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import { DANGER_NUMBERS } from '../../dialogs/danger.ts';
import { sittingOf } from '../../dialogs/spreekuur/of.ts';
import { paperOf, type Paper } from '../../dialogs/spreekuur/paper.ts';
import type { TextValues } from '../../dialogs/texts.ts';
import { escaped } from '../escaped.ts';
import { PICTOGRAMS, type Pictogram } from './pictograms.ts';

const picture = (name: Pictogram) =>
  `<svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true">${PICTOGRAMS[name]}</svg>`;

function block(name: Pictogram, kind: string, ...lines: readonly string[]): string {
  const words = lines.filter((line) => line !== '').map((line) => `<p>${escaped(line)}</p>`);
  return `<section class="block ${kind}">${picture(name)}<div>${words.join('')}</div></section>`;
}

function list(name: Pictogram, title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const items = lines.map((line) => `<li>${escaped(line)}</li>`).join('');
  return `<section class="block">${picture(name)}<div><h2>${escaped(title)}</h2><ul>${items}</ul></div></section>`;
}

function body(paper: Paper, say: (id: string, values?: TextValues) => string): string {
  const { volunteer, contact, places } = paper;
  const person =
    contact === undefined
      ? block('person', 'first', say('paper.come-back', { volunteer }))
      : block(
          'person',
          'first',
          say(contact.asked ? 'paper.contact-asked' : 'paper.contact', { worker: contact.worker }),
          contact.by === undefined ? '' : say('paper.hear-by', { by: contact.by }),
        );
  return [
    `<header><h1>Warmlijn</h1><p>${escaped(say('paper.talked', { volunteer, date: paper.date }))}</p></header>`,
    person,
    list('story', say('paper.told'), paper.told),
    list(
      'house',
      say('paper.places'),
      places.map(({ name, how, checked }) => `${name}. ${how} ${say('paper.checked', { date: checked })}`),
    ),
    block(
      'help',
      'numbers',
      say('paper.danger', DANGER_NUMBERS),
      say('paper.danger-life', DANGER_NUMBERS),
      say('paper.danger-home', DANGER_NUMBERS),
    ),
    block('lock', 'small', say('paper.withdraw', { volunteer })),
  ].join('\n');
}

function page(paper: Paper, content: string, print: string): string {
  const right = paper.lang === 'ar' ? ' dir="rtl"' : '';
  return `<!doctype html>
<html lang="${paper.lang}"${right}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><title>Warmlijn</title>
<link rel="stylesheet" href="/desk/assets/spreekuur/paper.css">
<script type="module" src="/desk/assets/spreekuur/print.js"></script></head>
<body><main class="paper">${content}</main>
<p class="buttons"><button type="button" id="print">${escaped(print)}</button></p></body></html>`;
}

/** @returns the page of this table; undefined when there is none to give */
export function makePaper(
  context: () => Context,
): (conversation: Conversation, id: string) => string | undefined {
  return (conversation, id) => {
    const now = context();
    const sitting = sittingOf(conversation, id);
    const paper = sitting && paperOf(conversation, now, sitting);
    if (paper === undefined) return undefined;
    const say = (text: string, values: TextValues = {}) => now.texts.say(paper.lang, text, values);
    return page(paper, body(paper, say), say('paper.print'));
  };
}
