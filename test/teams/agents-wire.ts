/**
 * The same edge on @microsoft/agents-hosting, which follows botbuilder: not in use, but held to the same contract, so
 * that leaving botbuilder is one file.
 */
import {
  CloudAdapter,
  ConnectorClient,
  HttpError,
  UserTokenClient,
  type Request,
  type TurnContext,
} from '@microsoft/agents-hosting';
import { Activity, type ConversationReference } from '@microsoft/agents-activity';
import { makeBotToken } from '../../bot/channels/teams/bot-credentials.ts';
import { activitySchema, readIncoming, type Place } from '../../bot/channels/teams/incoming.ts';
import { CHANNEL, toActivity, toReference } from '../../bot/channels/teams/outgoing.ts';
import { readFault } from '../../bot/channels/teams/read-fault.ts';
import { WireFault, type Handled, type TeamsWire, type WireAnswer } from '../../bot/channels/teams/wire.ts';
import type { MicrosoftSettings } from '../../bot/settings.ts';

/** Sends with the token we asked for ourselves, as the other wire does: no second way to Entra to be tested. */
class Adapter extends CloudAdapter {
  readonly #token: () => Promise<string>;
  constructor(microsoft: MicrosoftSettings) {
    const { appId: clientId, appPassword = '', tenantId, entraUrl } = microsoft;
    super({ clientId, clientSecret: appPassword, tenantId, authority: entraUrl, validateIssuer: true });
    this.#token = makeBotToken({
      authority: `${entraUrl}/${tenantId}`,
      appId: clientId,
      appPassword,
    });
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }
  override async createConnectorClient(serviceUrl: string): Promise<ConnectorClient> {
    return ConnectorClient.createClientWithToken(serviceUrl, await this.#token());
  }
  override createConnectorClientWithIdentity(
    _identity: unknown,
    activity: Activity,
  ): Promise<ConnectorClient> {
    return this.createConnectorClient(activity.serviceUrl ?? '');
  }
  /** Signing in at other services through the bot: not used. */
  override createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.resolve(new UserTokenClient(this.authConfig.clientId ?? ''));
  }
}

/** An answer as express has it, kept instead of sent. */
function keptAnswer() {
  const kept: { status: number; body?: unknown; writableEnded: boolean } = {
    status: 200,
    writableEnded: false,
  };
  const response = {
    get writableEnded() {
      return kept.writableEnded;
    },
    headersSent: false,
    status(status: number) {
      kept.status = status;
      return response;
    },
    setHeader: () => response,
    send(body: unknown) {
      kept.body = body;
      return response;
    },
    end() {
      kept.writableEnded = true;
      return response;
    },
  };
  return { kept, response };
}

function faultOf(error: unknown): WireFault {
  if (!(error instanceof HttpError)) return error instanceof WireFault ? error : new WireFault('uncertain');
  const { status, headers, data } = error.response ?? { status: 500, headers: new Headers(), data: '' };
  return readFault(new Response(null, { status, headers }), JSON.stringify(data));
}

export function openAgentsWire(microsoft: MicrosoftSettings): TeamsWire {
  const adapter = new Adapter(microsoft);

  async function inPlace<T>(place: Place, act: (context: TurnContext) => Promise<T>): Promise<T> {
    let result: { value: T } | undefined;
    // The bot of botbuilder is an agent here.
    const { bot: agent, ...rest } = toReference(place);
    const reference: ConversationReference = { ...rest, agent };
    try {
      await adapter.continueConversation(microsoft.appId, reference, async (context) => {
        delete context.activity.id;
        result = { value: await act(context) };
      });
    } catch (error) {
      throw faultOf(error);
    }
    if (result === undefined) throw new WireFault('failed');
    return result.value;
  }

  return {
    receive: async ({ authorization, body }, handle): Promise<WireAnswer> => {
      const read = activitySchema.safeParse(body);
      if (!read.success) return { status: 400 };
      if (authorization === undefined) return { status: 401 };
      if (read.data.channelId !== CHANNEL) return { status: 403 };
      const request: Request = { headers: { authorization }, method: 'POST', body: { ...read.data } };
      const door = keptAnswer();
      let passed = false;
      await adapter.authorizeRequest(request, door.response, () => (passed = true));
      // Its own check of the service address is off unless asked for, and looks at the host only.
      if (!passed || request.user?.serviceurl !== read.data.serviceUrl) return { status: 401 };
      let handled: Handled | undefined;
      const { kept, response } = keptAnswer();
      await adapter.process(request, response, async (context) => {
        handled = await handle(readIncoming(read.data), async (message) => {
          await context.sendActivity(Activity.fromObject(toActivity(message)));
        });
        if (handled.kind !== 'invoke') return;
        const answer = { type: 'invokeResponse', value: { status: 200, body: handled.body } };
        await context.sendActivity(Activity.fromObject(answer));
      });
      if (handled?.kind === 'refused') return { status: 403 };
      return { status: kept.status, body: kept.body };
    },
    send: (place, message) =>
      inPlace(
        place,
        async (context) => (await context.sendActivity(Activity.fromObject(toActivity(message))))?.id ?? '',
      ),
    update: async (place, id, message) => {
      await inPlace(place, (context) =>
        context.updateActivity(Activity.fromObject({ ...toActivity(message), id })),
      );
    },
  };
}
