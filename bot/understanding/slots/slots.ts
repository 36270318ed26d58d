/** Facts named in a message: amounts, dates, times, months behind, children, workers, codes. */
import type { MeaningContext, Slots } from '../../../dialogs/meaning.ts';
import type { ReadMessage } from '../read-message.ts';
import { amountsOf } from './amounts.ts';
import { codesOf } from './codes.ts';
import { childrenOf, monthsOf } from './counts.ts';
import { datesOf } from './dates.ts';
import { timesOf } from './times.ts';
import { workersIn } from './workers.ts';

/** Longest part of a message in which facts are looked for; a story's figures are for people to read. */
const SEARCHED_CHARACTERS = 800;

/** Slots of a message; `text` is as sent, `message` the same one read. */
export function slotsOf(text: string, message: ReadMessage, context: MeaningContext): Slots {
  const normal = message.normal.slice(0, SEARCHED_CHARACTERS);
  const months = monthsOf(normal);
  const children = childrenOf(normal);
  return {
    amounts: amountsOf(normal),
    dates: datesOf(normal, context.today),
    times: timesOf(normal),
    ...(months !== undefined && { months }),
    ...(children !== undefined && { children }),
    workers: workersIn(message.words, context.workers),
    codes: codesOf(text.slice(0, SEARCHED_CHARACTERS)),
  };
}
