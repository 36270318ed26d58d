/** "Het saldo van Ahmed": somebody else's name beside money. */
import type { Heard } from '../heard.ts';
import { plain } from '../plain.ts';
import type { Talk } from '../talk.ts';

/** A bill is not among them: behind it stands who is paid ("de huur van Vestia"). */
const MONEY = '(?:saldo|stand|leefgeld|weekgeld|balance|bakiye|bakiyesi)';
/** A name is written with a capital: in small letters it might be anything. */
const NAME = String.raw`(\p{Lu}\p{Ll}{2,})`;
const BESIDE: readonly RegExp[] = [
  new RegExp(String.raw`\b${MONEY} (?:van|of|de|di) ${NAME}`, 'u'),
  new RegExp(String.raw`${NAME}['’]s ${MONEY}`, 'u'),
  new RegExp(String.raw`${NAME}['’]n?[ıiuü]n ${MONEY}`, 'u'),
];
/** Written with a capital too, and nobody: days and months have slots of their own. */
const NOBODY =
  /^(?:what|that|where|who|how|it|let|the|this|last|next|me|mine|ours|huishoudboekje|gemeente|rotterdam|eneco|essent|vattenfall|vandaag|today|deze|dit|de|het|vorige|volgende|mij|mijn|mezelf|ons|onze|my|mi)$/;

/** Is money asked about of somebody who is named, and is not the resident? */
export function namesAnother(
  { now }: Pick<Talk, 'now'>,
  { text, meaning }: Pick<Heard, 'text' | 'meaning'>,
): boolean {
  if (meaning.slots.month !== undefined || meaning.slots.dates.length > 0) return false;
  const own = plain(now.name ?? '').split(' ');
  return BESIDE.some((pattern) => {
    const name = plain(pattern.exec(text)?.[1] ?? '');
    return name !== '' && !own.includes(name) && !NOBODY.test(name);
  });
}
