/** Holds what package-lock.json says, and where it is silent what the package itself says, against the allowed licences. */
import { z } from 'zod';
import { isAllowed } from './allowed.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; undefined when nobody says one. */
  readonly licence: string | undefined;
  /** Only for developing and testing: not part of what runs. */
  readonly dev: boolean;
  readonly allowed: boolean;
}

/**
 * Packages that name no licence in their metadata, read by a person, at exactly this version: another version has to be
 * read anew.
 */
export const READ_BY_HAND: Readonly<Record<string, string>> = {
  // Its Readme.md: "License: MIT".
  'escape-regexp-component@1.0.2': 'MIT',
  // Its LICENSE.txt is the MIT licence.
  'limiter@1.1.5': 'MIT',
  // Its LICENSE is the MIT licence.
  'png-js@2.0.0': 'MIT',
};

/** @param lock contents of package-lock.json. @throws ZodError when it is none. */
export function judgeLicences(lock: unknown): Licensed[] {
  return Object.entries(lockSchema.parse(lock).packages)
    .filter(([path, entry]) => path !== '' && entry.link !== true)
    .map(([path, { version = '', license, dev = false }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = license ?? READ_BY_HAND[`${name}@${version}`];
      return { name, version, licence, dev, allowed: licence !== undefined && isAllowed(licence) };
    });
}
