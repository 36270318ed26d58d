/** What each listener takes on when it deals with a message; what else was asked in it is kept for later. */
import { needToldBy } from '../answers/need.ts';
import type { Heard } from '../heard.ts';
import { MONEY_TOPICS, type Intent } from '../meaning.ts';
import { alsoMeant, isExplained } from '../money/asked.ts';
import type { Talk } from '../talk.ts';
import { complaint, erase, privacy } from './about-us.ts';
import { yesAndMore } from './answer.ts';
import { human } from './human.ts';
import type { Listener } from './listener.ts';
import { acuteAndMoney, answersAtOnce, money } from './money.ts';
import { needFirst } from './need-first.ts';
import { opening } from './opening.ts';
import { resume } from './pause.ts';

/** `own`: what the message is about first of all. */
type Takes = readonly (Intent | 'own')[];

/** A person who was asked also deals with help, letters and complaints: nobody is asked more than is needed. */
const TAKES = new Map<Listener, Takes>([
  [acuteAndMoney, ['own', 'get-help', 'letter', 'human', 'complaint']],
  [human, ['human', 'get-help', 'letter', 'complaint']],
  [complaint, ['complaint', 'human']],
  [privacy, ['privacy']],
  [erase, ['erase']],
  [yesAndMore, ['yes', 'no']],
  [needFirst, ['own', 'get-help', 'letter', 'human']],
  [opening, ['own']],
]);

/** The intents this listener dealt with; undefined when nothing of the message can be left over. */
export function dealsWith(talk: Talk, listener: Listener, heard: Heard): readonly Intent[] | undefined {
  const { intent } = heard.meaning;
  const takes = TAKES.get(listener)?.map((one) => (one === 'own' ? intent : one));
  // What somebody comes back with waits, unless it is what they were being asked about.
  if (listener === resume) return needToldBy(talk, heard) === talk.now.answers.need?.value ? [intent] : [];
  if (listener === money) {
    const own = isExplained(talk, heard) ? [intent] : [];
    return [...MONEY_TOPICS, ...own, ...alsoMeant(talk, heard)];
  }
  return listener === acuteAndMoney && answersAtOnce(talk) ? [...(takes ?? []), ...MONEY_TOPICS] : takes;
}
