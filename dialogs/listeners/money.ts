/** Questions about money: saldo, leefgeld, bills, extra money, and how the Huishoudboekje works (design C8). */
import { parseAnswer, yesOrNoInFront } from '../answers/parse-answer.ts';
import { openQuestion, resumeFlow } from '../engine.ts';
import type { AskStep } from '../flow.ts';
import type { Heard } from '../heard.ts';
import { isInDanger } from '../handover/state.ts';
import type { Intent } from '../meaning.ts';
import { answerMoney } from '../money/answer.ts';
import { askedIn, type Asked } from '../money/asked.ts';
import { audit } from '../money/audit.ts';
import { beginRequest } from '../money/extra-request.ts';
import { isOpen, MONEY_CONSENT } from '../money/identity.ts';
import { stopNotices } from '../money/notices.ts';
import { BILL_QUESTIONS, isBillKind, withQuestions, type Question } from '../money/questions.ts';
import { runFlows } from '../money/run-flows.ts';
import { tellGeneral, tellOwnBill } from '../money/tell-general.ts';
import { cut } from '../summary.ts';
import { justSaid, say, type Talk } from '../talk.ts';
import { hasQuestionMark } from '../plain.ts';
import { acute } from './acute.ts';
import { answer } from './answer.ts';
import type { Listener } from './listener.ts';

/** A rest this long makes an open question one of another day. */
const HOURS_OF_REST = 12;
/** Words of the question that are kept for a person. */
const MOST_WORDS = 200;
/** So few words without one of money are easily taken for it: "en maandag dan". */
const SURE_OF_FEW = 0.7;
/** From this confidence a money question is one whatever its words; a bill may only be named. */
const SURE_OF_MONEY = 0.9;
const SURE_MONEY: readonly Intent[] = ['balance', 'payout', 'extra-money'];
/** A message this short is a question by itself ("saldo"). */
const FEW_WORDS = 3;

function asks(talk: Talk, { text }: Heard): boolean {
  return hasQuestionMark(text) || talk.context.words.signs(text).includes('asks');
}

/** Words of money, or a question in a word or two ("saldo"); "huur en energie" alone names bills and asks nothing. */
function namesMoney(talk: Talk, heard: Heard): boolean {
  const topics = talk.context.words.topics(heard.text);
  if (topics.length > 0) return topics.some((topic) => !isBillKind(topic));
  const { intent, confidence } = heard.meaning;
  const few = heard.plain.split(' ').length <= FEW_WORDS && confidence >= SURE_OF_FEW;
  return few && intent !== 'bill-paid';
}

/** "Ik wil mn saldo weten" asks without a word of asking, and answers nothing. */
function isSurelyMoney(talk: Talk, step: AskStep, heard: Heard): boolean {
  const { intent, confidence } = heard.meaning;
  const sure = SURE_MONEY.includes(intent) && confidence >= SURE_OF_MONEY;
  return sure && parseAnswer(talk, step, heard).kind === 'unclear';
}

/** Is this the answer to what was asked, rather than a question about money? */
function answersQuestion(talk: Talk, heard: Heard, asked: Asked): boolean {
  const step = openQuestion(talk);
  if (step === undefined) return false;
  const free = step.expects === 'words' || step.expects === 'call-time' || step.expects === 'area';
  if (talk.now.position?.flow.startsWith('money') === true) {
    if (free) return asked.questions.length === 0 || !asks(talk, heard);
    return parseAnswer(talk, step, heard).kind !== 'unclear';
  }
  if (!asks(talk, heard) && !namesMoney(talk, heard)) return free || !isSurelyMoney(talk, step, heard);
  if (free || step.expects === 'need') return false;
  return parseAnswer(talk, step, heard).kind === 'value';
}

function rememberQuestions(talk: Talk, heard: Heard, questions: readonly Question[]): void {
  const { money } = talk.now;
  money.words = cut(heard.text, MOST_WORDS);
  if (questions.length === 0) return;
  // What waits for a code or a birthday is kept; an older question that was left is not brought up again.
  const open = money.participant === undefined || talk.now.position?.flow === 'money';
  money.waiting = withQuestions(open ? money.waiting : undefined, questions);
  const { month = heard.meaning.slots.dates[0]?.slice(0, 7) } = heard.meaning.slots;
  if (month !== undefined) money.month = month;
  else if (!open || questions.some((one) => BILL_QUESTIONS.includes(one))) delete money.month;
}

function withdrawConsent(talk: Talk): void {
  for (const [receiver, consent] of Object.entries(talk.now.consent)) {
    if (receiver.startsWith(MONEY_CONSENT))
      talk.now.consent[receiver] = { ...consent, given: false, at: talk.context.now };
  }
  audit(talk, 'consent-withdrawn');
  say(talk, 'money.unshared');
}

/** What takes something back is done at once: no check is needed for less. */
function takesBack(talk: Talk, { topics }: Asked): boolean {
  if (topics.includes('unshare')) {
    withdrawConsent(talk);
    // Who may not see it may read along on this telephone: no amount is written unasked from now on.
    if (talk.now.money.participant !== undefined) talk.now.money.writing ??= 'on-request';
  } else if (topics.includes('notices-off')) {
    stopNotices(talk);
    say(talk, 'money.notices-stopped');
  } else return false;
  resumeFlow(talk);
  return true;
}

/** @param first the first message of somebody new: who asks whether this is real hears the opening question next */
function flowsFor(talk: Talk, asked: Asked, first: boolean): string[] {
  const { told, offer } = tellGeneral(talk, asked.general);
  if (asked.ownBill) tellOwnBill(talk, asked.topics);
  const flows = [...(asked.questions.length > 0 ? ['money'] : []), ...asked.flows];
  if (flows.length === 0 && (offer || asked.ownBill)) flows.push('money-person');
  if (flows.length === 0 && first && asked.topics.includes('real')) flows.push('intake');
  if (flows.length === 0 && told) resumeFlow(talk);
  return flows;
}

/** "3 mei, en wanneer krijg ik geld?": what is asked along with the birthday is answered after it. */
function askAfterCheck(talk: Talk, { questions }: Asked): void {
  const { money } = talk.now;
  if (openQuestion(talk)?.expects === 'birthday') money.waiting = withQuestions(money.waiting, questions);
}

/** "Nee, toch niet", right after somebody else may hear about the money. */
function regretsSharing(talk: Talk, heard: Heard): boolean {
  const no = heard.meaning.urgent === 'none' && yesOrNoInFront(talk, heard) === 'no';
  return no && talk.now.position === undefined && justSaid(talk, 'money.shared', {});
}

export const money: Listener = (talk, heard) => {
  if (regretsSharing(talk, heard)) {
    withdrawConsent(talk);
    return true;
  }
  const asked = askedIn(talk, heard);
  const any = asked.questions.length + asked.general.length + asked.flows.length > 0 || asked.ownBill;
  const back = asked.topics.includes('unshare') || asked.topics.includes('notices-off');
  if (!any && !back) return false;
  if (answersQuestion(talk, heard, asked)) {
    askAfterCheck(talk, asked);
    return false;
  }
  if (takesBack(talk, asked)) return true;
  const rested = (heard.hoursSince ?? 0) >= HOURS_OF_REST;
  rememberQuestions(talk, heard, asked.questions);
  if (asked.topics.includes('extra')) beginRequest(talk, heard);
  runFlows(talk, flowsFor(talk, asked, heard.first), rested);
  return true;
};

/** "Wie is mijn contactpersoon?" asks for a name, not for that person to come. */
export const contact: Listener = (talk, heard) => {
  if (heard.word === 'human' || heard.meaning.urgent !== 'none' || isInDanger(talk.now)) return false;
  return talk.context.words.topics(heard.text).includes('contact') && money(talk, heard);
};

/** Questions of ours that a name or a day answers, though these words mean something else elsewhere. */
const NAMES = ['share-who'];
const DAYS = ['extra-when', 'wrong-day'];

/** "morgen" is no pause when we asked for a day, and a name is nobody called for when we asked for one. */
export const nameOrDay: Listener = (talk, heard) => {
  const step = openQuestion(talk);
  if (step === undefined || talk.now.restingSince !== undefined || heard.meaning.urgent !== 'none')
    return false;
  const { workers, dates } = heard.meaning.slots;
  const name = NAMES.includes(step.saves) && workers.length > 0 && heard.word === undefined;
  const day = DAYS.includes(step.saves) && dates.length > 0;
  return (name || day) && answer(talk, heard);
};

/** Puts what the money part says before the question that the acute help ends with. */
function answerBeforeQuestion(talk: Talk): void {
  const question = openQuestion(talk) === undefined ? undefined : talk.now.transcript.pop();
  answerMoney(talk);
  if (question !== undefined) talk.now.transcript.push(question);
}

/** Is a money question beside an acute need answered in the same turn? Otherwise it waits until help is arranged. */
export function answersAtOnce(talk: Talk): boolean {
  return isOpen(talk) && talk.now.money.writing !== 'on-request';
}

/** "De deurwaarder zegt dat jullie de huur niet betaald hebben": who says so makes it acute. */
function asCry(talk: Talk, heard: Heard): Heard {
  const { intent, also, urgent } = heard.meaning;
  const bailiff = intent === 'bailiff' || also.includes('bailiff');
  const disputed = talk.context.words.topics(heard.text).includes('disputed');
  if (urgent !== 'none' || !bailiff || !disputed) return heard;
  const others = [intent, ...also].filter((one) => one !== 'bailiff');
  return { ...heard, meaning: { ...heard.meaning, intent: 'bailiff', also: others, urgent: 'red' } };
}

/** Acute need first; a money question in the same message is answered too, at once or when the help is arranged. */
export const acuteAndMoney: Listener = (talk, heard) => {
  if (!acute(talk, asCry(talk, heard))) return false;
  const { questions } = askedIn(talk, heard);
  if (questions.length === 0 || !answersAtOnce(talk)) return true;
  rememberQuestions(talk, heard, questions);
  answerBeforeQuestion(talk);
  return true;
};
