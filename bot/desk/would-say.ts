/** What a resident would read if a worker did this now: decided in full, and nothing of it kept. */
import type { Worker } from '../../dialogs/city.ts';
import type { Context, Refusal } from '../../dialogs/context.ts';
import type { Conversation, Line } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import type { DeskAction } from '../../dialogs/desk-actions.ts';
import { isWritten } from '../../dialogs/talk.ts';

export interface Said {
  readonly text: string;
  /** Of the text; not when it stands there in two languages. */
  readonly lang?: string;
  /** The same in Dutch, when the text is not. */
  readonly means?: string;
}

/** By a message or on the screen of a volunteer; other lines reach nobody. */
const reaches = ({ from, delivery, sitting }: Line) =>
  from === 'bot' && (delivery !== undefined || sitting !== undefined);

export function wouldSay(
  conversation: Conversation,
  { id }: Worker,
  action: DeskAction,
  context: Context,
): { readonly says: readonly Said[] } | { readonly refusal: Refusal } {
  const linesIn = (before: Conversation) => {
    const outcome = converse(before, { kind: 'desk', worker: id, action }, context);
    if (outcome.kind === 'refused') return outcome.refusal;
    const after = outcome.kind === 'done' ? outcome.conversation.transcript : [];
    return after.slice(before.transcript.length).filter(reaches);
  };
  const lines = linesIn(conversation);
  if (!Array.isArray(lines)) return { refusal: lines };
  const isDutch = conversation.lang === 'nl' || !isWritten(context, conversation.lang);
  const dutch = isDutch ? [] : linesIn({ ...conversation, lang: 'nl' });
  const meaning = Array.isArray(dutch) ? dutch : [];
  return {
    says: lines.map(({ text, lang }, at) => ({
      text,
      ...(lang === undefined ? {} : { lang }),
      ...(meaning[at] === undefined ? {} : { means: meaning[at].text }),
    })),
  };
}
