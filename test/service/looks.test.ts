import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { openSession } from './desk.ts';
import { bareEnvironment } from './running.ts';
import { startTown, type Town } from './town.ts';

const run = promisify(execFile);
const FRIDAY_MORNING = '2026-11-20T10:00:00Z';
const NOOR = 'whatsapp:+31600000721';
const linesSchema = z.object({
  lines: z.array(z.object({ who: z.string(), what: z.string(), whose: z.string() })),
});

describe('a look at what a resident said', function () {
  this.timeout(60_000);
  let town: Town;
  let key: string;
  before(async () => {
    town = await startTown('try-out', { TEST_CLOCK: FRIDAY_MORNING });
    await town.ask(NOOR, 'ik heb huurschuld en kan niet slapen');
    key = town.document(NOOR).id;
  });
  after(() => town.close());

  const tool = async (name: string, ...args: string[]) => {
    const env = { ...bareEnvironment(), ...town.settings };
    return (await run(process.execPath, [`bot/tools/${name}.ts`, ...args], { env })).stdout;
  };
  const looks = async () => {
    const { lines } = linesSchema.parse(JSON.parse(await tool('ledger', 'audit', 'show')));
    return lines.filter(({ whose }) => whose === key).map(({ who, what }) => `${who} ${what}`);
  };
  const get = async (worker: string, more = '') =>
    (await (await openSession(town.url, worker)).get(`conversations/${key}${more}`)).status;

  it('is in the audit log once, however long the page stays open, and again for another worker', async () => {
    for (let times = 0; times < 5; times += 1) assert.equal(await get('samira', '?ledger=no'), 200);
    assert.equal(await get('noor'), 200);
    assert.deepEqual(await looks(), ['samira words', 'noor words']);
  });

  it('is refused to who has no need of it, and then there is nothing to note', async () => {
    const before = await looks();
    for (const worker of ['wim', 'aicha', 'bo']) assert.equal(await get(worker), 403, worker);
    assert.deepEqual(await looks(), before);
  });

  it('of a case that is taken along, of a table at the spreekuur and of the resident’s own copy is in it too', async () => {
    const samira = await openSession(town.url, 'samira');
    assert.equal((await samira.post(`conversations/${key}/accept`, {})).status, 200);
    assert.equal(await get('samira', '/export'), 200);
    const wim = await openSession(town.url, 'wim');
    const begun = await wim.post('spreekuur', { name: 'Robin' });
    assert.equal(begun.status, 201);
    const table = z.object({ id: z.string() }).parse(await begun.json()).id;
    assert.match(await tool('insight', NOOR), /het gesprek gelezen/);
    assert.ok((await looks()).includes('samira case-export'));
    assert.ok((await looks()).includes('beheer insight'));
    const { lines } = linesSchema.parse(JSON.parse(await tool('ledger', 'audit', 'show')));
    assert.ok(lines.some(({ who, what, whose }) => who === 'wim' && what === 'table' && whose === table));
    assert.match(await tool('ledger', 'audit', 'verify'), /"ok": true/);
  });
});
