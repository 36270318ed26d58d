/** The people of the bench: whole conversations as signed webhooks, built beforehand so that sending costs next to nothing. */
import { sign } from '../../fakes/twilio/signing.ts';

/** What people write, one list per conversation; `#` becomes a number, so that few messages are the same. */
export const CONVERSATIONS: readonly (readonly string[])[] = [
  [
    'hoi',
    'ik heb # euro schulden en weet niet meer waar ik moet beginnen',
    'huur',
    'ja',
    'weet ik niet',
    '€ 1.#,50',
    'dank je wel',
  ],
  ['help ik heb geen eten meer voor mn kinderen', '2', 'charlois', '1', 'ja', 'bedankt voor je hulp'],
  [
    'Goedemiddag, kan ik met een medewerker praten?',
    'het gaat over brief # van de belastingdienst',
    'ok',
    'dank u',
  ],
  ['wat is mijn saldo?', 'wanneer krijg ik geld', 'en de huur, is die betaald?', 'oke bedankt', '👍'],
  [
    'hello, I got a letter about # euro and I am two months behind with my rent',
    '1',
    'yes',
    'about 3 months',
    'not now',
    'thank you',
  ],
  [
    'Hallo, ik kreeg vandaag een brief van de deurwaarder over de zorgverzekering. Er staat dat ik binnen twee weken #,17 euro moet betalen, maar dat heb ik niet. Vorige maand betaalde ik al een deel en nu staat er weer een hoger bedrag. Ik slaap er slecht van. Wat moet ik doen?',
    'ja',
    'zorgverzekering',
    "zo'n 3 maanden",
    'later',
    'ik ben er weer',
    'bedankt',
  ],
  [
    'hoi ik wil graag hulp met mijn geld',
    '3',
    'ik snap het niet',
    'rustig aan graag',
    'ja dat klopt',
    'fijn, tot later',
  ],
  ['selam, param yok ve kira borcum var', '1', 'evet', 'teşekkürler'],
];

export interface Webhooks {
  /** Raw requests of each connection, in the order in which they leave. */
  readonly lanes: readonly (readonly Buffer[])[];
  readonly count: number;
}

export interface Target {
  readonly port: number;
  readonly authToken: string;
  readonly accountSid: string;
}

/** Every other conversation of each kind is with somebody who wrote before. */
export function wroteBefore(person: number): boolean {
  return Math.floor(person / CONVERSATIONS.length) % 2 === 0;
}

/** Opaque WhatsApp sender; nobody's number. */
export function senderOf(number: number): string {
  return `NL.${String(number).padStart(12, '0')}`;
}

export function formOf(target: Target, from: string, sid: string, body: string): Record<string, string> {
  return {
    AccountSid: target.accountSid,
    ApiVersion: '2010-04-01',
    Body: body,
    From: `whatsapp:${from}`,
    MessageSid: sid,
    MessageType: 'text',
    NumMedia: '0',
    NumSegments: '1',
    ProfileName: 'Robin',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: 'whatsapp:+31600009999',
  };
}

/** One message as Twilio posts it. */
export function webhook(target: Target, from: string, sid: string, text: string): Buffer {
  const form = formOf(target, from, sid, text);
  const signature = sign(
    target.authToken,
    `http://localhost:${String(target.port)}/api/twilio/messages`,
    form,
  );
  const body = new URLSearchParams(form).toString();
  const head = [
    'POST /api/twilio/messages HTTP/1.1',
    `Host: localhost:${String(target.port)}`,
    'User-Agent: TwilioProxy/1.1',
    'Accept: */*',
    'Content-Type: application/x-www-form-urlencoded; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    `X-Twilio-Signature: ${signature}`,
    `I-Twilio-Idempotency-Token: ${sid}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}

interface Timed {
  /** When it leaves, in stretches since the first one began. */
  readonly at: number;
  readonly person: number;
  readonly text: string;
}

/** Steps of the longest conversation. */
const STEPS = Math.max(...CONVERSATIONS.map((one) => one.length));

/** What the person of this place writes: a first message in their turn, each next one a share of a stretch later. */
function messagesOf(index: number, person: number, perStretch: number): Timed[] {
  const conversation = CONVERSATIONS[index % CONVERSATIONS.length] ?? [];
  return conversation.map((text, step) => ({
    at: index / perStretch + step / STEPS,
    person,
    text: text.replace('#', String(100 + (person % 900))),
  }));
}

/**
 * Conversations of these people, spread over the connections and cut into stretches of equal time. People begin one
 * after the other all the while, and between two messages of one person lies about a second: the first stretch fills
 * up, and at every moment of those after it some begin, some are halfway and some say goodbye. What would come after
 * the last stretch is left out.
 */
export function writeWebhooks(
  target: Target,
  people: readonly number[],
  connections: number,
  stretches: number,
): Webhooks[] {
  const cut = Array.from({ length: stretches }, () =>
    Array.from({ length: connections }, () => [] as Buffer[]),
  );
  const laneOf = new Map(
    // By conversations and not by people, so that every connection carries every kind of conversation.
    people.map((person, index) => [person, Math.floor(index / CONVERSATIONS.length) % connections]),
  );
  people
    .flatMap((person, index) => messagesOf(index, person, people.length / stretches))
    .sort((one, other) => one.at - other.at)
    .forEach(({ at, person, text }, index) => {
      const sid = `SM${index.toString(16).padStart(32, '0')}`;
      cut[Math.floor(at)]?.[laneOf.get(person) ?? 0]?.push(webhook(target, senderOf(person), sid, text));
    });
  return cut.map((lanes) => ({ lanes, count: lanes.reduce((sum, lane) => sum + lane.length, 0) }));
}
