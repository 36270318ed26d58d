/** What can go wrong at Twilio, on command. */
import { z } from 'zod';

export const faultSchema = z.object({
  on: z.enum(['create', 'list']).default('create'),
  kind: z.enum(['answer', 'hang', 'reset', 'slow', 'garbage']),
  /** The message exists all the same. */
  accept: z.boolean().default(false),
  /** Exists only after so many milliseconds (with `accept`). */
  acceptAfterMs: z.number().default(0),
  status: z.number().int().default(500),
  code: z.number().int().optional(),
  retryAfter: z.string().optional(),
  /** For `slow`. */
  ms: z.number().default(0),
  /** How often; left out: once. */
  times: z.number().default(1),
  /** Part of the messages it happens to. */
  chance: z.number().min(0).max(1).default(1),
  to: z.string().optional(),
  body: z.string().optional(),
});
export type Fault = z.infer<typeof faultSchema>;

export interface Faults {
  add(fault: z.input<typeof faultSchema>): void;
  clear(): void;
  /** The fault that befalls this request, used up by it. */
  next(on: Fault['on'], to: string, body: string): Fault | undefined;
}

/** @param chance random numbers in [0, 1). */
export function makeFaults(chance: () => number): Faults {
  let planned: { fault: Fault; left: number }[] = [];
  return {
    add: (given) => {
      const fault = faultSchema.parse(given);
      planned.push({ fault, left: fault.times });
    },
    clear: () => {
      planned = [];
    },
    next: (on, to, body) => {
      if (planned.length === 0) return undefined;
      const plan = planned.find(
        ({ fault }) =>
          fault.on === on &&
          (fault.to === undefined || fault.to === to) &&
          (fault.body === undefined || fault.body === body) &&
          (fault.chance >= 1 || chance() < fault.chance),
      );
      if (plan === undefined) return undefined;
      plan.left -= 1;
      if (plan.left <= 0) planned = planned.filter((one) => one !== plan);
      return plan.fault;
    },
  };
}
