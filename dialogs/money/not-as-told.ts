/** Leefgeld that did not come or is another amount than it should be, said in words that ask nothing by themselves. */
import type { Heard } from '../heard.ts';
import { westernDigits } from '../letters.ts';
import type { Intent } from '../meaning.ts';
import { hasQuestionMark } from '../plain.ts';
import type { Talk } from '../talk.ts';

/** The classifier takes these words for a question about the money itself. */
const NEAR: readonly Intent[] = ['payout', 'balance', 'extra-money'];
/** From here on extra money or a saldo is really what is asked. */
const SURELY_THAT = 0.6;

type Said = Pick<Heard, 'text' | 'meaning'>;

/** "80", "80 euro"; a day or a time is no amount. */
function amountIn({ text, meaning: { slots } }: Said): string | undefined {
  const dated = slots.dates.length + slots.times.length > 0;
  return slots.amounts[0] ?? (dated ? undefined : /(?<!\d)\d{2,4}(?!\d)/.exec(westernDigits(text))?.[0]);
}

/** Does the message name an amount, with or without "euro"? */
export function namesAmount(said: Said): boolean {
  return amountIn(said) !== undefined;
}

/** Was a saldo or leefgeld the last thing we told, with at most an offer of ours behind it? */
export function justTold({ now }: Pick<Talk, 'now'>): boolean {
  const { position, money, transcript } = now;
  const last = transcript.findLast(({ from }) => from === 'bot');
  const open = position !== undefined && position.flow !== 'money';
  return last !== undefined && last.at === money.toldAt && !open;
}

/** "Ik krijg 80", when we just told another amount. */
function namesAnother({ now }: Pick<Talk, 'now'>, heard: Said): boolean {
  const amount = amountIn(heard);
  const last = now.transcript.findLast(({ from, text }) => from === 'bot' && text.includes('€'));
  return amount !== undefined && !hasQuestionMark(heard.text) && last?.text.includes(amount) === false;
}

function isNear(talk: Pick<Talk, 'now'>, { intent, also, likely }: Said['meaning']): boolean {
  return justTold(talk) || [intent, ...also, ...likely].some((one) => NEAR.includes(one));
}

/** "Er is niks gestort" is not the question when it comes, "waarom krijg ik maar 60" not how much it is. */
export function notAsTold(
  talk: Pick<Talk, 'now' | 'context'>,
  heard: Said,
): 'not-there' | 'differs' | undefined {
  const { meaning, text } = heard;
  const other = meaning.intent !== 'payout' && meaning.confidence >= SURELY_THAT;
  if (meaning.urgent !== 'none' || !isNear(talk, meaning) || (other && !justTold(talk))) return undefined;
  if (meaning.intent === 'extra-money' && meaning.confidence >= SURELY_THAT) return undefined;
  const signs = talk.context.words.signs(text);
  const another = meaning.intent === 'payout' && justTold(talk) && namesAnother(talk, heard);
  const usual = signs.includes('usual') && namesAmount(heard);
  if (another || usual || signs.includes('less')) return 'differs';
  return signs.includes('missing') ? 'not-there' : undefined;
}
