/** The referrers' form, wired to the turns, the vault and the way a number is written to. */
import { makeKnockLimit } from '../knock-limit.ts';
import { makeReceipts } from '../referral/receipts.ts';
import { makeReferrals } from '../referral/referrals.ts';
import type { DeskRouter } from '../routes/guard.ts';
import { referralRoutes } from '../routes/referral.ts';
import type { Router } from '../routes/server.ts';
import type { Vault } from '../store/vault.ts';
import type { Parts } from './parts.ts';
import { channelFor } from './spreekuur.ts';

/** Each registration may send a message that costs money, to a number that somebody typed. */
const REGISTRATIONS = { windowMs: 60 * 60_000, most: 20 };
const LOOKS = { windowMs: 60_000, most: 30 };

export function addReferral(router: Router, desk: DeskRouter, parts: Parts, vault: Vault): void {
  const { settings, content, store, turns, clock, callerOf } = parts;
  const { people, city } = content.facts;
  const [registrations, looks] = [makeKnockLimit(REGISTRATIONS), makeKnockLimit(LOOKS)];
  referralRoutes(router, desk, {
    areas: city.areas,
    code: settings.referralCode,
    tooMany: (request) => registrations(callerOf(request)),
    tooManyLooks: (request) => looks(callerOf(request)),
    referrals: makeReferrals({
      store,
      turns,
      clock,
      people,
      receipts: makeReceipts(vault),
      channelFor: channelFor(settings),
    }),
  });
}
