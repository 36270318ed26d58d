import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { makeRequestReader, sealRequest } from '../../bot/erase/request.ts';
import { makeVault } from '../../bot/store/vault.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const vaultWith = (key: Buffer) => makeVault([{ id: 'k1', key }]);

describe('a request to erase', () => {
  const vault = vaultWith(randomBytes(32));

  it('is opened by who has the keys, and shows no address to others', () => {
    const sealed = sealRequest(vault, '+31600000001', NOW);
    assert.equal(makeRequestReader(vault, () => NOW)(sealed), '+31600000001');
    assert.doesNotMatch(Buffer.from(sealed, 'base64').toString('latin1'), /31600000001/);
  });

  it('is refused a second time, when it is old, and when it comes from a clock far ahead', () => {
    const read = makeRequestReader(vault, () => NOW);
    const sealed = sealRequest(vault, '+31600000001', NOW);
    assert.ok(read(sealed));
    assert.equal(read(sealed), undefined);
    assert.equal(read(sealRequest(vault, '+31600000001', NOW - 61_000)), undefined);
    assert.equal(read(sealRequest(vault, '+31600000001', NOW + 61_000)), undefined);
  });

  it('is refused when it was sealed with another key, for another purpose, or is no request at all', () => {
    const read = makeRequestReader(vault, () => NOW);
    const other = sealRequest(vaultWith(randomBytes(32)), '+31600000001', NOW);
    const document = vault.seal(Buffer.from('{}'), 'conversation:a').toString('base64');
    for (const text of ['', 'erase', other, document]) assert.equal(read(text), undefined);
  });
});
