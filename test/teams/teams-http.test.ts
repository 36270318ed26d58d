import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { APP_ID, APP_PASSWORD, startFakeEntra, TENANT, type FakeEntra } from '../fakes/entra.ts';
import { conversationOf, startFakeTeams, type FakeTeams, type Shown } from '../fakes/bot-connector.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { objectIdOf } from '../sign-in/people.ts';

/** Monday 23 November 2026, ten in the morning: the office is open. */
const MONDAY = '2026-11-23T09:00:00Z';
const PATIENCE_MS = 15_000;
const STRANGER = 'aaaaaaaa-0000-4000-8000-00000000000f';

describe('Teams, over HTTP', function () {
  this.timeout(60_000);
  const folder = makeFolder();
  let entra: FakeEntra;
  let teams: FakeTeams;
  let service: ServiceProcess;

  const start = () =>
    startServiceProcess({
      folder: folder.path,
      env: {
        TEST_CLOCK: MONDAY,
        MicrosoftAppId: APP_ID,
        MicrosoftAppPassword: APP_PASSWORD,
        MicrosoftAppTenantId: TENANT,
        BotOpenIdMetadata: entra.botMetadata,
        ENTRA_URL: entra.url,
      },
    });
  before(async () => {
    entra = await startFakeEntra();
    teams = await startFakeTeams(entra);
    service = await start();
  });
  after(async () => {
    await service.stop();
    await Promise.all([entra.close(), teams.close()]);
    folder.drop();
  });

  /** Waits until it is so; a test fails with `what` when it never is. */
  async function until<T>(what: string, find: () => T | undefined): Promise<T> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(20)) {
      const found = find();
      if (found !== undefined) return found;
    }
    return assert.fail(what);
  }
  const of = (worker: string): Shown[] =>
    teams.shown.filter((one) => one.conversation === conversationOf(objectIdOf(worker)));
  const last = (worker: string): string => JSON.stringify(of(worker).at(-1)?.body);
  const write = async (from: string, text: string) => {
    const response = await fetch(`${service.address}/api/try/messages`, {
      method: 'POST',
      body: JSON.stringify({ from, text }),
    });
    assert.equal(response.status, 200);
  };
  const say = async (worker: string, text: string): Promise<string> => {
    const told = await teams.tell(service.address, teams.message(objectIdOf(worker), text));
    assert.equal(told.status, 200);
    return String(of(worker).findLast((one) => one.body.text !== undefined)?.body.text);
  };
  const install = (worker: string) => teams.tell(service.address, teams.installed(objectIdOf(worker)));
  /** The data that a button of this card sends. */
  const dataOf = (shown: Shown): Record<string, unknown> => {
    const found = /"verb":"accept","title":"[^"]*","data":(\{[^}]*\})/.exec(JSON.stringify(shown.body));
    return JSON.parse(found?.[1] ?? 'null') ?? assert.fail('no card that can be taken');
  };
  const press = (worker: string, shown: Shown, verb = 'accept') =>
    teams.tell(service.address, {
      ...teams.pressed(objectIdOf(worker), verb, dataOf(shown)),
      replyToId: shown.id,
    });

  describe('refuses', () => {
    const past = Math.floor(Date.now() / 1_000) - 3_600;
    const tokens: Record<string, () => Promise<string>> = {
      'a request that is not signed': async () => '',
      'a request with nonsense for a token': async () => 'nonsense',
      'a token that ended': () => entra.botToken(teams.serviceUrl, { exp: past }),
      'a token for another bot': () => entra.botToken(teams.serviceUrl, { aud: 'another' }),
      'a token of another issuer': () => entra.botToken(teams.serviceUrl, { iss: 'https://evil.example' }),
      'a token signed by a stranger': () => entra.botToken(teams.serviceUrl, {}, 'stranger'),
      'a token for another service address': () => entra.botToken('https://evil.example/'),
      'a token of a person': () => entra.teamsToken(objectIdOf('samira')),
    };
    for (const [name, token] of Object.entries(tokens)) {
      it(`${name} with 401`, async () => {
        const told = await teams.tell(
          service.address,
          teams.message(objectIdOf('bo'), 'help'),
          await token(),
        );
        assert.equal(told.status, 401);
        assert.deepEqual(of('bo'), [], 'nothing was said');
      });
    }

    it('somebody of another tenant, and another channel than Teams, with 403', async () => {
      const message = teams.message(objectIdOf('samira'), 'help');
      const elsewhere = { ...message, channelData: { tenant: { id: 'another' } } };
      assert.equal((await teams.tell(service.address, elsewhere)).status, 403);
      for (const channelId of ['emulator', 'webchat', 'AseChannel'])
        assert.equal((await teams.tell(service.address, { ...message, channelId })).status, 403);
    });

    it('what is no activity with 400', async () => {
      assert.equal((await teams.tell(service.address, { type: 'message' })).status, 400);
    });
  });

  it('welcomes a worker once, and tells somebody it does not know nothing but that', async () => {
    const added = teams.installed(objectIdOf('daan'));
    assert.equal((await teams.tell(service.address, added)).status, 200);
    assert.match(last('daan'), /Ik laat je hier weten wanneer een bewoner op je wacht/);
    await teams.tell(service.address, added);
    await install('daan');
    assert.equal(of('daan').length, 1);
    await teams.tell(service.address, teams.message(STRANGER, 'wie wacht er'));
    const told = teams.shown.filter((one) => one.conversation === conversationOf(STRANGER));
    assert.deepEqual(
      told.map((one) => one.body.text),
      ['Ik ken je nog niet. Vraag je beheerder om je toe te voegen aan de lijst van medewerkers.'],
    );
  });

  it('answers the same activity once', async () => {
    const message = teams.message(objectIdOf('daan'), 'help');
    const before = of('daan').length;
    await Promise.all([teams.tell(service.address, message), teams.tell(service.address, message)]);
    await teams.tell(service.address, message);
    assert.equal(of('daan').length, before + 1);
    assert.match(last('daan'), /neem over 3/);
  });

  it('asks the worker in a card, lets one take over, and tells the other who has it', async () => {
    await Promise.all(['samira', 'fatma', 'marijke', 'wim'].map(install));
    await write('+31600000021', 'ik wil een mens spreken');
    const asked = ['daan', 'samira', 'fatma'];
    const card = await until('a card', () =>
      asked.flatMap(of).find((one) => JSON.stringify(one.body).includes('Ik neem het over')),
    );
    const first = asked.find((worker) => of(worker).includes(card)) ?? '';
    const taken = await press('marijke', card);
    assert.equal(taken.status, 200);
    assert.match(
      JSON.stringify(taken.body),
      /"statusCode":200.*vnd\.microsoft\.card\.adaptive.*Jij hebt dit gesprek/,
    );
    await until('the card says who has it', () =>
      of(first).find((one) => /Marijke Fictief heeft het overgenomen/.test(JSON.stringify(one.body))),
    );
    const late = await press(first, card);
    assert.equal(late.status, 200);
    assert.match(JSON.stringify(late.body), /Marijke Fictief heeft het overgenomen/);
    const refused = await press('wim', card);
    assert.match(JSON.stringify(refused.body), /"statusCode":403.*vnd\.microsoft\.error/);
    const stranger = await teams.tell(service.address, teams.pressed(STRANGER, 'accept', dataOf(card)));
    assert.match(JSON.stringify(stranger.body), /"statusCode":403/);
  });

  it('tells who waits by number, lets a number be taken over, and lists whom a worker has', async () => {
    await write('+31600000022', 'ik wil een mens spreken');
    await write('+31600000023', 'ik wil een mens spreken');
    assert.match(await say('fatma', 'neem over 1'), /Vraag eerst/);
    const waiting = await say('fatma', 'Wie wacht er?');
    assert.match(waiting, /^Nu wachten:\n1\. .*een bewoner · .* · wacht .*\n2\. /);
    assert.doesNotMatch(waiting, /002[23]/, 'no telephone number');
    assert.match(
      await say('fatma', 'neem over 2'),
      /^Een bewoner is nu van jou\. \[Open het gesprek\]\(https:\/\/teams/,
    );
    assert.match(await say('fatma', 'mijn bewoners'), /^Jouw bewoners:\n1\. /);
    assert.match(await say('fatma', 'neem nummer 9 over'), /staat niet op de lijst/);
    await say('daan', 'wie wacht er');
    await say('samira', 'wie wacht er');
    await say('daan', 'neem over 1');
    assert.match(await say('samira', 'neem over 1'), /^Daan Verzonnen was eerst\./);
    assert.equal(await say('samira', 'wie wacht er'), 'Er wacht nu niemand.');
    assert.match(await say('wim', 'wie wacht er'), /^Zit je naast iemand\?/);
    assert.match(await say('samira', 'hoe gaat het'), /^Dit kun je me vragen/);
  });

  it('brings the card after a power cut, to the place that was remembered', async () => {
    const requests = teams.requests.length;
    teams.fault({ status: 503, times: 1_000 });
    await write('+31600000024', 'ik wil een mens spreken');
    await until('Teams is tried', () => teams.requests[requests]);
    // A process that dies before it read the refusal believes for a minute that the card may stand.
    await delay(1_000);
    await service.stop('SIGKILL');
    const standing = teams.shown.length;
    teams.heal();
    service = await start();
    const card = await until('the card', () => teams.shown[standing]);
    assert.match(JSON.stringify(card.body), /Ik neem het over/);
  });

  it('tells somebody on call when Teams does not reach who is asked', async () => {
    await install('ruben');
    for (const asked of ['samira', 'daan', 'fatma'])
      teams.fault({
        on: 'send',
        status: 403,
        code: 'MessageWritesBlocked',
        conversation: conversationOf(objectIdOf(asked)),
      });
    await write('+31600000025', 'ik wil een mens spreken');
    const card = await until('the one on call is told', () => of('ruben').at(1));
    assert.match(JSON.stringify(card.body), /Teams bereikt \S+ \S+ niet/);
    teams.heal();
  });

  it('runs the questions beside a resident, for a volunteer and for a worker, and once for the same activity', async () => {
    const begun = await say('aicha', 'Ik zit hier met Sam');
    assert.match(begun, /bewaart ook Teams.*Mag Aicha Modelnaam typen wat je vertelt\?/s);
    assert.match(begun, /_Wacht op het antwoord van de bewoner/);
    assert.match(await say('aicha', 'ja'), /later horen of iemand je helpt/);
    assert.match(await say('aicha', 'ja'), /Wat heb je nu/);
    const message = teams.message(objectIdOf('aicha'), 'er is geen eten meer in huis');
    await Promise.all([teams.tell(service.address, message), teams.tell(service.address, message)]);
    const heard = await until('who is asked', () => of('aicha').at(-1));
    assert.match(String(heard.body.text), /Ik vraag nu \S+ \S+ om je te helpen.*nog iets te eten\?/s);
    assert.match(await say('aicha', 'signaal: de baby huilt van de honger'), /Dat staat erbij/);
    assert.match(await say('aicha', 'nu een professional: het gaat niet goed'), /is nu gevraagd/);
    assert.match(await say('aicha', 'pauze'), /rust/);
    assert.match(await say('aicha', 'verder'), /./);
    assert.match(await say('aicha', 'klaar'), /klaar/);
    assert.match(await say('aicha', 'en nu?'), /^Zit je naast iemand\?/);
    assert.match(await say('samira', 'spreekuur met Noa'), /Mag Samira Voorbeeld typen/);
    assert.match(await say('samira', 'wie wacht er'), /Sam · /, 'the list stays one word away');
  });

  it('keeps places, lists and what it saw sealed, and writes nobody in its log', async () => {
    const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    assert.ok(files.length > 0);
    for (const file of files) {
      const text = readFileSync(join(file.parentPath, file.name), 'latin1');
      // Long enough that sealed bytes do not say it by chance.
      assert.doesNotMatch(text, /127\.0\.0\.1|29:0000|samira|a:0000/, file.name);
    }
    assert.doesNotMatch(service.log(), /samira|Samira|00000000-0000-4000-8000|\+316/);
  });
});
