/**
 * Dutch words that everybody here uses, whatever language they write: "schuld var", "mam schulden". They show nothing
 * about the language of a message that has other words too, and neither do pictures.
 */
const LOANS: readonly string[] = [
  ...['aanmaning', 'afspraak', 'belastingdienst', 'betalingsregeling', 'bewindvoerder', 'bijstand', 'boete'],
  ...['brief', 'brieven', 'budgetbeheer', 'cjib', 'cz', 'deurwaarder', 'digid', 'duo', 'eneco', 'essent'],
  ...['gemeente', 'gerechtsdeurwaarder', 'huishoudboekje', 'huur', 'huurtoeslag', 'incasso', 'kinderbijslag'],
  ...['kindgebonden', 'kinderopvangtoeslag', 'leefgeld', 'menzis', 'rekening', 'saldo', 'schuld', 'schulden'],
  ...['schuldhulp', 'toeslag', 'toeslagen', 'uitkering', 'uwv', 'vattenfall', 'verzekering', 'vgz'],
  ...['voedselbank', 'voorschot', 'wijkteam', 'woningcorporatie', 'zilveren kruis', 'zorgpremie'],
  ...['zorgtoeslag', 'zorgverzekering'],
];
/** Not with what Turkish puts behind them: that "leefgeldim" shows. */
const LOAN = new RegExp(String.raw`(?<![\p{L}\d])(?:${LOANS.join('|')})(?![\p{L}\d])`, 'gu');
const PICTURE = /[\p{Extended_Pictographic}\u200D\uFE0F]+/gu;
const WORD = /(?<![\p{L}\d])\p{L}{2,}/gu;
const LONG_WORD = /\p{L}{5}/u;
/** Fewer words beside them show no language either, unless one is long. */
const FEWEST_WORDS = 2;
/** A longer message has enough words of its own. */
const MOST_CHARACTERS = 200;

const trimmed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The part of the message that shows its language: without these words and without pictures; undefined for all of it. */
export function ownWords(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const all = trimmed(text.toLowerCase());
  const bare = trimmed(all.replace(PICTURE, ' '));
  const own = trimmed(bare.replace(LOAN, ' '));
  const enough = (own.match(WORD)?.length ?? 0) >= FEWEST_WORDS || LONG_WORD.test(own);
  const rest = enough ? own : bare;
  return rest === all || rest === '' ? undefined : rest;
}
