import assert from 'node:assert/strict';
import { openBotbuilderWire } from '../../bot/channels/teams/botbuilder-wire.ts';
import type { Incoming, Place } from '../../bot/channels/teams/incoming.ts';
import type { Handled, TeamsWire, WireAnswer } from '../../bot/channels/teams/wire.ts';
import type { MicrosoftSettings } from '../../bot/settings.ts';
import { startFakeTeams, type FakeTeams } from '../fakes/bot-connector.ts';
import { APP_ID, APP_PASSWORD, startFakeEntra, TENANT, type Claims, type FakeEntra } from '../fakes/entra.ts';
import { openAgentsWire } from './agents-wire.ts';

interface Library {
  readonly open: (microsoft: MicrosoftSettings) => TeamsWire;
  /** A token that this library can check with the keys of the fake: its issuer decides where it looks. */
  readonly token: (entra: FakeEntra, teams: FakeTeams, claims?: Claims) => Promise<string>;
}

const LIBRARIES: Record<string, Library> = {
  botbuilder: {
    open: openBotbuilderWire,
    token: (entra, teams, claims) => entra.botToken(teams.serviceUrl, claims),
  },
  '@microsoft/agents-hosting': {
    open: openAgentsWire,
    // It reads the Bot Framework's own keys at one fixed address only, and a tenant's where the settings say.
    token: (entra, teams, claims) =>
      entra.botToken(teams.serviceUrl, { iss: entra.issuer, tid: TENANT, ...claims }),
  },
};

const PERSON = 'aaaaaaaa-0000-4000-8000-000000000001';
const CARD = { card: { type: 'AdaptiveCard', version: '1.4', body: [] }, summary: 'een kaart' };

for (const [name, library] of Object.entries(LIBRARIES)) {
  describe(`the edge to Teams on ${name}`, () => {
    let entra: FakeEntra;
    let teams: FakeTeams;
    let wire: TeamsWire;
    beforeEach(async () => {
      entra = await startFakeEntra();
      teams = await startFakeTeams(entra);
      wire = library.open({
        appType: 'SingleTenant',
        appId: APP_ID,
        appPassword: APP_PASSWORD,
        tenantId: TENANT,
        openIdMetadata: entra.botMetadata,
        entraUrl: entra.url,
      });
    });
    afterEach(() => Promise.all([entra.close(), teams.close()]));

    const deliver = async (
      body: unknown,
      handle: (incoming: Incoming) => Promise<Handled>,
      claims?: Claims,
    ): Promise<WireAnswer> =>
      wire.receive({ authorization: `Bearer ${await library.token(entra, teams, claims)}`, body }, handle);
    /** What the bot is told of this activity. */
    async function heard(body: unknown): Promise<Incoming> {
      let found: Incoming | undefined;
      const answer = await deliver(body, async (incoming) => {
        found = incoming;
        return { kind: 'done' };
      });
      assert.equal(answer.status, 200);
      return found ?? assert.fail('nothing was heard');
    }
    const place = async (): Promise<Place> => (await heard(teams.message(PERSON, 'help'))).place;
    const never = () => assert.fail('this must not be handled');

    it('hears a message: who, where and what', async () => {
      const message = teams.message(PERSON, '<at>Warmlijn</at> wie wacht er');
      const { id, person, place: where, ...rest } = await heard(message);
      assert.equal(id, message.id);
      assert.equal(person, PERSON);
      assert.deepEqual(where, {
        serviceUrl: teams.serviceUrl,
        conversation: `a:${PERSON}`,
        scope: 'personal',
        tenant: TENANT,
        bot: `28:${APP_ID}`,
        user: `29:${PERSON}`,
      });
      assert.deepEqual(rest, { kind: 'message', text: 'wie wacht er', card: undefined, invoke: false });
    });

    it('hears that it was added and removed, and a button that was pressed', async () => {
      assert.equal((await heard(teams.installed(PERSON))).kind, 'added');
      assert.equal((await heard(teams.installed(PERSON, 'remove'))).kind, 'removed');
      const pressed = teams.pressed(PERSON, 'accept', { conversation: 'c', kind: 'offer' });
      const answer = await deliver(pressed, async (incoming) => {
        assert.equal(incoming.kind, 'pressed');
        return { kind: 'invoke', body: { statusCode: 200, value: 'x' } };
      });
      assert.deepEqual(answer, { status: 200, body: { statusCode: 200, value: 'x' } });
    });

    it('sends new messages in a channel to the channel, whichever thread was heard', async () => {
      const conversation = { id: '19:team;messageid=1', conversationType: 'channel', tenantId: TENANT };
      const incoming = await heard({ ...teams.message(PERSON, 'hallo'), conversation });
      assert.equal(incoming.place.scope, 'channel');
      await wire.send(incoming.place, CARD);
      assert.equal(teams.shown[0]?.conversation, '19:team');
    });

    it('answers in the same conversation', async () => {
      const body = teams.message(PERSON, 'help');
      const authorization = `Bearer ${await library.token(entra, teams)}`;
      await wire.receive({ authorization, body }, async (_incoming, reply) => {
        await reply({ text: 'Dit kun je me vragen' });
        return { kind: 'done' };
      });
      assert.equal(teams.shown[0]?.body.text, 'Dit kun je me vragen');
      assert.equal(teams.shown[0]?.replyTo, body.id);
    });

    it('refuses what is not signed well, is not for us or is not from Teams', async () => {
      const body = teams.message(PERSON, 'help');
      const past = Math.floor(Date.now() / 1_000) - 3_600;
      for (const claims of [
        { aud: 'another' },
        { exp: past },
        { iss: 'https://evil.example' },
        { serviceurl: 'x' },
      ])
        assert.equal((await deliver(body, never, claims)).status, 401, JSON.stringify(claims));
      for (const authorization of [undefined, '', 'Bearer', 'Bearer nonsense', 'Basic x'])
        assert.equal((await wire.receive({ authorization, body }, never)).status, 401, authorization);
      assert.equal((await deliver({ ...body, channelId: 'emulator' }, never)).status, 403);
      assert.equal((await deliver({ type: 'message' }, never)).status, 400);
      assert.equal((await deliver(body, async () => ({ kind: 'refused' }))).status, 403);
    });

    it('sends without being asked, and puts a message in the place of an earlier one', async () => {
      const where = await place();
      const id = await wire.send(where, CARD);
      await wire.update(where, id, { ...CARD, summary: 'anders' });
      const [shown] = teams.shown;
      assert.equal(teams.shown.length, 1);
      assert.equal(shown?.body.summary, 'anders');
      assert.equal(shown.replyTo, undefined, 'not an answer to something that was never said');
      assert.match(JSON.stringify(shown.body.attachments), /card\.adaptive/);
    });

    it('tells apart what to do when Teams says no, and asks once only', async () => {
      const where = await place();
      const faults = [
        { fault: { status: 429, retryAfter: 7 }, kind: 'throttled', retryAfterMs: 7_000 },
        { fault: { status: 412 }, kind: 'throttled' },
        { fault: { status: 403, code: 'MessageWritesBlocked' }, kind: 'gone' },
        { fault: { status: 404, code: 'ConversationNotFound' }, kind: 'gone' },
        { fault: { status: 502 }, kind: 'uncertain' },
        { fault: { status: 503 }, kind: 'failed' },
        { fault: { status: 401 }, kind: 'failed' },
      ];
      for (const { fault, ...expected } of faults) {
        const before = teams.requests.length;
        teams.fault({ on: 'send', ...fault });
        await assert.rejects(wire.send(where, CARD), expected, String(fault.status));
        assert.equal(teams.requests.length, before + 1, String(fault.status));
      }
      await assert.rejects(wire.update(where, 'not-there', CARD), { kind: 'missing' });
    });

    it('asks Entra for its own token once', async () => {
      const where = await place();
      for (let times = 0; times < 3; times += 1) await wire.send(where, CARD);
      assert.equal(entra.counts.bot, 1);
    });
  });
}

describe('the edge to Teams with a managed identity', () => {
  it('opens without a secret', () => {
    const wire = openBotbuilderWire({
      appType: 'UserAssignedMSI',
      appId: APP_ID,
      appPassword: undefined,
      tenantId: TENANT,
      openIdMetadata: undefined,
      entraUrl: 'https://login.microsoftonline.com',
    });
    assert.ok(wire);
  });
});
