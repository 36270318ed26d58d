import assert from 'node:assert/strict';
import { makeBrowserFlow, type BrowserFlow } from '../../bot/desk/sign-in/browser-flow.ts';
import { openEntra } from '../../bot/desk/sign-in/entra.ts';
import { sessionSecrets } from '../../bot/desk/sign-in/session-secrets.ts';
import { makeSigner } from '../../bot/desk/sign-in/signed-text.ts';
import { APP_ID, APP_PASSWORD, startFakeEntra, TENANT, type FakeEntra } from '../fakes/entra.ts';

describe('sign-in in a browser', () => {
  let entra: FakeEntra;
  let flow: BrowserFlow;
  let now: number;
  beforeEach(async () => {
    entra = await startFakeEntra();
    now = Date.now();
    flow = makeBrowserFlow({
      entra: openEntra(entra.url, TENANT),
      signer: makeSigner(sessionSecrets([{ id: 'k1', key: Buffer.alloc(32, 1) }])),
      appId: APP_ID,
      appPassword: APP_PASSWORD,
      redirectUri: 'https://warmlijn.example.nl/api/desk/sign-in/callback',
      now: () => now,
    });
  });
  afterEach(() => entra.close());

  const query = (address: string) => new URL(address).searchParams;
  const isRefused = { code: 'refused' };

  it('asks Entra with a challenge, a state and a nonce of its own each time', async () => {
    const asked = [await flow.begin(null), await flow.begin(null)].map(({ address }) => query(address));
    for (const one of asked) {
      assert.equal(one.get('response_type'), 'code');
      assert.equal(one.get('code_challenge_method'), 'S256');
      assert.equal(one.get('client_id'), APP_ID);
    }
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.notEqual(asked[0]?.get(name), asked[1]?.get(name), name);
  });

  it('trades the code for a token that answers this sign-in, and remembers where to go', async () => {
    const { address, cookie } = await flow.begin('#g/abc');
    const done = await flow.finish(query(entra.visit(address)), cookie);
    assert.equal(done.place, '#g/abc');
    assert.equal(done.nonce, query(address).get('nonce'));
  });

  it('never goes anywhere but to a place in the page', async () => {
    for (const place of ['https://evil.example', '//evil.example', '#g/a\r\nset-cookie: x=1', '/other']) {
      const { address, cookie } = await flow.begin(place);
      assert.equal((await flow.finish(query(entra.visit(address)), cookie)).place, '');
    }
  });

  it('is refused without its cookie, with the cookie of another sign-in, or with a changed one', async () => {
    const mine = await flow.begin(null);
    const other = await flow.begin(null);
    const back = query(entra.visit(mine.address));
    for (const cookie of [undefined, other.cookie, `x${mine.cookie}`, ''])
      await assert.rejects(flow.finish(back, cookie), isRefused);
  });

  it('is refused after ten minutes', async () => {
    const { address, cookie } = await flow.begin(null);
    now += 601_000;
    await assert.rejects(flow.finish(query(entra.visit(address)), cookie), isRefused);
  });

  it('is refused when the person or Entra says no, and when a code is used twice', async () => {
    const { address, cookie } = await flow.begin(null);
    const back = query(entra.visit(address));
    await flow.finish(back, cookie);
    await assert.rejects(flow.finish(back, cookie), isRefused);
    entra.browser.refuse = 'access_denied';
    await assert.rejects(flow.finish(query(entra.visit(address)), cookie), isRefused);
  });

  it('says that it cannot be done now while Entra is away', async () => {
    const { address, cookie } = await flow.begin(null);
    entra.down = true;
    await assert.rejects(flow.finish(query(entra.visit(address)), cookie), { code: 'unreachable' });
  });
});
