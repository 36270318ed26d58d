import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { makeVault, parseKeys, VaultError, type VaultFault } from '../../bot/store/vault.ts';
import { NEW_KEY, OLD_KEY } from './world.ts';

const vault = makeVault([OLD_KEY]);
const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));

function failsWith(code: VaultFault, use: () => unknown): void {
  assert.throws(use, (error) => error instanceof VaultError && error.code === code);
}

describe('The vault', () => {
  it('opens whatever it sealed, for the same purpose', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, aad) => {
        assert.deepEqual(vault.open(vault.seal(plain, aad), aad), plain);
      }),
    );
  });

  it('opens nothing that was sealed for another purpose or person', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (plain, aad, other) => {
        fc.pre(aad !== other);
        failsWith('tampered', () => vault.open(vault.seal(plain, aad), other));
      }),
    );
  });

  it('notices every changed bit and every missing byte', () => {
    const sealed = vault.seal(Buffer.from('huur 850,00'), 'a');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      assert.throws(() => vault.open(changed, 'a'), VaultError);
    }
    for (let length = 0; length < sealed.length; length += 1)
      assert.throws(() => vault.open(sealed.subarray(0, length), 'a'), VaultError);
  });

  it('calls bytes it never sealed by that name', () => {
    for (const foreign of [Buffer.alloc(0), Buffer.from('{"schema":1}'), Buffer.alloc(4096)])
      failsWith('not-sealed', () => vault.open(foreign, 'a'));
  });

  it('never seals the same words to the same bytes', () => {
    assert.notDeepEqual(vault.seal(Buffer.from('x'), 'a'), vault.seal(Buffer.from('x'), 'a'));
  });

  it('opens what an older key sealed, and names the key when it is gone', () => {
    const sealed = vault.seal(Buffer.from('x'), 'a');
    const rotated = makeVault([NEW_KEY, OLD_KEY]);
    assert.equal(rotated.open(sealed, 'a').toString(), 'x');
    assert.equal(rotated.keyIdOf(rotated.seal(Buffer.from('x'), 'a')), 'new');
    assert.throws(() => makeVault([NEW_KEY]).open(sealed, 'a'), /key "old".*WARMLIJN_KEYS/);
  });
});

describe('WARMLIJN_KEYS', () => {
  const good = randomBytes(32).toString('base64');

  it('reads one key or several, the first one first', () => {
    const keys = parseKeys(` 2026:${good} , 2025:${OLD_KEY.key.toString('base64')}`);
    assert.deepEqual(keys, [
      { id: '2026', key: Buffer.from(good, 'base64') },
      { id: '2025', key: OLD_KEY.key },
    ]);
  });

  const mistakes: Record<string, [text: string, says: RegExp]> = {
    'is empty': ['', /entry 1 has no usable id/],
    'has no id': [good, /entry 1 has no usable id/],
    'has a strange id': [`a b:${good}`, /entry 1 has no usable id/],
    'ends in a comma': [`a:${good},`, /entry 2 has no usable id/],
    'has a short key': ['a:c2hvcnQ=', /Key "a" has 5 bytes/],
    'has no key': ['a:', /Key "a" has 0 bytes/],
    'is not base64': [`a:${'!'.repeat(44)}`, /Key "a" is not base64/],
    'has an id twice': [`a:${good},a:${good}`, /entry 2 repeats the id "a"/],
  };
  for (const [mistake, [text, says]] of Object.entries(mistakes))
    it(`that ${mistake} is refused with the cure, and the key is not repeated`, () => {
      assert.throws(
        () => parseKeys(text),
        ({ message }: Error) =>
          says.test(message) &&
          /^WARMLIJN_KEYS must read .*32 bytes/.test(message) &&
          !message.includes(good),
      );
    });
});
