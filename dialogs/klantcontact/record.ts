/** A klantcontact as we keep it: asked for, on its way, or there. */
import { z } from 'zod';

const instant = z.string();

export const KLANTCONTACT_STATES = ['sending', 'done', 'failed', 'stopped'] as const;

export const klantcontactSchema = z.object({
  /** Ours; the register keeps it beside its own, so that what is there already is found. */
  id: z.string(),
  at: instant,
  by: z.string(),
  state: z.enum(KLANTCONTACT_STATES),
  tries: z.number().int(),
  /** The register's own id. */
  uuid: z.string().optional(),
});
export type KlantcontactRecord = z.infer<typeof klantcontactSchema>;
