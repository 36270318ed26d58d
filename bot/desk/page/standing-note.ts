/** One or two sentences on how a conversation stands now, and what stands in the way. */
import { moment } from './times.ts';
import type { Detail, Handover, Promised } from './types.ts';
import { asStart, inSentence } from './words.ts';

/** As a handover says it (dialogs/handover/state.ts). */
const NO_ANSWER = 'geen antwoord op tijd';

export interface Note {
  readonly kind: 'calm' | 'warn' | 'stop';
  readonly text: string;
  /** Words that would be sent instead, to read before sending. */
  readonly preview?: string;
}

function who(detail: Detail): string {
  return detail.handover?.workerName ?? detail.handover?.worker ?? 'een collega';
}

/** Who was asked before and why that came to nothing, each once. */
function passedWords(passed: NonNullable<Handover['passed']>): string {
  const people = [...new Map(passed.map((one) => [one.worker, one])).values()];
  const [one, ...more] = people;
  if (one === undefined) return '';
  const late = people.some(({ why }) => why === NO_ANSWER);
  if (more.length > 0)
    return ` ${people.length} collega’s ${late ? 'konden niet of antwoordden niet op tijd' : 'konden niet'}.`;
  return ` ${one.workerName ?? one.worker} ${late ? 'antwoordde niet op tijd' : 'kon niet'}.`;
}

function ownership(detail: Detail, me: string, now: number): Note | undefined {
  const { handover } = detail;
  const name = inSentence(detail.name);
  const mine = handover?.worker === me;
  switch (handover?.state) {
    case 'offered': {
      const before = passedWords(handover.passed ?? []);
      const when = handover.offeredAt === undefined ? '' : `${moment(handover.offeredAt, now)} `;
      return { kind: 'calm', text: `Dit is ${when}aan ${mine ? 'jou' : who(detail)} gevraagd.${before}` };
    }
    case 'accepted':
      if (mine && (detail.optedOut === true || detail.outOfReach === true)) return undefined;
      return mine
        ? { kind: 'calm', text: `Jij hebt dit overgenomen. ${asStart(detail.name)} weet dat je komt.` }
        : { kind: 'calm', text: `${who(detail)} heeft dit gesprek. Jij hoeft niets te doen.` };
    case 'in-contact':
      return mine
        ? undefined
        : { kind: 'calm', text: `${who(detail)} praat met ${name}. Jij hoeft niets te doen.` };
    case 'closed':
      return { kind: 'calm', text: 'Dit gesprek is afgesloten.' };
    case 'returned':
    case 'withdrawn':
    case undefined:
      // To who has the phone instead nothing is said.
      if (detail.phoneWith !== undefined) return undefined;
      return detail.status === 'bot' ? { kind: 'calm', text: `Warmlijn praat nu met ${name}.` } : undefined;
  }
}

/** An answer that waits for nobody's hours. */
function cryWords({ urgent, due }: Promised, start: string, now: number): string {
  const need = urgent === 'emergency' ? 'is misschien in gevaar' : 'heeft nu hulp nodig';
  return `${start} ${need}. Antwoord voor ${moment(due, now)}.`;
}

/** What is written or said here reaches somebody else. */
function phoneWords(whose: NonNullable<Detail['phoneWith']>, name: string): string {
  return whose === 'stranger'
    ? `Iemand anders schreef op deze telefoon. Bel, en spreek eerst ${name} zelf. Vertel een ander niets.`
    : `Dit nummer is nu van iemand anders. Bel en schrijf hier niet. Zoek het nieuwe nummer van ${name}.`;
}

/** The notes to show above the typing box, the most pressing last. */
export function standingNotes(detail: Detail, me: string, now: number): Note[] {
  const notes: Note[] = [];
  const first = ownership(detail, me, now);
  if (first !== undefined) notes.push(first);
  const name = inSentence(detail.name);
  const start = asStart(detail.name);
  const mine = detail.handover?.worker === me;
  if (detail.optedOut === true) {
    notes.push({
      kind: 'stop',
      text: mine
        ? `${start} wil geen berichten meer. Berichten komen niet aan. Bel ${name}.`
        : `${start} wil geen berichten meer. Bellen kan wel.`,
    });
  } else if (detail.outOfReach === true && mine) {
    notes.push({
      kind: 'stop',
      text: `${start} heeft geen telefoon. Berichten komen niet aan. Spreek af via de vrijwilliger of de verwijzer.`,
    });
  } else if (detail.window?.open === false && mine) {
    const { template } = detail.window;
    notes.push({
      kind: 'warn',
      text: `${start} schreef langer dan 24 uur geleden. WhatsApp laat nu alleen een vast bericht door. Lukt dat niet, dan proberen we sms.`,
      ...(template === undefined ? {} : { preview: template }),
    });
  }
  if (mine && detail.transcript.findLast((line) => line.from !== 'note')?.delivery === 'failed')
    notes.push({ kind: 'stop', text: `Het laatste bericht kwam niet aan. Bel ${name}.` });
  const cry = (detail.overview?.promises ?? []).find((one) => one.urgent !== undefined && !one.kept);
  if (mine && cry !== undefined) notes.push({ kind: 'stop', text: cryWords(cry, start, now) });
  if (detail.may?.stepIn === true)
    notes.push({ kind: 'stop', text: `${who(detail)} antwoordde niet op een noodkreet. Neem jij het over?` });
  if (detail.phoneWith !== undefined) notes.push({ kind: 'stop', text: phoneWords(detail.phoneWith, name) });
  return notes;
}
