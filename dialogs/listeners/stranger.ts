/**
 * "Hallo, dit is haar man": somebody else has the phone. Nothing more is asked, and nothing is said of what was told,
 * until a worker has spoken with the resident.
 */
import { reasonOf } from '../stoplight.ts';
import { requestHandover } from '../handover/request.ts';
import { hasOpenHandover, isInDanger } from '../handover/state.ts';
import type { Heard } from '../heard.ts';
import { answerBy, firstPerson } from '../money/ask-person.ts';
import { unlink } from '../money/identity.ts';
import { promise, say, type Talk } from '../talk.ts';
import { openPromise } from '../promised.ts';
import { isWithStranger, STRANGER_TASK } from '../with-stranger.ts';
import type { Worker } from '../city.ts';
import { deniesName, endRoutine } from './money-care.ts';
import type { Listener } from './listener.ts';

const PARTNER_NL = 'man|vrouw|vriend|vriendin|partner|echtgeno\\w+|verloofde|ex';
const FAMILY_NL = `${PARTNER_NL}|moeder|vader|mama|papa|zoon|dochter|kind|zus|zusje|broer|broertje|tante|oom|oma|opa|buurvrouw|buurman|baas`;
const PARTNER_EN = 'husband|wife|partner|boyfriend|girlfriend|fiancee?|ex';
const FAMILY_EN = `${PARTNER_EN}|mother|mum|mom|father|dad|son|daughter|child|sister|brother|aunt|uncle|neighbou?r|boss`;

/**
 * Who says whose husband, wife or mother they are, asks why we write to her, or says whose phone it no longer is. "Ik
 * ben haar moeder" is mostly said by who writes for a daughter; "ik ben haar man" on her phone is not.
 */
const STRANGERS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:dit is|(?:je|jij|u) (?:spreekt|praat|appt)(?: nu)? met) (?:nu )?(?:haar|zijn|der|dr|zn) (?:${FAMILY_NL})(?=$| (?:wie|wat|waarom|hou|laat|stop|zij|ze|hij|zeg|er is|ik)\\b)`,
  ),
  new RegExp(`\\bik ben (?:haar|zijn|der|dr|zn) (?:${PARTNER_NL})\\b`),
  new RegExp(
    `\\b(?:waarom|hoezo) (?:app|appt|appen|stuur|sturen|schrijf|schrijven) (?:je|jij|jullie|u) (?:naar |aan |met )?(?:mijn|mn) (?:${FAMILY_NL})\\b`,
  ),
  new RegExp(`^wat (?:moet|moeten|wil|willen) (?:je|jij|jullie|u) van (?:mijn|mn) (?:${FAMILY_NL})$`),
  /\blaat (?:mijn|mn) (?:vrouw|man|vriendin|vriend|dochter|zoon|moeder|vader) met rust\b/,
  /\b(?:deze telefoon|dit nummer|dit toestel|deze mobiel) is (?:(?:nu )?niet meer van (?!mij\b|mijn\b|mn\b|me\b|ons\b)|niet van (?:haar|hem)$)/,
  new RegExp(
    `\\b(?:this is|you(?: are|re) (?:talking|speaking|writing) (?:to|with)) (?:her|his) (?:${FAMILY_EN})\\b`,
  ),
  new RegExp(`\\b(?:i am|im) (?:her|his) (?:${PARTNER_EN})\\b`),
  new RegExp(
    `\\bwhy (?:are|do|did) you (?:text|texting|message|messaging|write|writing|contact|contacting)(?: to)? my (?:${FAMILY_EN})\\b`,
  ),
  new RegExp(`\\bleave my (?:${FAMILY_EN}) alone\\b`),
  /\bthis (?:phone|number) (?:(?:is not|isnt) (?:hers|his)$|is no longer (?:hers|his|of ))/,
  /\bthis (?:phone|number) (?:no longer belongs|does not belong|doesnt belong) to (?!me\b|us\b)/,
  /\b(?:kocasiyim|karisiyim|onun esiyim|ben esiyim)\b/,
  /\b(?:ben|bu) onun (?:kocasi|karisi|esi)\b/,
  /\bonun (?:annesi|babasi|abisi|ablasi|kardesi|oglu|kizi)y[iu]m\b/,
  /\b(?:neden|niye|nicin) (?:karima|esime|kocama|kizima|anneme) (?:mesaj |surekli )?(?:yaziyor\w*|atiyor\w*|gonderiyor\w*)/,
  /\bbu (?:telefon|numara|hat) artik onun degil\b/,
  /(?:^| )(?:انا|معك|معكم|هذا|هذه|هنا) (?:زوجها|زوجته|جوزها|رجلها|مرته|خطيبها)(?= |$)/,
  /(?:^| )(?:معك|معكم|هذا|هذه|هنا) (?:امها|امه|ابوها|والدها|والدتها|ابنها|بنتها|اخوها|اختها|اخوه)(?= |$)/,
  /(?:لماذا|ليش|علاش) \S+ (?:ل|الي |مع )?(?:زوجتي|زوجي|مرتي|جوزي|بنتي|ابنتي)/,
  /هذا (?:الرقم|الهاتف|التلفون) (?:لم يعد|ما عاد) (?:لها|له|رقمها|رقمه)/,
  /\b(?:tu|to jest|mowi|z tej strony|rozmawia\w* z) (?:jej|jego) (?:maz|mezem|zona|partner\w*|chlopak|mama|matka|ojciec|tata|syn|corka|siostra|brat)\b/,
  /\bjestem (?:jej (?:mezem|partnerem|chlopakiem|narzeczonym)|jego (?:zona|partnerka|dziewczyna|narzeczona))\b/,
  /\b(?:dlaczego|czemu|po co) (?:pan |pani |panstwo )?(?:pisz\w+|wysyl\w+) (?:\w+ )?do (?:mojej|mojego) /,
  /\bten (?:telefon|numer) (?:juz )?nie (?:jest|nalezy) (?:juz )?(?:jej|jego|do niej|do niego)\b/,
  /\bsoy su (?:marido|esposo|esposa|mujer|novio|novia|pareja)\b/,
  /\b(?:habla|hablas|hablando|este es|esta es) (?:con )?su (?:marido|esposo|esposa|mujer|novio|novia|pareja|madre|padre|hijo|hija|hermano|hermana)\b/,
  /\bpor que (?:le )?(?:escrib\w+|mandas?|mandan|envias?|envian) (?:mensajes? )?a mi (?:mujer|esposa|esposo|marido|novia|novio|hija|hijo|madre)\b/,
  /\beste (?:telefono|numero) ya no es (?!mio\b)/,
  /\bmi ta su (?:kasa|esposo|esposa|partner|marido)\b/,
  /\b(?:esaki ta|bo ta papia ku) su (?:esposo|esposa|partner|marido|mama|tata|ruman|yu)\b/,
  /\b(?:pakiko|dikon) (?:bo|boso) (?:ta )?(?:manda|skirbi|app)\w* (?:mensahe )?(?:pa |na )?mi (?:kasa|esposo|esposa|senora)\b/,
  /\be (?:telefon|number|numero) aki no ta di dje mas\b/,
];

/** Does somebody else than the resident say these words? @param text as `plain` gives it */
export function isOfStranger(text: string): boolean {
  return STRANGERS.some((stranger) => stranger.test(text));
}

/** Nobody is known here of whom anything could be given away. */
function isUnknown({ now }: Talk): boolean {
  const { answers, handover, stoplight, money, traject, promises } = now;
  const known = money.participant !== undefined || traject !== undefined || promises.length > 0;
  const told = Object.keys(answers).length > 0 || handover !== undefined || stoplight !== undefined;
  return !told && !known;
}

function whoLooks(talk: Talk): Worker {
  const { handover, fixedContact } = talk.now;
  const id = hasOpenHandover(talk.now) ? handover?.worker : fixedContact;
  return talk.context.facts.people.find((one) => one.id === id) ?? firstPerson(talk);
}

/** In danger that somebody else has the phone has haste too. */
function tellWorker(talk: Talk, worker: string, what: 'phone-task' | 'message'): void {
  talk.effects.push({ kind: 'notify', worker, what: isInDanger(talk.now) ? 'emergency' : what });
}

/** A person looks for the resident; what was already to be asked by telephone stays in it. */
function askToLook(talk: Talk): void {
  const worker = whoLooks(talk);
  const before = openPromise(talk.now.promises, 'phone-task')?.what;
  promise(talk, {
    kind: 'phone-task',
    what: before === undefined ? STRANGER_TASK : `${before}; ${STRANGER_TASK}`,
    owner: worker.id,
    due: answerBy(talk, worker),
  });
  tellWorker(talk, worker.id, 'phone-task');
}

/** Whoever it is may be in need or want a person: that is heard, without a word of what was told before. */
function hearOn(talk: Talk, heard: Heard): void {
  const { urgent, intent } = heard.meaning;
  const red = urgent !== 'none';
  if (red || intent === 'human' || heard.word === 'human' || heard.word === 'call') {
    const reason = (red ? reasonOf(talk, intent) : undefined) ?? 'vraagt om een mens';
    requestHandover(talk, { urgency: red ? 'red' : 'normal', reason });
    return;
  }
  const worker = openPromise(talk.now.promises, 'phone-task')?.owner;
  if (worker !== undefined) tellWorker(talk, worker, 'message');
  say(talk, 'stranger.again');
}

export const stranger: Listener = (talk, heard) => {
  if (isWithStranger(talk.now)) {
    hearOn(talk, heard);
    return true;
  }
  const { money } = talk.now;
  // A number that changed hands has its own words where money is linked.
  if (money.participant !== undefined && talk.context.words.topics(heard.text).includes('wrong-person'))
    return false;
  const says = isOfStranger(heard.plain) || deniesName(talk, heard);
  if (!says || isUnknown(talk)) return false;
  if (money.participant !== undefined) unlink(talk, 'wrong-person');
  endRoutine(talk);
  askToLook(talk);
  if (heard.meaning.urgent === 'none') say(talk, 'stranger.heard');
  else hearOn(talk, heard);
  return true;
};
