/** Errors as RFC 9457 problem+json: a code others can rely on, words a person can read, never what was sent. */
import type { ServerResponse } from 'node:http';

const PROBLEMS = {
  malformed: { status: 400, title: 'Dit verzoek is niet goed ingevuld.' },
  'not-signed-in': { status: 401, title: 'Meld je eerst aan.' },
  forbidden: { status: 403, title: 'Dit mag je hier niet doen.' },
  'not-found': { status: 404, title: 'Dit is er niet (meer).' },
  taken: { status: 409, title: 'Iemand anders was eerst.' },
  'not-open': { status: 409, title: 'Neem het gesprek eerst over.' },
  'not-yours': { status: 409, title: 'Dit gesprek is van iemand anders.' },
  'opted-out': { status: 409, title: 'De bewoner wil geen berichten meer. Bel liever.' },
  'window-closed': { status: 409, title: 'Een gewoon WhatsApp-bericht kan nu niet meer.' },
  'in-the-past': { status: 409, title: 'Dat tijdstip is al voorbij.' },
  'no-referrer': { status: 409, title: 'Vul eerst in wie de bewoner aanmeldde.' },
  'too-many-open': { status: 409, title: 'Er staan al drie stappen open. Rond er eerst een af.' },
  'too-many-goals': { status: 409, title: 'Er staan al drie doelen open. Rond er eerst een af.' },
  'no-goal': { status: 409, title: 'Schrijf eerst een doel op.' },
  'follow-first': { status: 409, title: 'Nog niet afsluiten: volg eerst de stappen na het wegblijven.' },
  'not-at-the-table': { status: 403, title: 'Dit gesprek is niet (meer) van jouw spreekuur.' },
  moving: { status: 409, title: 'Even wachten: het gesprek gaat naar de telefoon van de bewoner.' },
  'question-passed': { status: 409, title: 'Deze vraag is al voorbij.' },
  'ask-first': { status: 409, title: 'Vraag eerst of je mag typen wat de bewoner vertelt.' },
  'not-yet': { status: 409, title: 'Die dag moet nog komen.' },
  'no-number': { status: 409, title: 'Dit is geen telefoonnummer. Typ het als 06 12 34 56 78.' },
  'no-phone': {
    status: 409,
    title: 'Deze bewoner heeft geen telefoon. Spreek af via de vrijwilliger of de verwijzer.',
  },
  absent: { status: 409, title: 'Deze collega is er nu niet.' },
  'too-large': { status: 413, title: 'Dit is te groot.' },
  'too-many': { status: 429, title: 'Te veel verzoeken. Wacht even.' },
  unavailable: { status: 503, title: 'Dit lukt nu even niet.' },
  failed: { status: 500, title: 'Er ging iets mis. Er is niets verloren.' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** An error that becomes a problem answer. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(code: ProblemCode, more: Readonly<Record<string, unknown>> = {}) {
    super(PROBLEMS[code].title);
    this.code = code;
    this.more = more;
  }
}

export function sendProblem(response: ServerResponse, problem: Problem): void {
  const { status, title } = PROBLEMS[problem.code];
  const body = JSON.stringify({ type: `urn:warmlijn:${problem.code}`, title, status, ...problem.more });
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' });
  response.end(body);
}

/** A page of our own making, for a person instead of a program. */
export function sendPage(response: ServerResponse, html: string, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
