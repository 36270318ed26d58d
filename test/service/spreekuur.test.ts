import assert from 'node:assert/strict';
import type { TableRow, TableView } from '../../dialogs/spreekuur/view.ts';
import { testPostgres } from '../postgres/server.ts';
import { makeFolder, startServiceProcess, type ServiceProcess } from '../service-process.ts';
import { openSession, type Session } from './desk.ts';
import { phoneOf } from './phone.ts';

const TUESDAY = '2026-11-24T10:00:00Z';
const NUMBER = '+31600000078';

async function body<T>(response: Response, status = 200): Promise<T> {
  assert.equal(response.status, status, await response.clone().text());
  return (await response.json()) as T;
}

/** The same spreekuur on either store: durable, one conversation per resident, and closed to everybody else. */
function playsOn(name: string, database: () => Promise<string | undefined>): void {
  describe(`A spreekuur through the desk, on ${name}`, function () {
    this.timeout(60_000);
    const folder = makeFolder();
    let service: ServiceProcess;
    let url: string | undefined;
    let wim: Session;
    let id = '';
    const start = async () => {
      const env = { TEST_CLOCK: TUESDAY, ...(url === undefined ? {} : { DATABASE_URL: url }) };
      service = await startServiceProcess({ folder: folder.path, env });
      wim = await openSession(service.address, 'wim');
    };
    before(async () => {
      url = await database();
      await start();
    });
    after(async () => {
      await service.stop();
      folder.drop();
    });
    const table = async () => body<TableView>(await wim.get(`spreekuur/${id}`));
    const says = async (text: string, once?: string) =>
      body<{ messages: { text: string }[]; stoplight: string | null }>(
        await wim.post(`spreekuur/${id}`, { text, ...(once === undefined ? {} : { once }) }),
      );
    const phone = () => phoneOf(service.address, NUMBER);
    /** What is carried out after a turn takes a moment. */
    const until = async <T>(ask: () => Promise<T>, fits: (found: T) => boolean): Promise<T> => {
      for (let tries = 0; ; tries += 1) {
        const found = await ask();
        if (fits(found) || tries > 100) return found;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    };
    const rows = async (worker: string) => {
      const signed = await openSession(service.address, worker);
      return body<{ id: string; name: string }[]>(await signed.get('conversations?view=all'));
    };

    it('begins with a name and a number, and the same start twice is one table', async () => {
      const sent = { name: 'Roos', phone: '06 00 00 00 78', once: 'begin-0001' };
      const begun = await body<TableView>(await wim.post('spreekuur', sent), 201);
      ({ id } = begun);
      assert.match(begun.messages[0]?.text ?? '', /automatische assistent/);
      assert.equal((await body<TableView>(await wim.post('spreekuur', sent), 201)).id, id);
      assert.equal((await body<TableRow[]>(await wim.get('spreekuur'))).length, 1);
      const heard = await until(
        () => phone().heard(),
        (lines) => lines.length === 2,
      );
      assert.match(heard[1] ?? '', /Zit je daar nu samen/);
    });

    it('says what has to be said next, and the same tap twice is one answer', async () => {
      await says('1', 'tap-00001');
      await says('1', 'tap-00001');
      const { messages } = await says('1', 'tap-00002');
      assert.match(messages.map(({ text }) => text).join(' '), /Wat heb je nu het meest nodig/);
      const typed = (await table()).messages.filter(({ from }) => from === 'resident');
      assert.equal(typed.length, 2);
    });

    it('writes a step of the plan and an amount of the month once, however often they are sent', async () => {
      const deed = async (sent: object, once: string) =>
        body<TableView>(await wim.post(`spreekuur/${id}/deeds`, { ...sent, once }));
      await deed({ do: 'plan-agreed', words: 'ja, graag' }, 'tap-plan1');
      const goal = { do: 'plan', change: { do: 'goal', text: 'rust over de huur' } };
      await deed(goal, 'tap-goal1');
      assert.equal((await deed(goal, 'tap-goal1')).plan?.goals.length, 1);
      const begin = { do: 'begin', since: '2026-11-24', words: 'ja, graag' };
      await deed({ do: 'month', change: begin }, 'tap-month');
      const rent = { do: 'entry', month: '2026-11', side: 'expenses', label: 'huur', amount: '580.50' };
      await deed({ do: 'month', change: rent }, 'tap-rent1');
      const { month } = await deed({ do: 'month', change: rent }, 'tap-rent1');
      assert.equal(month?.months[0]?.expenses, '580.50');
    });

    it('moves to the resident’s own phone after their yes, through a power cut, and is found as before', async () => {
      await phone().write('ja');
      await service.stop('SIGKILL');
      await start();
      // What a crash broke off is on the agenda a minute later.
      const clock = { method: 'POST', body: JSON.stringify({ minutes: 2 }) };
      assert.equal((await fetch(`${service.address}/api/try/clock`, clock)).status, 200);
      const view = await until(table, (shown) => shown.phone === 'confirmed');
      assert.equal(view.phone, 'confirmed');
      await until(
        () => rows('samira'),
        (found) => found.filter(({ name: who }) => who === 'Roos').length === 1,
      );
      assert.equal((await rows('samira')).filter((row) => row.name === 'Roos').length, 1);
      assert.equal((await says('1')).stoplight, 'rood');
      for (const text of ['2', 'Charlois', '1']) await says(text);
      assert.equal((await table()).contact?.worker, 'Samira Voorbeeld');
    });

    it('is for this volunteer alone', async () => {
      const aicha = await openSession(service.address, 'aicha');
      assert.deepEqual(await body<TableRow[]>(await aicha.get('spreekuur')), []);
      assert.equal((await aicha.get(`spreekuur/${id}`)).status, 404);
      assert.equal((await aicha.post(`spreekuur/${id}`, { text: 'hoi' })).status, 404);
      assert.equal((await aicha.post(`spreekuur/${id}/deeds`, { do: 'withdraw' })).status, 404);
      assert.equal((await aicha.get(`spreekuur/${id}/paper`)).status, 404);
    });

    it('lets the volunteer reach nothing else, not even the conversation they sat at', async () => {
      const row = (await rows('samira')).find(({ name: who }) => who === 'Roos');
      const closed = [
        'conversations',
        `conversations/${row?.id ?? ''}`,
        'colleagues',
        'figures',
        'absences',
        'events',
      ];
      for (const path of closed) assert.equal((await wim.get(path)).status, 403, path);
      const deeds = [
        'accept',
        'messages',
        'notes',
        'close',
        'stoplight',
        'traject',
        'return',
        'decline',
        'pass-on',
      ];
      for (const deed of deeds)
        assert.equal((await wim.post(`conversations/${row?.id ?? ''}/${deed}`, {})).status, 403, deed);
      assert.equal((await wim.post('link-codes', { participant: 'demo-esra' })).status, 403);
      assert.equal((await (await openSession(service.address, 'samira')).get('spreekuur')).status, 403);
    });

    it('prints the resident’s page with the named contact and the danger numbers', async () => {
      const paper = await wim.get(`spreekuur/${id}/paper`);
      assert.match(paper.headers.get('content-type') ?? '', /text\/html/);
      const page = await paper.text();
      for (const words of [
        'Samira Voorbeeld is gevraagd om je te helpen',
        'Je hoort het',
        '112',
        '113',
        '0800-2000',
        'INTREKKEN',
      ])
        assert.ok(page.includes(words), words);
    });

    it('asks a professional at once, by name and time', async () => {
      const asked = { do: 'professional', why: 'kind is <b>ziek</b>', danger: false, once: 'tap-prof1' };
      const view = await body<TableView>(await wim.post(`spreekuur/${id}/deeds`, asked));
      assert.match(
        view.messages.at(-1)?.text ?? '',
        /Ruben Zogenaamd is nu gevraagd. Jullie horen het vandaag voor 11\.\d\d uur/,
      );
    });

    it('gives feedback when it is taken up, and nothing at all after one message of the resident', async () => {
      await wim.post(`spreekuur/${id}/deeds`, { do: 'end' });
      const ruben = await openSession(service.address, 'ruben');
      const row = (await rows('ruben')).find(({ name: who }) => who === 'Roos');
      assert.equal((await ruben.post(`conversations/${row?.id ?? ''}/accept`, {})).status, 200);
      const [mine] = await body<TableRow[]>(await wim.get('spreekuur'));
      assert.deepEqual(
        mine?.feedback.map(({ moment, worker }) => [moment, worker]),
        [['accepted', 'Ruben Zogenaamd']],
      );
      await phone().write('intrekken');
      const [after] = await body<TableRow[]>(await wim.get('spreekuur'));
      assert.deepEqual([after?.name, after?.state, after?.feedback], ['iemand', 'withdrawn', []]);
      assert.equal((await wim.get(`spreekuur/${id}/paper`)).status, 404);
    });

    it('refuses what is no number in words a person can read', async () => {
      const refused = await wim.post('spreekuur', { name: 'Jan', phone: '12' });
      assert.equal(refused.status, 409);
      assert.match(((await refused.json()) as { title: string }).title, /geen telefoonnummer/);
    });
  });
}

playsOn('the embedded store', () => Promise.resolve(undefined));
playsOn('PostgreSQL', async () => (await testPostgres()).database());
