/**
 * The part of the Teams app manifest that we use, version 1.19, with the limits of the official schema. Nothing besides
 * may be in it. `npm run teams:package -- --schema FILE` holds the manifest against the official schema itself.
 * @see https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json
 */
import { z } from 'zod';

export const MANIFEST_VERSION = '1.19';

const https = z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2_048);
const scopes = z.array(z.enum(['personal', 'team'])).min(1);
/** Tabs that Teams itself fills: the chat with the bot, and what the app is. */
const ownTab = z.strictObject({ entityId: z.enum(['conversations', 'about']), scopes });
const command = z.strictObject({ title: z.string().min(1).max(128), description: z.string().max(4_000) });

export const manifestSchema = z.strictObject({
  $schema: z.literal(
    `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
  ),
  manifestVersion: z.literal(MANIFEST_VERSION),
  version: z.string().regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/, 'a version such as 1.0.0'),
  id: z.guid(),
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: https,
    privacyUrl: https,
    termsOfUseUrl: https,
  }),
  name: z.strictObject({ short: z.string().min(1).max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().min(1).max(80), full: z.string().min(1).max(4_000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  staticTabs: z
    .array(
      z.union([
        ownTab,
        z.strictObject({
          entityId: z.string().min(1).max(64),
          name: z.string().min(1).max(128),
          contentUrl: https,
          websiteUrl: https,
          scopes: z.tuple([z.literal('personal')]),
        }),
      ]),
    )
    .max(16),
  bots: z.tuple([
    z.strictObject({
      botId: z.guid(),
      scopes,
      isNotificationOnly: z.literal(false),
      supportsFiles: z.literal(false),
      supportsCalling: z.literal(false),
      supportsVideo: z.literal(false),
      commandLists: z.array(z.strictObject({ scopes, commands: z.array(command).max(12) })).max(3),
    }),
  ]),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])).max(2),
  /** Host names, without a wildcard. */
  validDomains: z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/)).max(100),
  webApplicationInfo: z.strictObject({ id: z.guid(), resource: z.string().startsWith('api://').max(2_048) }),
  defaultInstallScope: z.literal('personal'),
});
export type Manifest = z.infer<typeof manifestSchema>;
