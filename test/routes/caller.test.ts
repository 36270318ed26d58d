import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { makeCallerOf } from '../../bot/routes/caller.ts';

const from = (forwarded?: string) => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress: '10.0.0.1' } as Socket,
});

describe('who calls', () => {
  it('is the other end of the connection when no proxy of ours is in front, whatever a caller writes', () => {
    assert.equal(makeCallerOf(0)(from('1.2.3.4')), '10.0.0.1');
  });

  it('is what our proxies saw, not what the caller put in front of it', () => {
    assert.equal(makeCallerOf(1)(from('6.6.6.6, 1.2.3.4')), '1.2.3.4');
    assert.equal(makeCallerOf(2)(from('6.6.6.6,1.2.3.4, 10.0.0.9')), '1.2.3.4');
  });

  it('is the other end of the connection when a proxy did not say', () => {
    for (const forwarded of [undefined, '', ' ']) assert.equal(makeCallerOf(1)(from(forwarded)), '10.0.0.1');
    assert.equal(makeCallerOf(3)(from('1.2.3.4')), '10.0.0.1');
  });
});
