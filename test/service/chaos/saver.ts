/** A resident with money at the Huishoudboekje, who asks for it again and again, whatever goes wrong. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { openSession } from '../desk.ts';
import { until } from '../town.ts';
import type { Around } from './around.ts';
import { persist } from './persist.ts';

/** Of `test/fakes/huishoudboekje-people.ts`. */
const BSN = '012345672';
const BIRTHDAY = '9 maart';
const AMOUNT = '€ 811';
const AMOUNTS = /€ ?[\d.,]*\d/g;
const UNKNOWN = /weet ik nu niet zeker/;
/** Books that are slow at this moment are asked again. */
const LATER = /weet ik nu niet zeker|nu even niet nakijken/;

export const SAVER = '+31600008111';
const BETWEEN_MS = 2_500;
const AGAIN_MS = 50;

export interface Saver {
  finish(): Promise<void>;
  /** Holds what was told to her against what is true. */
  check(): { readonly amounts: number; readonly unknown: number };
}

/** Links her telephone while all is well, and begins to ask. */
export async function makeSaver({ twilio }: Around, url: string): Promise<Saver> {
  let finishing = false;
  const heard = () =>
    twilio.messages
      .filter(({ to }) => to === `whatsapp:${SAVER}`)
      .map(({ body }) => body.replaceAll(/[\u00a0\u202f]/g, ' '));
  let written = 0;
  const write = async (text: string) => {
    written += 1;
    const form = twilio.inbound({
      MessageSid: `SMs${String(written).padStart(31, '0')}`,
      From: `whatsapp:${SAVER}`,
      Body: text,
    });
    for (;;) {
      const { status } = await twilio
        .signedPost(`${url}/api/twilio/messages`, form)
        .catch(() => ({ status: 0 }));
      if (status === 200) return;
      await delay(AGAIN_MS);
    }
  };
  /** Asks again when she hears that it is not known now. */
  const ask = async (text: string, what: RegExp) => {
    for (;;) {
      const before = heard().length;
      await write(text);
      const since = () => heard().slice(before);
      const told = () => since().some((one) => what.test(one));
      await until(`she hears ${String(what)}`, () => told() || since().some((one) => LATER.test(one)));
      if (told()) return;
      await delay(BETWEEN_MS);
    }
  };
  const made = await persist(async () =>
    (await openSession(url, 'samira')).post('link-codes', { participant: BSN }),
  );
  assert.equal(made.status, 200);
  const { code } = z.object({ code: z.string() }).parse(await made.json());
  await ask(code, /welke dag en maand/);
  await write(BIRTHDAY);
  await ask('wat is mijn saldo', new RegExp(AMOUNT));
  const asking = (async () => {
    while (!finishing) {
      await delay(BETWEEN_MS);
      await write('wat is mijn saldo');
    }
  })();
  return {
    finish: async () => {
      finishing = true;
      await asking;
    },
    check: () => {
      const texts = heard();
      const amounts = texts.flatMap((text) => text.match(AMOUNTS) ?? []);
      assert.deepEqual(
        amounts.filter((amount) => amount !== AMOUNT),
        [],
        'no other amount was ever told',
      );
      return { amounts: amounts.length, unknown: texts.filter((text) => UNKNOWN.test(text)).length };
    },
  };
}
