/** The order in which a message is heard; the first listener that deals with it ends the search. */
import { complaint, cost, erase, privacy, reach, robot } from './about-us.ts';
import { areaTold, twoAreas } from './area-told.ts';
import { aside } from './aside.ts';
import { acuteWhileOwned } from './acute.ts';
import { afterAll, again, answer, back, plainAnswer, yesAndMore } from './answer.ts';
import { afterDanger, danger, dangerChecked } from './danger.ts';
import { billTold } from './bill-told.ts';
import { child } from './child.ts';
import { earlierTap } from './earlier-tap.ts';
import { fear } from './fear.ts';
import { forAnother } from './for-another.ts';
import { human, unheard } from './human.ts';
import { language } from './language.ts';
import { letterAnswer } from '../letter/keep.ts';
import { asksToRead, pasted, photo } from '../letter/receive.ts';
import type { Listener } from './listener.ts';
import { maandgesprek } from './maandgesprek.ts';
import { acuteAndMoney, contact, money, nameOrDay } from './money.ts';
import { moneySecrets, moneyUpkeep, wrongPerson } from './money-care.ts';
import { moneyCode } from './money-code.ts';
import { moneyDoubt } from './money-doubt.ts';
import { needFirst } from './need-first.ts';
import { closing, media, opening, thanks, waiting } from './opening.ts';
import { owned } from './owned.ts';
import { noHelp, noPerson } from './no-person.ts';
import { parting, pause, resume } from './pause.ts';
import { picture } from './picture.ts';
import { plan } from './plan.ts';
import { places } from './places.ts';
import { rateLimit } from './rate-limit.ts';
import { speech } from './speech.ts';
import { spreekuurAnswer, withdrawal } from './spreekuur.ts';
import { stranger } from './stranger.ts';
import { stays } from './stays.ts';
import { optedOut, stop } from './stop-and-start.ts';
import { news } from './takes-note.ts';
import { backInTouch, trajectAnswer } from './traject.ts';
import { unreadable } from './unreadable.ts';

/** Opt-out and danger come before everything; a person's conversation before any routine; then the open question. */
export const LISTENERS: readonly Listener[] = [
  moneyUpkeep,
  optedOut,
  backInTouch,
  danger,
  withdrawal,
  stop,
  stays,
  trajectAnswer,
  spreekuurAnswer,
  letterAnswer,
  acuteWhileOwned,
  owned,
  rateLimit,
  unreadable,
  stranger,
  earlierTap,
  dangerChecked,
  pasted,
  moneySecrets,
  maandgesprek,
  plan,
  picture,
  speech,
  language,
  nameOrDay,
  contact,
  child,
  fear,
  noHelp,
  noPerson,
  reach,
  human,
  unheard,
  afterDanger,
  wrongPerson,
  moneyCode,
  photo,
  media,
  asksToRead,
  places,
  forAnother,
  twoAreas,
  areaTold,
  moneyDoubt,
  news,
  plainAnswer,
  yesAndMore,
  billTold,
  afterAll,
  acuteAndMoney,
  parting,
  pause,
  money,
  needFirst,
  robot,
  cost,
  erase,
  complaint,
  privacy,
  resume,
  back,
  again,
  thanks,
  aside,
  answer,
  closing,
  waiting,
  opening,
];
