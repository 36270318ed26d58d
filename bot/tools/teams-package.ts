/**
 * `npm run teams:package [-- --out FILE] [--developer NAME] [--privacy URL] [--terms URL] [--schema FILE]`: makes the
 * Teams app package from the settings. `--schema` holds the manifest against the official JSON schema as well. Exit
 * code 0 when it is made, 1 when the manifest is not good, 2 for a wrong command or setting.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeManifest } from '../channels/teams/package/manifest.ts';
import type { Manifest } from '../channels/teams/package/manifest-schema.ts';
import { zipPackage } from '../channels/teams/package/zip.ts';
import { ROOT } from '../root.ts';
import { readSettings, SettingsError } from '../settings.ts';

class WrongCommand extends Error {}
class NotGood extends Error {}

const packageSchema = z.object({ version: z.string() });

function readOptions() {
  try {
    const text = { type: 'string' } as const;
    const options = { out: text, developer: text, privacy: text, terms: text, schema: text };
    return parseArgs({ options }).values;
  } catch (error) {
    throw new WrongCommand(error instanceof Error ? error.message : 'wrong command');
  }
}

/** @throws NotGood with every place that the official schema refuses */
async function holdAgainst(file: string, manifest: Manifest): Promise<void> {
  const { Ajv } = await import('ajv');
  // The official schema is draft 4, which nothing we use tells apart from later ones.
  const schema: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
  delete schema.$schema;
  const check = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  if (check(manifest)) return;
  const problems = (check.errors ?? []).map((one) => `  ${one.instancePath || '/'}: ${one.message ?? ''}`);
  throw new NotGood(`The official schema refuses the manifest:\n${problems.join('\n')}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  const settings = readSettings(true);
  if (settings.microsoft === undefined)
    throw new WrongCommand('MicrosoftAppId and MicrosoftAppTenantId: are missing; see docs/teams.md.');
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  const { publicUrl } = settings;
  const manifest = makeManifest({
    appId: settings.microsoft.appId,
    publicUrl,
    version,
    developer: options.developer ?? 'Warmlijn',
    privacyUrl: options.privacy ?? publicUrl,
    termsUrl: options.terms ?? publicUrl,
  });
  if (options.schema !== undefined) await holdAgainst(options.schema, manifest);
  const out = resolve(options.out ?? 'warmlijn-teams.zip');
  writeFileSync(out, await zipPackage(manifest, join(ROOT, 'teams')));
  console.log(`Made ${out} for ${manifest.webApplicationInfo.resource}.`);
  const { developer, privacy, terms } = options;
  if (developer === undefined || privacy === undefined || terms === undefined)
    console.log('Say --developer, --privacy and --terms before you offer it to others than your own team.');
}

try {
  await main();
} catch (error) {
  if (error instanceof z.ZodError) {
    console.error(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
    process.exitCode = 1;
  } else if (error instanceof NotGood || error instanceof WrongCommand || error instanceof SettingsError) {
    console.error(error.message);
    process.exitCode = error instanceof NotGood ? 1 : 2;
  } else throw error;
}
