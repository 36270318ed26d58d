/** The app manifest: one bot, one tab, for one tenant's own app registration. */
import { TAB } from '../deep-link.ts';
import { manifestSchema, MANIFEST_VERSION, type Manifest } from './manifest-schema.ts';

export interface AppFacts {
  readonly appId: string;
  readonly publicUrl: string;
  readonly version: string;
  /** Who offers it: the municipality. */
  readonly developer: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
}

const FULL =
  'Warmlijn luistert naar mensen met geldzorgen, dag en nacht, en vraagt een begeleider erbij die het verhaal al kent. ' +
  'Hier zie je wie er op je wacht, neem je een gesprek over en schrijf je met de bewoner. ' +
  'In Teams staan nooit berichten van bewoners: alleen een voornaam, een kleur en een reden.';

const COMMANDS = [
  { title: 'wie wacht er', description: 'Wie wacht er op een mens' },
  { title: 'mijn bewoners', description: 'De gesprekken die je hebt' },
  { title: 'neem over 1', description: 'Neem het eerste gesprek van de lijst over' },
  { title: 'help', description: 'Wat je me kunt vragen' },
];

/** @throws ZodError when the facts do not make a manifest that Teams takes (an address without https, a long name) */
export function makeManifest(facts: AppFacts): Manifest {
  const { appId, publicUrl, version, developer, privacyUrl, termsUrl } = facts;
  const { host } = new URL(publicUrl);
  const desk = `${publicUrl}/desk`;
  return manifestSchema.parse({
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version,
    id: appId,
    developer: { name: developer, websiteUrl: publicUrl, privacyUrl, termsOfUseUrl: termsUrl },
    name: { short: 'Warmlijn', full: 'Warmlijn, het bureau voor begeleiders' },
    description: { short: 'Zie wie er op een mens wacht, neem over en schrijf.', full: FULL },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#5b5fc7',
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      { entityId: TAB, name: 'Bureau', contentUrl: desk, websiteUrl: desk, scopes: ['personal'] },
      { entityId: 'about', scopes: ['personal'] },
    ],
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: [{ scopes: ['personal'], commands: COMMANDS }],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
    defaultInstallScope: 'personal',
  });
}
