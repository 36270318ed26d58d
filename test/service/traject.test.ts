import assert from 'node:assert/strict';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { testPostgres } from '../postgres/server.ts';
import { openSession, type Session } from './desk.ts';

const MONDAY_MORNING = '2026-11-23T09:00:00Z';
const FROM = '+31600000077';
const JSON_TYPE = { 'content-type': 'application/json' };

/** The same case on either store: what a worker and a team lead do is durable and reaches the resident. */
function playsOn(name: string, database: () => Promise<string | undefined>): void {
  describe(`A traject through the desk, on ${name}`, function () {
    this.timeout(60_000);
    const folder = makeFolder();
    let service: ServiceProcess;
    let url: string | undefined;
    const start = () =>
      startServiceProcess({
        folder: folder.path,
        env: { TEST_CLOCK: MONDAY_MORNING, ...(url === undefined ? {} : { DATABASE_URL: url }) },
      });
    before(async () => {
      url = await database();
      service = await start();
    });
    after(async () => {
      await service.stop();
      folder.drop();
    });

    const write = async (text: string) => {
      const body = JSON.stringify({ from: FROM, text });
      const path = `${service.address}/api/try/messages`;
      assert.equal((await fetch(path, { method: 'POST', headers: JSON_TYPE, body })).status, 200);
    };
    const heard = async (): Promise<string[]> => {
      const path = `${service.address}/api/try/messages?from=${encodeURIComponent(FROM)}`;
      const { messages } = (await (await fetch(path)).json()) as {
        messages: { from: string; text: string }[];
      };
      return messages.filter((message) => message.from !== 'resident').map((message) => message.text);
    };
    const idOf = async (worker: Session) => {
      const rows = (await (await worker.get('conversations?view=all')).json()) as {
        id: string;
        name: string;
      }[];
      const row = rows.find((one) => one.name.endsWith('0077'));
      assert.ok(row);
      return row.id;
    };

    it('an appointment made by the worker reaches the resident and is still there after a power cut', async () => {
      await write('ik wil een mens spreken');
      const samira = await openSession(service.address, 'samira');
      const id = await idOf(samira);
      assert.equal((await samira.post(`conversations/${id}/accept`, {})).status, 200);
      const appointment = {
        do: 'appoint',
        kind: 'talk',
        day: '2026-11-27',
        time: '10:30',
        place: 'Voorbeeldplein 1',
      };
      assert.equal((await samira.post(`conversations/${id}/traject`, appointment)).status, 200);
      const told =
        'Je hebt een afspraak met Samira Voorbeeld: vrijdag om 10.30 uur. De plek is Voorbeeldplein 1.';
      assert.equal((await heard()).at(-1), told);
      await service.stop('SIGKILL');
      service = await start();
      const again = await openSession(service.address, 'samira');
      const shown = (await (await again.get(`conversations/${id}`)).json()) as {
        traject: { appointments: { state: string }[] };
      };
      assert.deepEqual(
        shown.traject.appointments.map((one) => one.state),
        ['fixed'],
      );
    });

    it('a worker reads what cancelling would say, without a word to the resident', async () => {
      const samira = await openSession(service.address, 'samira');
      const id = await idOf(samira);
      const { traject } = (await (await samira.get(`conversations/${id}`)).json()) as {
        traject: { appointments: { id: string }[] };
      };
      const before = await heard();
      const deed = { do: 'appointment-cancel', id: traject.appointments[0]?.id };
      const answer = await samira.post(`conversations/${id}/would-say`, deed);
      const { says } = (await answer.json()) as { says: { text: string }[] };
      assert.deepEqual(
        says.map(({ text }) => text),
        ['De afspraak met Samira Voorbeeld gaat niet door: vrijdag om 10.30 uur.'],
      );
      assert.deepEqual(await heard(), before);
      const daan = await openSession(service.address, 'daan');
      assert.equal((await daan.post(`conversations/${id}/would-say`, deed)).status, 409);
      assert.equal((await samira.post('conversations/nobody/would-say', deed)).status, 404);
    });

    it('says in words why something cannot be done, and changes nothing', async () => {
      const samira = await openSession(service.address, 'samira');
      const id = await idOf(samira);
      const past = { do: 'appoint', kind: 'talk', day: '2026-11-20', time: '10:30', place: 'Plein' };
      const refused = await samira.post(`conversations/${id}/traject`, past);
      assert.equal(refused.status, 409);
      assert.match(((await refused.json()) as { title: string }).title, /al voorbij/);
      assert.equal((await samira.post(`conversations/${id}/traject`, { do: 'dance' })).status, 400);
      const daan = await openSession(service.address, 'daan');
      const step = { do: 'todo', text: 'brief zoeken', who: 'resident' };
      assert.equal((await daan.post(`conversations/${id}/traject`, step)).status, 409);
    });

    it('an absence entered by the team lead brings the replacement, and the resident knows', async () => {
      const marijke = await openSession(service.address, 'marijke');
      const absence = { worker: 'samira', from: '2026-11-23', until: '2026-11-27', replacement: 'daan' };
      const samira = await openSession(service.address, 'samira');
      assert.equal((await samira.post('absences', absence)).status, 403);
      const id = await idOf(samira);
      assert.equal((await marijke.post('absences', { ...absence, replacement: 'wim' })).status, 400);
      assert.equal((await marijke.post('absences', absence)).status, 201);
      const said = (await heard()).at(-1) ?? '';
      // Samira accepted today, so she is evidently there: nothing is taken from her.
      assert.doesNotMatch(said, /Ik vraag Daan/);
      assert.equal(
        (await samira.post(`conversations/${id}/return`, { agreed: 'vrijdag praten' })).status,
        200,
      );
      await write('mens');
      assert.match((await heard()).join('\n'), /Daan Verzonnen/);
    });

    it('the team lead reads figures and takes them along as CSV', async () => {
      const marijke = await openSession(service.address, 'marijke');
      const figures = (await (await marijke.get('figures')).json()) as { conversations: number };
      assert.equal(figures.conversations >= 1, true);
      const csv = await marijke.get('figures/weken.csv');
      assert.match(csv.headers.get('content-type') ?? '', /text\/csv/);
      assert.match(await csv.text(), /2026-W48;\d+;\d+/);
      assert.equal((await marijke.get('figures/geheim.csv')).status, 404);
    });
  });
}

playsOn('the embedded store', () => Promise.resolve(undefined));
playsOn('PostgreSQL', async () => (await testPostgres()).database());
