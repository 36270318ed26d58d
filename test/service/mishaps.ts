/** How Twilio stumbles while the service is under load. */
import type { FakeTwilio } from '../fakes/twilio.ts';

const OFTEN = 1e9;

/** Part of Twilio's answers that go wrong until it is calmed. */
export const MISHAPS: readonly Parameters<FakeTwilio['fault']>[0][] = [
  { kind: 'answer', status: 429, retryAfter: '0', chance: 0.02, times: OFTEN },
  { kind: 'answer', status: 500, chance: 0.02, times: OFTEN },
  { kind: 'answer', status: 503, accept: true, chance: 0.02, times: OFTEN },
  { kind: 'reset', chance: 0.01, times: OFTEN },
  { kind: 'reset', accept: true, chance: 0.02, times: OFTEN },
  { kind: 'hang', accept: true, chance: 0.005, times: OFTEN },
  { kind: 'garbage', accept: true, chance: 0.01, times: OFTEN },
  { on: 'list', kind: 'answer', status: 500, chance: 0.02, times: OFTEN },
];
