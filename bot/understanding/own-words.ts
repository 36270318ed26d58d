/**
 * Dutch words that everybody here uses, whatever language they write: "schuld var", "mam schulden". They show nothing
 * about the language of a message that has other words too.
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
const WORD = /(?<![\p{L}\d])\p{L}{2,}/gu;
/** Fewer words beside them show no language either. */
const FEWEST_WORDS = 2;
/** A longer message has enough words of its own. */
const MOST_CHARACTERS = 200;

/** The message without these words; undefined when none is in it, or when too little is left. */
export function withoutLoans(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const rest = text.toLowerCase().replace(LOAN, ' ').replace(/\s+/g, ' ').trim();
  if (rest.length >= text.trim().length) return undefined;
  return (rest.match(WORD)?.length ?? 0) < FEWEST_WORDS ? undefined : rest;
}
