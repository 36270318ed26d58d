import assert from 'node:assert/strict';
import { readResidentAddress } from '../../bot/erase/read-address.ts';

describe('an address to erase', () => {
  const read: [string, string | undefined][] = [
    ['+31600000001', '+31600000001'],
    [' +31 6 0000 0001 ', '+31600000001'],
    ['whatsapp:+31600000001', '+31600000001'],
    ['06-00000001', '+31600000001'],
    ['0031 (6) 0000.0001', '+31600000001'],
    ['NL.13491208655302741918', 'NL.13491208655302741918'],
    ['whatsapp:NL.ENT.abc', 'NL.ENT.abc'],
    ['', undefined],
    ['Esra', undefined],
    ['600000001', undefined],
    ['+31', undefined],
  ];
  for (const [typed, address] of read) {
    it(`"${typed}" is ${address ?? 'none'}`, () => {
      assert.equal(readResidentAddress(typed), address);
    });
  }
});
