import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { makeVault } from '../../bot/store/vault.ts';
import { storeConformance } from './conformance.ts';
import { documentPath, embeddedWorld, everyFile, openFolder, temporaryFolder } from './embedded-world.ts';
import { address, after, first, line, NEW_KEY, OLD_KEY } from './world.ts';

storeConformance('the embedded store', embeddedWorld);

describe('The folder of the embedded store', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('shows no word, number or address of anybody, in no file and no name', async () => {
    const store = await openFolder(folder);
    const key = store.keyOf(address(1));
    const next = { ...first(key), name: 'Noor', transcript: [line('gasrekening')] };
    await store.commit(key, next);
    await store.commit(key, after(next, { transcript: [], archivedPages: 1 }), next.transcript);
    await store.changeShared('codes', () => ({ next: { 'code-123': 'Noor' }, result: undefined }));
    await store.appendShared('audit', 'Noor asked');
    for (const path of everyFile(folder)) {
      const shown = path + fs.readFileSync(path, 'latin1');
      for (const secret of ['Noor', 'gasrekening', '+3160000', 'code-123', OLD_KEY.key.toString('latin1')])
        assert.ok(!shown.includes(secret), `${path} shows ${secret}`);
      assert.equal(fs.statSync(path).mode & 0o077, 0, `${path} can be read by others`);
    }
    await store.close();
  });

  it('a temporary file left by a crash is no truth: it is removed', async () => {
    let store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    const path = documentPath(folder, key);
    await store.close();
    fs.copyFileSync(path, `${path}.tmp`);
    fs.writeFileSync(`${path.slice(0, -4)}.0.page.tmp`, 'half');
    store = await openFolder(folder);
    assert.equal((await store.load(key))?.version, 1);
    assert.deepEqual(store.setAside, []);
    assert.deepEqual(
      everyFile(folder).filter((file) => file.endsWith('.tmp')),
      [],
    );
    await store.close();
  });

  it('pages go aside together with a torn document, so that a new conversation does not write over them', async () => {
    let store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, { ...first(key), archivedPages: 1 }, [line('old')]);
    await store.close();
    fs.truncateSync(documentPath(folder, key), 20);
    store = await openFolder(folder);
    assert.equal(store.setAside.length, 2);
    for (const { where, why } of store.setAside) {
      assert.ok(fs.existsSync(join(folder, where)));
      assert.equal(fs.readFileSync(join(folder, `${where}.why`), 'utf8').trim(), why);
    }
    assert.deepEqual(await store.erase(key), ['2 set-aside files']);
    assert.equal(
      everyFile(folder).some((path) => path.includes(key)),
      false,
    );
    await store.close();
  });

  it('a document in the shape of a newer version stops the start and stays where it is', async () => {
    const store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    await store.close();
    const newer = Buffer.from(JSON.stringify({ ...first(key), schema: 99 }));
    fs.writeFileSync(documentPath(folder, key), makeVault([OLD_KEY]).seal(newer, `conversation:${key}`));
    fs.writeFileSync(join(folder, 'residents', '00', 'foreign'), '');
    await assert.rejects(openFolder(folder), /written by a newer Warmlijn/);
    assert.ok(fs.existsSync(documentPath(folder, key)));
    assert.deepEqual(fs.readdirSync(join(folder, 'aside')), []);
  });

  it('a document that opens but has another shape goes aside, and the reason quotes nothing from it', async () => {
    let store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    await store.close();
    const odd = Buffer.from(JSON.stringify({ ...first(key), channels: 'Noor' }));
    fs.writeFileSync(documentPath(folder, key), makeVault([OLD_KEY]).seal(odd, `conversation:${key}`));
    store = await openFolder(folder);
    assert.match(store.setAside[0]?.why ?? '', /channels: invalid_type/);
    assert.doesNotMatch(store.setAside[0]?.why ?? '', /Noor/);
    await store.close();
  });

  it('refuses to start with a wrong key under the same name, or without its index key, and moves nothing', async () => {
    const store = await openFolder(folder);
    const key = store.keyOf(address(1));
    await store.commit(key, first(key));
    await store.close();
    const wrong = makeVault([{ id: OLD_KEY.id, key: NEW_KEY.key }]);
    await assert.rejects(openFolder(folder, { vault: wrong }), /damaged, or WARMLIJN_KEYS has another key/);
    await assert.rejects(openFolder(folder, { vault: makeVault([NEW_KEY]) }), /sealed with key "old"/);
    fs.renameSync(join(folder, 'index.key'), join(folder, 'elsewhere'));
    await assert.rejects(openFolder(folder), /index\.key is missing/);
    fs.renameSync(join(folder, 'elsewhere'), join(folder, 'index.key'));
    const again = await openFolder(folder);
    assert.equal(again.size(), 1);
    await again.close();
  });

  it('names that could leave the folder are refused', async () => {
    const store = await openFolder(folder);
    for (const name of ['../x', '', 'a/b', '.x', 'A'])
      await assert.rejects(
        store.changeShared(name, () => ({ next: 1, result: 1 })),
        /named in lower case/,
      );
    await store.close();
  });
});
