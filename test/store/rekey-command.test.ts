/** `npm run rekey` as an operator runs it: stop, rekey, start with the new key first, then without the old one. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { bareEnvironment } from '../service/running.ts';
import { startTown, type Town } from '../service/town.ts';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function run(
  tool: string,
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Said> {
  const env = { ...bareEnvironment(), NODE_NO_WARNINGS: '1', ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [`bot/tools/${tool}.ts`, ...words], { env }, (error, out, said) =>
      resolve({ code: Number(error?.code ?? 0), out, error: said }),
    );
  });
}

const toldSchema = z.object({
  mayGo: z.array(z.string()),
  left: z.record(z.string(), z.number()),
  newest: z.string(),
});

describe('npm run rekey', function () {
  this.timeout(60_000);
  const FROM = 'whatsapp:+31600000661';
  const fresh = `k2:${randomBytes(32).toString('base64')}`;
  let town: Town;
  before(async () => {
    town = await startTown('try-out', { TEST_WAITS: '0.1' });
    await town.ask(FROM, 'hoi');
  });
  after(() => town.close());

  it('waits for the service, seals everything anew, and then the old key may go', async () => {
    const both = { ...town.settings, WARMLIJN_KEYS: `${fresh},${town.settings['WARMLIJN_KEYS'] ?? ''}` };
    const busy = await run('rekey', [], both);
    assert.equal(busy.code, 3);
    assert.match(busy.error, /in use by process/);
    await town.running.stop();

    const told = await run('rekey', [], both);
    assert.equal(told.code, 0, told.error);
    assert.match(told.out, /^Sealed anew with key "k2": \d+ residents’ keys/);
    assert.match(told.out, /May go from WARMLIJN_KEYS.*: "k1"/);
    assert.match(told.out, /Backups made before now open with the old key only/);
    assert.doesNotMatch(told.out, new RegExp(fresh.slice(3, 20).replaceAll(/[+/]/g, '.')), 'no key is shown');
    const again = toldSchema.parse(JSON.parse((await run('rekey', ['--json'], both)).out));
    assert.deepEqual(again, { mayGo: ['k1'], left: {}, newest: 'k2' });

    const alone = { ...town.settings, WARMLIJN_KEYS: fresh };
    await town.start(alone);
    await town.running.stop();
    const copy = await run('insight', ['+31600000661', '--json'], alone);
    assert.match(copy.out, /"text": "hoi"/);
  });

  it('says so without the old key, and changes nothing', async () => {
    const other = { ...town.settings, WARMLIJN_KEYS: `k3:${randomBytes(32).toString('base64')}` };
    const said = await run('rekey', [], other);
    assert.equal(said.code, 3);
    assert.match(said.error, /sealed with key "k2"/);
    assert.equal((await run('rekey', [], { ...town.settings, WARMLIJN_KEYS: fresh })).code, 0);
  });
});
