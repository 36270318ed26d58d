/** How words typed at the table are heard: as a message is, but never about money and never to end messages. */
import { parseAnswer } from '../answers/parse-answer.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import { acute } from '../listeners/acute.ts';
import { complaint, privacy, robot } from '../listeners/about-us.ts';
import { aside } from '../listeners/aside.ts';
import { again, answer, back, plainAnswer, yesAndMore } from '../listeners/answer.ts';
import { afterDanger, danger, dangerChecked } from '../listeners/danger.ts';
import { human } from '../listeners/human.ts';
import { language } from '../listeners/language.ts';
import type { Listener } from '../listeners/listener.ts';
import { moneySecrets } from '../listeners/money-care.ts';
import { closing, opening, thanks, waiting } from '../listeners/opening.ts';
import { owned } from '../listeners/owned.ts';
import { places } from '../listeners/places.ts';
import { pause } from '../listeners/pause.ts';
import { MONEY_TOPICS } from '../meaning.ts';
import { say } from '../talk.ts';

/** "Geld" in the menu of needs, or a koppelcode: that is between the resident and their own phone. */
const moneyChosen: Listener = (talk, heard) => {
  const question = openQuestion(talk);
  const parsed = question?.expects === 'need' ? parseAnswer(talk, question, heard) : undefined;
  const chosen = parsed?.kind === 'value' && parsed.value === 'money';
  if (!chosen && heard.meaning.slots.codes.length === 0) return false;
  say(talk, 'spreekuur.no-money');
  resumeFlow(talk);
  return true;
};

/** A question about saldo or leefgeld that answers nothing that was asked. */
const moneyAsked: Listener = (talk, heard) => {
  const { intent, urgent } = heard.meaning;
  const question = openQuestion(talk);
  const answers = question !== undefined && parseAnswer(talk, question, heard).kind !== 'unclear';
  if (answers || urgent !== 'none' || !MONEY_TOPICS.includes(intent)) return false;
  say(talk, 'spreekuur.no-money');
  resumeFlow(talk);
  return true;
};

/** After a rest the same question is simply there again: it is on the screen. */
const goOn: Listener = (talk) => {
  talk.now.restingSince = undefined;
  return false;
};

/** The order of dialogs/listeners/index.ts, without money, stopping, erasing and what only a phone can answer. */
export const TABLE_LISTENERS: readonly Listener[] = [
  goOn,
  danger,
  owned,
  dangerChecked,
  moneySecrets,
  moneyChosen,
  language,
  human,
  afterDanger,
  places,
  plainAnswer,
  yesAndMore,
  acute,
  pause,
  moneyAsked,
  back,
  again,
  robot,
  complaint,
  privacy,
  thanks,
  aside,
  answer,
  closing,
  waiting,
  opening,
];
