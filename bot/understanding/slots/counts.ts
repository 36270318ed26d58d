/** Months of arrears and number of children, when said. */
import { allMatches } from '../all-matches.ts';
import { numberOf } from './number-words.ts';

const NUMBER = String.raw`(\d{1,3}|[a-z]{2,16}|[\u0621-\u064a]{2,6}|a)`;
const EDGE = String.raw`(?<![\p{L}\d])`;
const END = String.raw`(?![\p{L}\d])`;
const MONTHS = new RegExp(
  `${EDGE}${NUMBER} ?(?:maanden|maand|mnd|maandjes|months|month|ay|aydir|miesiac\\w*|miesiec\\w*|mes|meses|luna|chhour|chhor|chhar|shhour|اشهر|شهور|شهر|شهرا)${END}`,
  'gu',
);
const YEARS = new RegExp(`${EDGE}${NUMBER} ?(?:jaar|year|years)${END}`, 'gu');
/** Arabic has a form for two. */
const TWO_MONTHS = new RegExp(`${EDGE}(?:شهرين|شهران|chhrayn|chehrin|shahrayn|shahren)${END}`, 'u');
/** How many there are at most of what is counted here, in the other languages. */
const FEW: readonly string[] = [
  ...['bir un jeden uno', 'iki dos dwa اثنين jouj juj', 'uc tres trzy ثلاث ثلاثه تلات تلاته'],
  ...['dort cuatro cztery kuater اربع اربعه', 'bes cinco piec sinku خمس خمسه', 'alti seis szesc ست سته'],
  ...['yedi siete siedem shete سبع سبعه', 'sekiz ocho osiem ocho ثمان تمن', 'dokuz nueve dziewiec nuebe تسع'],
  ...['on diez dziesiec dies عشر عشره', 'onbir once jedenascie diesun', 'oniki doce dwanascie diesdos'],
];
const FEW_NUMBERS = new Map(
  FEW.flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);
/** Words after it that make it an age or a memory instead of arrears. */
const NO_ARREARS = /^ ?(?:geleden|ago|oud|old|terug|zwanger|pregnant|jong|in verwachting)/;
const MOST_MONTHS = 600;
const CHILDREN = new RegExp(
  `${EDGE}${NUMBER} (?:(?:kleine|jonge|lieve|small|young|little) )?` +
    `(?:kinderen|kind|kids|kid|kindjes|kindertjes|koters|children|child|cocuk|cocugum|hijos|ninos|dzieci|yu|اطفال|اولاد)${END}`,
  'gu',
);
const SONS_AND_DAUGHTERS = new RegExp(
  `${EDGE}${NUMBER} (?:zoons|zonen|zoon|zoontjes|zoontje|dochters|dochter|dochtertjes|dochtertje|jongens|jongen|meisjes|meisje|meiden|baby|babys|peuter|kleuter|sons|son|daughters|daughter|boys|boy|girls|girl|babies|toddler)${END}`,
  'gu',
);
/** "moeder van drie", "dad of two", "kind van 4" (one child, four years old). */
const PARENT_OF = new RegExp(
  `(?<!\\p{L})(?:moeder|vader|mama|papa|mother|father|mum|mom|dad) (?:van|of) ${NUMBER}${END}(?! ?(?:jaar|year))`,
  'u',
);
const ONE_CHILD = new RegExp(
  `${EDGE}(?:kind|kindje|zoontje|dochtertje|child|kid) (?:van|of|aged) (?:\\d{1,2})${END}`,
  'u',
);
const MOST_CHILDREN = 20;

function count(written: string | undefined): number | undefined {
  if (written === 'a' || written === 'an') return 1;
  return numberOf(written ?? '') ?? FEW_NUMBERS.get(written ?? '');
}

/** Months behind: "3 maanden", "drie mnd", "een half jaar" (6), "anderhalf jaar" (18), "een kwartaal" (3). */
export function monthsOf(normal: string): number | undefined {
  const half =
    /(?<!\p{L})(anderhalf jaar|half jaar|halfjaar|half a year|year and a half|kwartaal)(.{0,16})/u.exec(
      normal,
    );
  if (half && !NO_ARREARS.test(half[2] ?? '')) {
    if (half[1] === 'kwartaal') return 3;
    return /anderhalf|and a half/.test(half[1] ?? '') ? 18 : 6;
  }
  for (const [pattern, size] of [
    [MONTHS, 1],
    [YEARS, 12],
  ] as const) {
    for (const match of allMatches(normal, pattern)) {
      const value = count(match[1]);
      const after = normal.slice(match.index + match[0].length, match.index + match[0].length + 16);
      if (value === undefined || value === 0 || NO_ARREARS.test(after)) continue;
      if (value * size <= MOST_MONTHS) return value * size;
    }
  }
  return TWO_MONTHS.test(normal) ? 2 : undefined;
}

/** Number of children: "3 kinderen", "twee kids", "een zoon en twee dochters" (3), "een tweeling" (2). */
export function childrenOf(normal: string): number | undefined {
  const of = (pattern: RegExp): number =>
    allMatches(normal, pattern).reduce((sum, match) => sum + (count(match[1]) ?? 0), 0);
  const twins = /(?<!\p{L})(?:tweeling|twins)(?!\p{L})/u.test(normal) ? 2 : 0;
  const parent = count(PARENT_OF.exec(normal)?.[1]) ?? 0;
  const one = ONE_CHILD.test(normal) ? 1 : 0;
  const total = of(CHILDREN) || of(SONS_AND_DAUGHTERS) + twins || parent || one;
  return total > 0 && total <= MOST_CHILDREN ? total : undefined;
}
