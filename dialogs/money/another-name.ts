/** "Het saldo van Ahmed": somebody else's name beside money. */
import type { Heard } from '../heard.ts';
import { plain } from '../plain.ts';
import type { Talk } from '../talk.ts';

/** A bill is not among them: behind it stands who is paid ("de huur van Vestia"). */
const MONEY = '(?:saldo|stand|leefgeld|weekgeld|balance|bakiye|bakiyesi)';
/** A name is written with a capital: in small letters it might be anything, but for the last word of a question. */
const NAME = String.raw`(\p{Lu}\p{Ll}{2,})`;
const BESIDE: readonly RegExp[] = [
  new RegExp(String.raw`\b${MONEY} (?:van|of|de|di) ${NAME}`, 'u'),
  new RegExp(String.raw`${NAME}['’]s ${MONEY}`, 'u'),
  new RegExp(String.raw`${NAME}['’]n?[ıiuü]n ${MONEY}`, 'u'),
];
/** The last word of a question, in small letters too. */
const LAST = new RegExp(String.raw`\b${MONEY} (?:van|of|de|di) ([\p{Ll}\p{Lo}]{3,})$`, 'u');

/** Is money asked about of somebody who is named, and is not the resident? */
export function namesAnother(
  { now, context }: Pick<Talk, 'now' | 'context'>,
  { text, meaning }: Pick<Heard, 'text' | 'meaning'>,
): boolean {
  if (meaning.slots.month !== undefined || meaning.slots.dates.length > 0) return false;
  const own = plain(now.name ?? '').split(' ');
  const found = [...BESIDE.map((pattern) => pattern.exec(text)?.[1]), LAST.exec(plain(text))?.[1]];
  return found.some((name) => {
    if (name === undefined || own.includes(plain(name))) return false;
    return !context.words.signs(name).includes('no-owner');
  });
}
