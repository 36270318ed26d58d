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

/**
 * Conversations of these people, spread over the connections. On one connection the people take turns, so that
 * minutes of one conversation become about a second and not a thousandth of one.
 * @param run keeps message ids of several runs apart.
 */
export function writeWebhooks(
  target: Target,
  people: readonly number[],
  connections: number,
  run: string,
): Webhooks {
  const lanes: Buffer[][] = Array.from({ length: connections }, () => []);
  const longest = Math.max(...CONVERSATIONS.map((one) => one.length));
  let count = 0;
  for (let step = 0; step < longest; step += 1) {
    people.forEach((person, index) => {
      const text = CONVERSATIONS[index % CONVERSATIONS.length]?.[step]?.replace(
        '#',
        String(100 + (person % 900)),
      );
      if (text === undefined) return;
      count += 1;
      const sid = `SM${run}${count.toString(16).padStart(30, '0')}`;
      // By conversations and not by people, so that every connection carries every kind of conversation.
      const lane = lanes[Math.floor(index / CONVERSATIONS.length) % connections];
      lane?.push(webhook(target, senderOf(person), sid, text));
    });
  }
  return { lanes, count };
}
