/** Registrations by referrers: into the conversation of the resident's phone, and what the referrer may read of it later. */
import type { Worker } from '../../dialogs/city.ts';
import type { Channel } from '../../dialogs/conversation.ts';
import { registrationState, type RegistrationState } from '../../dialogs/referral/registration.ts';
import type { Referrer } from '../../dialogs/referral/referrer.ts';
import { phoneNumber } from '../../dialogs/spreekuur/phone.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/port.ts';
import { residentAddress, type Turns } from '../turn.ts';
import type { Receipts } from './receipts.ts';

/** The form as it was filled in. */
export interface ReferralForm {
  /** Names this very form, so that sending it again after a lost answer is one registration. */
  readonly once: string;
  readonly referrer: Omit<Referrer, 'worker'>;
  readonly resident: {
    readonly name: string;
    readonly phone?: string | undefined;
    readonly area?: string | undefined;
  };
  readonly reason: string;
  readonly involved: string;
  readonly tried: string;
  readonly urgent: boolean;
}

export interface ReferralsDeps {
  readonly store: Pick<Store, 'keyOf' | 'load'>;
  readonly turns: Pick<Turns, 'register'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly people: readonly Worker[];
  readonly receipts: Receipts;
  readonly channelFor: (number: string) => Channel;
}

export interface Referrals {
  /** Durable when it resolves. Says the same of a resident who is known and one who is not. @param worker who signed in */
  register(form: ReferralForm, worker?: Worker): Promise<{ receipt: string } & RegistrationState>;
  /** Undefined for a receipt of nothing, or of somebody who was erased. */
  state(receipt: string): Promise<RegistrationState | undefined>;
}

export function makeReferrals(deps: ReferralsDeps): Referrals {
  const { store, turns, clock, people, receipts, channelFor } = deps;
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  const find = async (key: string, id: string): Promise<RegistrationState | undefined> => {
    const found = (await store.load(key))?.traject?.registrations?.find((one) => one.id === id);
    return found && registrationState(found, clock.now(), nameOf);
  };
  return {
    register: async ({ once, referrer, resident, ...told }, worker) => {
      const number = resident.phone === undefined ? undefined : phoneNumber(resident.phone);
      const channel = number === undefined ? undefined : channelFor(number);
      const address = channel === undefined ? `referral:${once}` : residentAddress(channel.address);
      const key = store.keyOf(address);
      const id = store.keyOf(`registration:${once}`);
      await turns.register(key, {
        id,
        ...told,
        name: resident.name,
        referrer: { ...referrer, ...(worker === undefined ? {} : { worker: worker.id }) },
        ...(resident.area === undefined ? {} : { area: resident.area }),
        ...(channel === undefined ? {} : { channel }),
      });
      const state = await find(key, id);
      if (state === undefined) throw new Error('A registration was not kept.');
      return { receipt: receipts.give({ key, id }), ...state };
    },
    state: async (text) => {
      const receipt = receipts.read(text);
      return receipt && find(receipt.key, receipt.id);
    },
  };
}
