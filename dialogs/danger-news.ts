/** Other news from somebody for whom a person was asked because of danger: passed on, with what helps nearby. */
import type { DirectoryNeed } from './city.ts';
import { DANGER_NUMBERS } from './danger.ts';
import { requestHandover, workerName } from './handover/request.ts';
import type { Heard } from './heard.ts';
import { RED_TOPICS, type Intent } from './meaning.ts';
import { directory } from './steps/directory.ts';
import { reasonOf } from './stoplight.ts';
import { say, toldNow, type Talk } from './talk.ts';

const HELP: Readonly<Partial<Record<Intent, DirectoryNeed>>> = {
  'no-food': 'food',
  eviction: 'housing',
  cutoff: 'energy',
  bailiff: 'money-help',
};

/** Named with so much certainty ("de deurwaarder") it is what the fear is about. */
const SURE_OF_NEWS = 0.9;

/** @returns false when there is no news in it, or none that was not told before */
export function hearNews(talk: Talk, { meaning, text }: Heard): boolean {
  const { handover, answers } = talk.now;
  const named = RED_TOPICS.includes(meaning.intent) && meaning.confidence >= SURE_OF_NEWS;
  if ((meaning.urgent !== 'red' && !named) || handover === undefined) return false;
  const news = RED_TOPICS.find((one) => one === meaning.intent || meaning.also.includes(one));
  const kept = answers.need === undefined ? 'need' : 'threat';
  if (news === undefined || [answers.need?.value, answers.threat?.value].includes(news)) return false;
  answers[kept] = toldNow(talk, news, text);
  const reason = reasonOf(talk, news);
  if (reason !== undefined) requestHandover(talk, { urgency: 'red', reason, quiet: true });
  const worker = workerName(talk, handover.worker);
  say(talk, 'danger.news', { worker, ...DANGER_NUMBERS }, { always: true });
  const place = HELP[news];
  if (place !== undefined) directory(talk, { directory: place, next: '' });
  return true;
}
