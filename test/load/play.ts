/**
 * An open-loop load generator: each message leaves at the moment at which it was meant to, whether or not those before
 * were answered, and its time counts from that moment. A service that stalls is charged for everybody who had to wait.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Message {
  /** When it is meant to leave, milliseconds from the beginning. */
  readonly at: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Played {
  /** From the moment at which it was meant to leave to the answer 200, milliseconds; one per message. */
  readonly latencies: Float64Array;
  /** Deliveries that were not answered with 200 and came again, as Twilio's do. */
  readonly again: number;
  readonly seconds: number;
  /** Most messages that waited for an answer at the same time. */
  readonly mostWaiting: number;
}

/** As Twilio: it opens as many as it needs. */
const MOST_CONNECTIONS = 256;
const AGAIN_MS = 250;
const PATH = '/api/twilio/messages';

/** @param ports of the instances, which take turns. */
export async function play(ports: readonly number[], messages: readonly Message[]): Promise<Played> {
  const pools = ports.map(
    (port) => new Pool(`http://127.0.0.1:${String(port)}`, { connections: MOST_CONNECTIONS }),
  );
  const latencies = new Float64Array(messages.length);
  let [again, waiting, mostWaiting] = [0, 0, 0];
  const began = performance.now();
  const deliver = async ({ at, body, headers }: Message, index: number): Promise<void> => {
    waiting += 1;
    mostWaiting = Math.max(mostWaiting, waiting);
    for (let tries = 0; ; tries += 1) {
      const pool = pools[(index + tries) % pools.length];
      const status = await pool?.request({ method: 'POST', path: PATH, headers, body }).then(
        async (answer) => {
          await answer.body.dump();
          return answer.statusCode;
        },
        () => 0,
      );
      if (status === 200) break;
      again += 1;
      await delay(AGAIN_MS);
    }
    latencies[index] = performance.now() - began - at;
    waiting -= 1;
  };
  const under: Promise<void>[] = [];
  for (const [index, message] of messages.entries()) {
    const wait = message.at - (performance.now() - began);
    // Timers are whole milliseconds: what is due within one leaves now.
    if (wait >= 1) await delay(wait);
    under.push(deliver(message, index));
  }
  await Promise.all(under);
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all(pools.map((pool) => pool.close()));
  return { latencies, again, seconds, mostWaiting };
}
