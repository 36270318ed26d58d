/** The settings of Microsoft: Teams, and the sign-in of workers. */
export const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;

/** The app registration in Microsoft Entra: Teams and the desk's sign-in. */
export interface MicrosoftSettings {
  readonly appType: (typeof APP_TYPES)[number];
  readonly appId: string;
  /** None for a managed identity, which has no browser sign-in either. */
  readonly appPassword: string | undefined;
  readonly tenantId: string;
  /** Where the Bot Framework's keys are read; undefined for the public cloud. */
  readonly openIdMetadata: string | undefined;
  /** Base address of Entra, without a slash at the end. */
  readonly entraUrl: string;
}

interface Environment {
  readonly MicrosoftAppType: (typeof APP_TYPES)[number];
  readonly MicrosoftAppId?: string | undefined;
  readonly MicrosoftAppPassword?: string | undefined;
  readonly MicrosoftAppTenantId?: string | undefined;
  readonly BotOpenIdMetadata?: string | undefined;
  readonly ENTRA_URL?: string | undefined;
}

/** Undefined without an app registration. */
export function microsoftOf(environment: Environment): MicrosoftSettings | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId } = environment;
  if (appId === undefined || tenantId === undefined) return undefined;
  return {
    appType: environment.MicrosoftAppType,
    appId,
    appPassword: environment.MicrosoftAppPassword,
    tenantId,
    openIdMetadata: environment.BotOpenIdMetadata,
    entraUrl: (environment.ENTRA_URL ?? 'https://login.microsoftonline.com').replace(/\/+$/, ''),
  };
}
