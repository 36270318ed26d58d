/** Facts named in a message: amounts, dates, times, months behind, children, workers, codes. */
import { DAY_AFTER_TOMORROW, TODAY, TOMORROW } from '../../../dialogs/near-days.ts';
import type { MeaningContext, Slots } from '../../../dialogs/meaning.ts';
import type { ReadMessage } from '../read-message.ts';
import { amountsOf } from './amounts.ts';
import { birthdayOf } from './birthday.ts';
import { codesOf } from './codes.ts';
import { childrenOf, monthsOf } from './counts.ts';
import { MONTH_NAMES, WEEKDAY_NAMES } from './months.ts';
import { datesOf } from './dates.ts';
import { namedMonthOf } from './named-month.ts';
import { timesOf } from './times.ts';
import { workersIn } from './workers.ts';

/** Longest part of a message in which facts are looked for; a story's figures are for people to read. */
const SEARCHED_CHARACTERS = 800;

/** A birthday is said in a few words; a longer text only mentions days. */
const MOST_CHARACTERS_OF_BIRTHDAY = 60;

/** Cheap signs that a message can hold such a fact at all; the exact search is only done where one occurs. */
const MAY_HOLD = {
  amount: /\d|eur|€|ton|cent|tientje|tenner|honderd|duizend|hundred|thousand|grand|piek|avro|يورو/,
  date: new RegExp(
    `\\d|morgen|gister|vandaag|van(?:avond|middag|ochtend)|today|night|tomorrow|tmrw|yesterday|${TODAY}|${TOMORROW}|${DAY_AFTER_TOMORROW}|dag|day|eerste|first|fortnight|week|weken|maand|month|${WEEKDAY_NAMES}`,
  ),
  birthday: new RegExp(`\\d|${MONTH_NAMES}`),
  month: new RegExp(`maand|month|ay|mies|mes|luna|شهر|${MONTH_NAMES}`),
  time: /\d|half|noon|night|nacht|kwart|quarter|uur|clock|vijf |tien |twintig |five |ten |twenty |[ap]\.?m\b/,
  months: /maand|mnd|month|jaar|year|kwartaal|ay|mies|mes|luna|chh|chehr|sh?ah?r|shhour|شهر|شهور|اشهر/,
  children:
    /kind|kid|child|koter|cocu|hij|nin|dziec|yu|اطفال|اولاد|zo|dochter|jongen|mei|son|daughter|boy|girl|twe|twins|van|of |baby/,
};

/** Slots of a message; `text` is as sent, `message` the same one read. */
export function slotsOf(text: string, message: ReadMessage, context: MeaningContext): Slots {
  const normal = message.normal.slice(0, SEARCHED_CHARACTERS);
  const months = MAY_HOLD.months.test(normal) ? monthsOf(normal) : undefined;
  const month = MAY_HOLD.month.test(normal) ? namedMonthOf(normal, context.today) : undefined;
  const birthday =
    normal.length <= MOST_CHARACTERS_OF_BIRTHDAY && MAY_HOLD.birthday.test(normal)
      ? birthdayOf(text)
      : undefined;
  const children = MAY_HOLD.children.test(normal) ? childrenOf(normal) : undefined;
  return {
    amounts: MAY_HOLD.amount.test(normal) ? amountsOf(normal) : [],
    dates: MAY_HOLD.date.test(normal) ? datesOf(normal, context.today) : [],
    times: MAY_HOLD.time.test(normal) ? timesOf(normal) : [],
    ...(month !== undefined && { month }),
    ...(months !== undefined && { months }),
    ...(children !== undefined && { children }),
    ...(birthday !== undefined && { birthday }),
    workers: workersIn(message.words, context.workers),
    codes: /\d/.test(normal) ? codesOf(text.slice(0, SEARCHED_CHARACTERS)) : [],
  };
}
