import assert from 'node:assert/strict';
import { z } from 'zod';
import { newName } from '../../bot/desk/page/new-name.ts';

describe('The name of a deed', () => {
  it('is a UUID, as the routes ask for, and another one each time', () => {
    const names = Array.from({ length: 500 }, newName);
    for (const name of names) z.uuidv4().parse(name);
    assert.equal(new Set(names).size, names.length);
  });

  it('needs nothing that a browser keeps for addresses with https', () => {
    const { randomUUID } = globalThis.crypto;
    Object.defineProperty(globalThis.crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      z.uuidv4().parse(newName());
    } finally {
      Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
    }
  });
});
