/** Sentences a worker writes often, in the language the resident is written in; they only fill the typing box. */
import type { Worker } from '../../dialogs/city.ts';
import type { Context } from '../../dialogs/context.ts';
import type { Conversation } from '../../dialogs/conversation.ts';
import type { Language } from '../../dialogs/meaning.ts';
import { isWritten } from '../../dialogs/talk.ts';

export interface QuickReply {
  /** What the button says, to the worker. */
  readonly label: string;
  readonly text: string;
  /** The same in Dutch, when the text is not. */
  readonly means?: string;
}

/** The worker gives the first name only; every text here goes through the checks of `npm run check:flows`. */
export function quickReplies(
  { lang, name }: Conversation,
  { texts, facts }: Pick<Context, 'texts' | 'facts'>,
  worker: Worker,
): QuickReply[] {
  const me = worker.name.split(' ')[0] ?? worker.name;
  const introduce = (spoken: Language) =>
    name === undefined
      ? texts.say(spoken, 'worker.introduce-nameless', { worker: me })
      : texts.say(spoken, 'worker.introduce', { worker: me, name });
  const sentences = (spoken: Language) => [
    { label: 'Ik stel me voor', text: introduce(spoken) },
    { label: 'Ik zoek het uit', text: texts.say(spoken, 'worker.find-out') },
    { label: 'Wanneer bellen?', text: texts.say(spoken, 'worker.when-call') },
  ];
  const dutch = sentences('nl');
  if (lang === 'nl' || !isWritten({ facts }, lang)) return dutch;
  return sentences(lang).map((one, at) => ({ ...one, means: dutch[at]?.text ?? '' }));
}
