/** Leefgeld that did not come or is another amount than it should be, said in words that ask nothing by themselves. */
import type { Heard } from '../heard.ts';
import { westernDigits } from '../letters.ts';
import { RED_TOPICS, UNSURE_BELOW, type Intent } from '../meaning.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Talk } from '../talk.ts';
import { lastToldMoney } from './told-lately.ts';

/** The classifier takes these words for a question about the money itself. */
const NEAR: readonly Intent[] = ['payout', 'balance', 'extra-money'];
/** Right after the money was told these may be about it: the words name nothing else. */
const UNSAID: readonly Intent[] = ['other', 'no', 'complaint'];
/** From here on extra money or a saldo is really what is asked. */
const SURELY_THAT = 0.6;
/** Longer than this, what may be about money among other things is about something else: "je bericht niet gekregen". */
const MOST_WORDS_OF_GUESS = 4;

type Said = Pick<Heard, 'text' | 'meaning'> & Partial<Pick<Heard, 'only'>>;

/** "80", "80 euro"; a day or a time is no amount. */
function amountIn({ text, meaning: { slots } }: Said): string | undefined {
  const dated = slots.dates.length + slots.times.length > 0;
  const alone = dated ? undefined : /(?<!\d)\d{2,4}(?!\d)/.exec(westernDigits(text))?.[0];
  return slots.amounts[0] ?? alone;
}

/** Does the message name an amount, with or without "euro"? */
export function namesAmount(said: Said): boolean {
  return amountIn(said) !== undefined;
}

/** "Ik krijg 80", when we just told another amount. */
function namesAnotherAmount({ now }: Pick<Talk, 'now'>, heard: Said): boolean {
  const [euros] = amountIn(heard)?.split('.') ?? [];
  const last = now.transcript.findLast(({ from, text }) => from === 'bot' && text.includes('€'));
  return euros !== undefined && !hasQuestionMark(heard.text) && last?.text.includes(euros) === false;
}

/** Is this about the money, as far as the classifier can tell? */
function isNear(talk: Pick<Talk, 'now' | 'context'>, { text, meaning }: Said): boolean {
  const { intent, also, likely, confidence } = meaning;
  if ([intent, ...also].some((one) => NEAR.includes(one))) {
    return (
      intent === 'payout' || confidence < SURELY_THAT || (lastToldMoney(talk) && intent !== 'extra-money')
    );
  }
  const isNeed = [intent, ...also].some((one) => RED_TOPICS.includes(one));
  const vague = UNSAID.includes(intent) || confidence < UNSURE_BELOW;
  if (lastToldMoney(talk) && vague && !isNeed) return true;
  const amount = namesAmount({ text, meaning });
  const short = text.trim().split(/\s+/).length <= MOST_WORDS_OF_GUESS;
  return (amount || short) && likely.some((one) => NEAR.includes(one));
}

/** "Er is niks gestort" is not the question when it comes, "waarom krijg ik maar 60" not how much it is. */
export function notAsTold(
  talk: Pick<Talk, 'now' | 'context'>,
  heard: Said,
): 'not-there' | 'differs' | undefined {
  const { meaning, text } = heard;
  // What was kept is taken up as it was meant.
  if (heard.only === true || meaning.urgent !== 'none' || !isNear(talk, heard)) return undefined;
  const signs = talk.context.words.signs(text);
  if (signs.includes('medicine')) return undefined;
  const another = meaning.intent === 'payout' && lastToldMoney(talk) && namesAnotherAmount(talk, heard);
  const usual = signs.includes('usual') && namesAmount(heard);
  if (another || usual || signs.includes('less')) return 'differs';
  return signs.includes('missing') ? 'not-there' : undefined;
}
