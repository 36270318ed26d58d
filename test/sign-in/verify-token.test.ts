import assert from 'node:assert/strict';
import { openEntra } from '../../bot/desk/sign-in/entra.ts';
import { SignInError, type SignInFault } from '../../bot/desk/sign-in/sign-in-error.ts';
import { verifyToken, type TokenRules } from '../../bot/desk/sign-in/verify-token.ts';
import { APP_ID, startFakeEntra, TENANT, type Claims, type FakeEntra } from '../fakes/entra.ts';

const OID = 'aaaaaaaa-0000-4000-8000-000000000001';
const APP_URI = `api://warmlijn.example.nl/${APP_ID}`;
const VERSION_1 = { iss: `https://sts.windows.net/${TENANT}/`, aud: APP_URI, ver: '1.0', azp: undefined };
const past = (seconds: number) => Math.floor(Date.now() / 1_000) - seconds;

describe('a token of Entra', () => {
  let entra: FakeEntra;
  let rules: TokenRules;
  beforeEach(async () => {
    entra = await startFakeEntra();
    rules = { entra: openEntra(entra.url, TENANT), appId: APP_ID, appUri: APP_URI };
  });
  afterEach(() => entra.close());

  async function refusedWith(code: SignInFault, token: string, nonce?: string): Promise<void> {
    await assert.rejects(verifyToken(token, rules, nonce), (error) => {
      assert.ok(error instanceof SignInError);
      assert.equal(error.code, code);
      return true;
    });
  }

  const good: Record<string, Claims | (() => Claims)> = {
    'from Teams, version 2': {},
    'from Teams, version 1': {
      ...VERSION_1,
      appid: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    },
    'with more scopes than ours': { scp: 'profile access_as_user' },
    'that ended a moment ago, as clocks differ': () => ({ exp: past(20) }),
    'of the browser sign-in': { azp: undefined, scp: undefined, nonce: 'n' },
  };
  for (const [name, claims] of Object.entries(good)) {
    it(`${name} tells who it is`, async () => {
      const now = typeof claims === 'function' ? claims() : claims;
      assert.equal(await verifyToken(await entra.teamsToken(OID, now), rules), OID);
    });
  }

  const bad: Record<string, Claims | (() => Claims)> = {
    'that ended': () => ({ exp: past(120) }),
    'that begins later': () => ({ nbf: past(-600) }),
    'without an end': { exp: undefined },
    'for another app': { aud: 'bbbbbbbb-0000-4000-8000-000000000001' },
    'for an app on another host': { ...VERSION_1, aud: `api://elsewhere.example/${APP_ID}` },
    'of another issuer': { iss: 'https://login.example.com/v2.0' },
    'of another tenant in its issuer': { ...VERSION_1, iss: 'https://sts.windows.net/another/' },
    'of another tenant in its claims': { tid: 'cccccccc-0000-4000-8000-000000000001' },
    'without a person': { oid: undefined },
    'of a program': { idtyp: 'app' },
    'asked by a program we do not know': { azp: 'dddddddd-0000-4000-8000-000000000001' },
    'with another scope': { scp: 'User.Read' },
    'of a program without any scope': { scp: undefined, roles: ['Everything'] },
  };
  for (const [name, claims] of Object.entries(bad)) {
    it(`${name} is refused`, async () => {
      const now = typeof claims === 'function' ? claims() : claims;
      await refusedWith('refused', await entra.teamsToken(OID, now));
    });
  }

  it('signed by a stranger is refused', async () => {
    const claims = { iss: entra.issuer, aud: APP_ID, tid: TENANT, oid: OID };
    await refusedWith('refused', await entra.sign(claims, 'stranger'));
  });

  it('changed on the way is refused', async () => {
    const [header, , signature] = (await entra.teamsToken(OID)).split('.');
    const [, other] = (await entra.teamsToken('aaaaaaaa-0000-4000-8000-000000000002')).split('.');
    await refusedWith('refused', `${String(header)}.${String(other)}.${String(signature)}`);
  });

  it('without a signature is refused, whatever its header says', async () => {
    const [, body] = (await entra.teamsToken(OID)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await refusedWith('refused', `${header}.${String(body)}.`);
    await refusedWith('refused', 'not a token');
  });

  it('that answers another sign-in than ours is refused', async () => {
    const token = await entra.teamsToken(OID, { azp: undefined, scp: undefined, nonce: 'theirs' });
    await refusedWith('refused', token, 'ours');
    await refusedWith('refused', await entra.teamsToken(OID), 'ours');
  });

  it('is unknown, not wrong, while Entra cannot be reached; afterwards it is read again', async () => {
    const token = await entra.teamsToken(OID);
    entra.down = true;
    await refusedWith('unreachable', token);
    entra.down = false;
    assert.equal(await verifyToken(token, rules), OID);
    assert.equal(await verifyToken(token, rules), OID);
    assert.deepEqual([entra.counts.description, entra.counts.keys], [1, 1], 'asked once, then remembered');
  });
});
