import assert from 'node:assert/strict';
import { readSettings, SettingsError } from '../../bot/settings.ts';

/** Everything a production start needs. */
const COMPLETE = {
  PUBLIC_URL: 'https://warmlijn.example.nl/',
  WARMLIJN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  METRICS_TOKEN: 'a-long-word-for-tests-only',
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  TWILIO_WHATSAPP_FROM: 'whatsapp:+31600009999',
  MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
  MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
  MicrosoftAppPassword: 'a-secret-for-tests-only',
};

/** What is said of these settings in production; empty when it starts. */
function said(change: Readonly<Record<string, string | undefined>>, tryOut = false): string {
  try {
    readSettings(tryOut, { ...COMPLETE, ...change });
    return '';
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message;
  }
}

describe('the settings of a production start', () => {
  it('are taken when they are complete, and the address loses its slash', () => {
    assert.equal(readSettings(false, COMPLETE).publicUrl, 'https://warmlijn.example.nl');
  });

  const needed: [string, RegExp][] = [
    ['PUBLIC_URL', /Twilio signs over it/],
    ['WARMLIJN_KEYS', /make one with: /],
    ['METRICS_TOKEN', /choose a long random word/],
    ['TWILIO_ACCOUNT_SID', /console\.twilio\.com/],
    ['TWILIO_AUTH_TOKEN', /console\.twilio\.com/],
    ['TWILIO_WHATSAPP_FROM', /or TWILIO_SMS_FROM.*number/],
    ['MicrosoftAppId', /Entra|sign in/],
    ['MicrosoftAppPassword', /Entra/],
  ];
  for (const [name, cure] of needed) {
    it(`without ${name} it does not start, and says so with the cure`, () => {
      for (const nothing of [undefined, '']) {
        const message = said({ [name]: nothing });
        assert.ok(message.includes(name), message);
        assert.match(message, cure);
      }
    });
  }

  const unsafe: [string, string, RegExp][] = [
    ['PUBLIC_URL', 'http://warmlijn.example.nl', /https/],
    ['PUBLIC_URL', 'http://localhost.example.nl', /https/],
    ['PUBLIC_URL', 'warmlijn.example.nl', /full address/],
    ['TWILIO_API_URL', 'http://api.example.nl', /https/],
    ['ENTRA_URL', 'http://login.example.nl', /https/],
    ['METRICS_TOKEN', 'short', /too short/],
    ['PORT', 'many', /such as 3978/],
    ['PORT', '70000', /PORT/],
    ['LEDGER', 'paper', /embedded, huishoudboekje or none/],
    ['LOG_LEVEL', 'loud', /choose/],
    ['DATABASE_URL', 'somewhere', /postgres:\/\//],
  ];
  for (const [name, value, cure] of unsafe) {
    it(`${name}=${value} is refused`, () => {
      const message = said({ [name]: value });
      assert.ok(message.includes(name), message);
      assert.match(message, cure);
    });
  }

  it('are all named at once, and never quoted', () => {
    const message = said({ PUBLIC_URL: undefined, METRICS_TOKEN: 'geheim', TWILIO_AUTH_TOKEN: undefined });
    for (const name of ['PUBLIC_URL', 'METRICS_TOKEN', 'TWILIO_AUTH_TOKEN'])
      assert.ok(message.includes(`  ${name}:`), name);
    assert.doesNotMatch(message, /geheim/);
  });

  it('on this machine itself may do without https', () => {
    for (const address of ['http://localhost:3978', 'http://127.0.0.1:3978', 'http://[::1]:3978'])
      assert.equal(said({ PUBLIC_URL: address }), '');
  });

  it('know no test clock and no haste; the try-out does', () => {
    const tests = { ...COMPLETE, TEST_CLOCK: '2026-11-20T22:10:00Z', TEST_WAITS: '0.1' };
    const production = readSettings(false, tests);
    assert.deepEqual([production.testClock, production.testWaits], [undefined, 1]);
    const tryOut = readSettings(true, tests);
    assert.deepEqual([tryOut.testClock, tryOut.testWaits], ['2026-11-20T22:10:00Z', 0.1]);
  });
});
