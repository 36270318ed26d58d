/** The edge on botbuilder's CloudAdapter: it checks the signature of what comes in and carries what goes out. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity as BotActivity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import type { MicrosoftSettings } from '../../settings.ts';
import { makeBotToken } from './bot-credentials.ts';
import { connectorClient } from './connector-client.ts';
import { activitySchema, readIncoming, type Place } from './incoming.ts';
import { CHANNEL, toActivity, toReference } from './outgoing.ts';
import { WireFault, type Handled, type TeamsWire } from './wire.ts';

/** Everything but the place of the keys is that of the public cloud. */
const PUBLIC_CLOUD = {
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  BotOpenIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  CallerId: 'urn:botframework:azure',
} as const;

type CredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** Signs what goes out with the bot's token; undefined leaves it to botbuilder (managed identity). */
function credentialsOf(microsoft: MicrosoftSettings): CredentialsFactory | undefined {
  const { appType, appId, appPassword, entraUrl, tenantId } = microsoft;
  if (appPassword === undefined) return undefined;
  const tenant = appType === 'MultiTenant' ? 'botframework.com' : tenantId;
  const token = makeBotToken({ authority: `${entraUrl}/${tenant}`, appId, appPassword });
  return {
    isValidAppId: async (given) => given === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    }),
  };
}

/** Gives its protected way in a name: `process` would print errors, which may quote what somebody wrote. */
class Adapter extends CloudAdapter {
  handle(
    authorization: string,
    activity: BotActivity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

/** The library's own activity has more in it; its shape was checked against ours before. */
const asBotActivity = z.custom<BotActivity>((value) => activitySchema.safeParse(value).success);

/** Errors of the library, and of the one below it, for a token that is not good. */
const refusalSchema = z.union([
  z.object({ statusCode: z.literal(401) }),
  z.object({ name: z.enum(['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError']) }),
]);

export function openBotbuilderWire(microsoft: MicrosoftSettings): TeamsWire {
  const { appType, appId, tenantId, entraUrl, openIdMetadata } = microsoft;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ...PUBLIC_CLOUD,
      ToChannelFromBotLoginUrl: `${entraUrl}/${tenantId}`,
      MicrosoftAppType: appType,
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      ...(openIdMetadata === undefined ? {} : { BotOpenIdMetadata: openIdMetadata }),
    },
    credentialsOf(microsoft),
    undefined,
    undefined,
    { httpClient: connectorClient },
  );
  const adapter = new Adapter(authentication);

  async function inPlace<T>(place: Place, act: (context: TurnContext) => Promise<T>): Promise<T> {
    let result: { value: T } | undefined;
    try {
      await adapter.continueConversationAsync(appId, toReference(place), async (context) => {
        // The library makes up an id for a turn that nobody began, and would answer to it.
        delete context.activity.id;
        result = { value: await act(context) };
      });
    } catch (error) {
      throw error instanceof WireFault ? error : new WireFault('failed');
    }
    if (result === undefined) throw new WireFault('failed');
    return result.value;
  }

  return {
    receive: async ({ authorization, body }, handle) => {
      const read = activitySchema.safeParse(body);
      if (!read.success) return { status: 400 };
      if (authorization === undefined) return { status: 401 };
      // The library trusts tokens of other channels too (an emulator with the app's secret); we have one channel.
      if (read.data.channelId !== CHANNEL) return { status: 403 };
      let handled: Handled | undefined;
      const logic = async (context: TurnContext) => {
        handled = await handle(readIncoming(read.data), async (message) => {
          await context.sendActivity(toActivity(message));
        });
        if (handled.kind === 'invoke')
          await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: handled.body } });
      };
      try {
        const answer = await adapter.handle(authorization, asBotActivity.parse(body), logic);
        if (handled?.kind === 'refused') return { status: 403 };
        return { status: answer?.status ?? 200, body: answer?.body };
      } catch (error) {
        if (handled === undefined && refusalSchema.safeParse(error).success) return { status: 401 };
        throw error;
      }
    },
    send: (place, message) =>
      inPlace(place, async (context) => (await context.sendActivity(toActivity(message)))?.id ?? ''),
    update: async (place, id, message) => {
      await inPlace(place, (context) => context.updateActivity({ ...toActivity(message), id }));
    },
  };
}
