import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealRequest } from '../../bot/erase/request.ts';
import { makeVault, parseKeys } from '../../bot/store/vault.ts';
import { bareEnvironment, freePort } from './running.ts';
import { aWhile, startTown, until, type Town } from './town.ts';

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

async function tool(
  name: 'erase' | 'insight',
  settings: Readonly<Record<string, string>>,
  ...words: string[]
): Promise<Said> {
  const child = spawn(process.execPath, [`bot/tools/${name}.ts`, ...words], {
    env: { ...bareEnvironment(), NODE_NO_WARNINGS: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (part) => (out += String(part)));
  child.stderr.on('data', (part) => (error += String(part)));
  await once(child, 'close');
  return { code: child.exitCode, out, error };
}

const erase = (settings: Readonly<Record<string, string>>, ...words: string[]) =>
  tool('erase', settings, ...words);

/** Files in which this text stands in one way or another. */
function filesWith(folder: string, ...texts: string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = path + readFileSync(path, 'latin1');
      return texts.some((text) => bytes.includes(text));
    });
}

describe('insight for a resident', () => {
  let town: Town;
  before(async () => {
    town = await startTown('try-out', { TEST_WAITS: '0.1' });
  });
  after(() => town.close());
  const from = 'whatsapp:+31600000651';

  it('"wat weten jullie van mij?" tells at once what kinds of things are kept and how long, and offers the whole copy', async () => {
    await town.ask(from, 'hoi', { ProfileName: 'Wies Verzonnen' });
    const heard = await town.ask(from, 'welke gegevens bewaren jullie van mij?');
    const said = heard.join('\n');
    assert.match(said, /Sinds .* bewaar ik je nummer, onze berichten en je antwoorden/);
    assert.match(said, /na 12 maanden weg/);
    assert.match(said, /Wil je zien wat er over jou bewaard is/);
    assert.doesNotMatch(said, /0651|Wies/, 'nothing itself, because an SMS can be forged');
  });

  it('gives a readable copy and a file while the service runs, and the same without it', async () => {
    const file = join(town.folder, 'copy.txt');
    const readable = await tool('insight', town.settings, '+31600000651', '--out', file);
    assert.equal(readable.code, 0, readable.error);
    const text = readFileSync(file, 'utf8');
    assert.match(text, /WhatsApp: \+31600000651/);
    assert.match(text, /naam: Wies Verzonnen/);
    assert.match(text, /Jij: welke gegevens bewaren jullie van mij\?/);
    // What left is written down within a second: both copies are of the same moment.
    const settled = () =>
      town
        .document(from)
        .transcript.every(({ delivery }) => delivery === undefined || delivery.state === 'sent');
    await until('what left is written down', settled);
    const beside = await tool('insight', town.settings, '+31600000651', '--json');
    await town.running.stop();
    const alone = await tool('insight', town.settings, '+31600000651', '--json');
    const copy = JSON.parse(alone.out) as { lines: { text: string }[] };
    assert.deepEqual(JSON.parse(beside.out), copy);
    assert.equal(copy.lines.length, town.document(from).transcript.length);
    assert.equal(
      (await tool('insight', town.settings, '+31600000652')).out,
      'Nothing is kept of this address.\n',
    );
    await town.start();
  });

  it('is not given to somebody without the keys, nor for a request to erase', async () => {
    const other = { ...town.settings, WARMLIJN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
    const said = await tool('insight', other, '+31600000651');
    assert.equal(said.code, 3);
    assert.match(said.error, /refuses \(403\).*Nothing was read/s);
    const sealed = sealRequest(makeVault(parseKeys(town.settings['WARMLIJN_KEYS'] ?? '')), '+31600000651');
    const crossed = await fetch(`${town.url}/api/insight`, { method: 'POST', body: sealed });
    assert.equal(crossed.status, 403);
    assert.ok(town.document(from));
  });
});

describe('erasing a resident', () => {
  let town: Town;
  before(async () => {
    town = await startTown('try-out', { TEST_WAITS: '0.1' });
  });
  after(() => town.close());

  it('works while the service runs: everything is gone, and what waited does not leave any more', async () => {
    const from = 'whatsapp:+31600000601';
    const other = 'whatsapp:+31600000602';
    for (const one of [from, other]) await town.ask(one, 'hoi');
    const heard = town.heard(from);
    const { id } = town.document(from);
    town.fake.fault({ kind: 'answer', status: 429, retryAfter: '600', to: from });
    const { creates } = town.fake.counts;
    assert.equal(await town.write(from, 'ik wil een mens spreken'), 200);
    await until('it was refused for now', () => town.fake.counts.creates > creates);
    const said = await erase(town.settings, '+31 6 0000 0601');
    assert.equal(said.code, 0, said.error);
    assert.match(said.out, /^Erased: the conversation\./);
    assert.match(said.out, /audit log/);
    assert.doesNotMatch(said.out, /31600000601/);
    assert.deepEqual(filesWith(town.folder, id), []);
    await aWhile();
    assert.deepEqual(town.heard(from), heard);
    const again = await town.ask(from, 'hoi');
    assert.match(again[0] ?? '', /automatische assistent/, 'they are a stranger again');
    assert.deepEqual(town.heard(other), heard, 'nobody else lost anything');
    assert.equal(town.document(other).transcript.length, heard.length + 1);
  });

  it('says so when there is nothing, and does no harm when asked twice', async () => {
    await town.ask('whatsapp:+31600000603', 'hoi');
    const words = ['+31600000603', '--json'];
    const first = await erase(town.settings, ...words);
    const second = await erase(town.settings, ...words);
    assert.deepEqual([first.code, second.code], [0, 0]);
    assert.deepEqual((JSON.parse(first.out) as { erased: string[] }).erased, ['the conversation']);
    assert.deepEqual((JSON.parse(second.out) as { erased: string[] }).erased, []);
    assert.match((await erase(town.settings, '+31600000699')).out, /^Nothing is kept of this address\./);
  });

  it('refuses a command without an address, and one it cannot carry out, with the cure', async () => {
    for (const words of [[], ['Esra'], ['+31600000601', '+31600000602'], ['--what']]) {
      const { code, error, out } = await erase(town.settings, ...words);
      assert.equal(code, 2, words.join(' '));
      assert.notEqual(error, '');
      assert.equal(out, '');
    }
    const elsewhere = { ...town.settings, PORT: String(await freePort()) };
    const silent = await erase(elsewhere, '+31600000601');
    assert.equal(silent.code, 3);
    assert.match(silent.error, /PORT.*Nothing was erased/s);
    const database = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
    const unreachable = await erase({ ...town.settings, ...database }, '+31600000601');
    assert.equal(unreachable.code, 2);
    assert.match(unreachable.error, /DATABASE_URL: .*ECONNREFUSED/);
    const empty = await erase({ ...town.settings, DATA_DIR: join(town.folder, 'nowhere') }, '+31600000601');
    assert.equal(empty.code, 3);
    assert.match(empty.error, /DATA_DIR/);
  });

  it('is not done for somebody without the keys', async () => {
    const other = { ...town.settings, WARMLIJN_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
    const said = await erase(other, '+31600000602');
    assert.equal(said.code, 3);
    assert.match(said.error, /refuses \(403\)/);
    const response = await fetch(`${town.url}/api/erase`, { method: 'POST', body: '+31600000602' });
    assert.equal(response.status, 403);
    assert.ok(town.document('+31600000602'));
  });

  it('works without the service too, and takes archived pages along', async () => {
    const from = 'whatsapp:+31600000604';
    const texts = Array.from({ length: 130 }, (_, index) => `bericht ${String(index)}`);
    for (const text of texts) assert.equal(await town.write(from, text), 200);
    await until('a page was archived', async () => town.document(from).archivedPages > 0);
    await town.running.stop();
    const { id } = town.document(from);
    const said = await erase(town.settings, 'whatsapp:+31600000604');
    assert.equal(said.code, 0, said.error);
    assert.match(said.out, /^Erased: the conversation, 1 archived page\./);
    assert.deepEqual(filesWith(town.folder, id), []);
  });
});
