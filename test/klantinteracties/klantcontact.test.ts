import assert from 'node:assert/strict';
import { klantcontactBody } from '../../bot/klantinteracties/klantcontact-body.ts';
import { makeKlantcontacten } from '../../bot/klantinteracties/klantcontacten.ts';
import { openRegister } from '../../bot/klantinteracties/register.ts';
import { addMinutes } from '../../dialogs/civil-time.ts';
import { MOST_TRIES } from '../../dialogs/klantcontact/klantcontact.ts';
import { real } from '../dialogs/stage.ts';
import { openCase } from '../dialogs/traject/case.ts';
import { startFakeRegister, TOKEN, type FakeRegister, type Mood } from '../fakes/klantinteracties.ts';

const MONDAY = '2026-11-16T09:00:00.000Z';
const YES = 'ja, dat is goed';

/** A case with its worker, whose effects go to the register as the service does it. */
function openWorld(register: FakeRegister, timeoutMs?: number, id = 'resident') {
  const one = openCase(MONDAY, (conversation) => {
    conversation.id = id;
    conversation.fixedContact = 'samira';
    conversation.name = 'Roos';
  });
  const { content } = real();
  const context = { ...content, load: () => 0 };
  const sender = makeKlantcontacten({
    store: { load: async () => one.conversation() },
    turns: {
      change: async (_key, how) => {
        one.replace(how(one.conversation()));
        return { kind: 'done' };
      },
    },
    context,
    register: openRegister({ url: register.url, token: TOKEN }, timeoutMs),
    log: { error: () => assert.fail('nothing is thrown') },
  });
  let carried = 0;
  return {
    ...one,
    context,
    /** Everything that the turns asked for and nobody did yet. */
    carryOut: async () => {
      const effects = one.effects().slice(carried);
      carried = one.effects().length;
      sender.after('resident', effects);
      await sender.idle();
    },
    /** A crash: what was asked for is forgotten. */
    forget: () => {
      carried = one.effects().length;
    },
    state: () => one.conversation().traject?.klantcontacten?.at(-1),
  };
}

describe('A case as a klantcontact', () => {
  let register: FakeRegister;
  beforeEach(async () => {
    register = await startFakeRegister();
  });
  afterEach(() => register.close());

  it('goes to the register once, confidentially, with our id and the resident’s yes on record', async () => {
    const one = openWorld(register);
    one.traject('samira', { do: 'klantcontact', words: YES });
    assert.equal(one.conversation().consent.municipality?.words, YES);
    await one.carryOut();
    const [kept] = register.kept;
    assert.equal(kept?.klantcontact.vertrouwelijk, true);
    assert.equal(kept?.klantcontact.taal, 'nld');
    assert.equal(kept?.betrokkene?.contactnaam?.voornaam, 'Roos');
    assert.equal(kept?.onderwerpobject?.onderwerpobjectidentificator?.objectId, one.state()?.id);
    assert.deepEqual([one.state()?.state, one.state()?.uuid], ['done', kept?.uuid]);
    one.until(addMinutes(MONDAY, 24 * 60));
    await one.carryOut();
    assert.equal(register.kept.length, 1);
  });

  it('is not doubled when the answer is lost, nor after a crash at any moment', async () => {
    const lost = openWorld(register);
    register.mood = 'lost';
    lost.traject('samira', { do: 'klantcontact', words: YES });
    await lost.carryOut();
    assert.equal(lost.state()?.state, 'sending');
    register.mood = 'well';
    lost.until(addMinutes(MONDAY, 2));
    await lost.carryOut();
    assert.equal(lost.state()?.state, 'done');
    assert.equal(register.kept.length, 1);

    const crashed = openWorld(register);
    crashed.traject('samira', { do: 'klantcontact', words: YES });
    crashed.forget();
    crashed.until(addMinutes(MONDAY, 2));
    await crashed.carryOut();
    assert.equal(crashed.state()?.state, 'done');
  });

  it('is tried again while the register is ill, silent, locked or shows a web page, and arrives', async () => {
    for (const mood of ['ill', 'silent', 'not-allowed', 'a-web-page'] satisfies Mood[]) {
      const one = openWorld(register, 50, mood);
      const before = register.kept.length;
      register.mood = mood;
      one.traject('samira', { do: 'klantcontact', words: YES });
      await one.carryOut();
      assert.equal(one.state()?.state, 'sending', mood);
      register.mood = 'well';
      one.until(addMinutes(MONDAY, 5));
      await one.carryOut();
      assert.equal(one.state()?.state, 'done', mood);
      assert.equal(register.kept.length, before + 1, mood);
    }
  });

  it('that never arrives ends with a word to the worker', async () => {
    const one = openWorld(register);
    register.mood = 'ill';
    one.traject('samira', { do: 'klantcontact', words: YES });
    for (let hour = 1; hour <= 24; hour += 1) {
      one.until(addMinutes(MONDAY, hour * 60));
      await one.carryOut();
    }
    assert.deepEqual([one.state()?.state, one.state()?.tries], ['failed', MOST_TRIES]);
    assert.ok(one.notices().includes('samira message'));
  });

  it('that the register refuses for what is in it is not sent again', async () => {
    const one = openWorld(register);
    const body = klantcontactBody(
      { ...one.conversation(), name: 'x'.repeat(300) },
      { id: 'a', at: MONDAY, by: 'samira', state: 'sending', tries: 1 },
      one.context,
    );
    assert.equal(await openRegister({ url: register.url, token: TOKEN }).put(body), 'never');
  });

  it('is not sent any more when the resident takes it back first', async () => {
    const one = openWorld(register);
    register.mood = 'ill';
    one.traject('samira', { do: 'klantcontact', words: YES });
    await one.carryOut();
    register.mood = 'well';
    one.says('intrekken');
    one.until(addMinutes(MONDAY, 60));
    await one.carryOut();
    assert.equal(one.state()?.state, 'stopped');
    assert.deepEqual(register.kept, []);
  });

  it('holds no transcript, no notes and no money, and is never longer than the register takes', () => {
    const one = openWorld(register);
    one.says('geheim verhaal');
    one.act('samira', { do: 'accept' });
    one.act('samira', { do: 'note', text: 'alleen voor ons' });
    for (const text of ['doel '.repeat(15), 'rust', 'werk']) one.traject('samira', { do: 'goal', text });
    const body = klantcontactBody(
      one.conversation(),
      { id: 'a', at: MONDAY, by: 'samira', state: 'sending', tries: 1 },
      one.context,
    );
    assert.doesNotMatch(JSON.stringify(body), /geheim verhaal|alleen voor ons/);
    assert.ok(body.klantcontact.inhoud.length <= 1_000);
    assert.match(body.klantcontact.inhoud, /Begeleider: Samira Voorbeeld/);
  });
});
