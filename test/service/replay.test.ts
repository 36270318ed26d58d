import assert from 'node:assert/strict';
import { startTown, type Town } from './town.ts';

const PATH = '/api/twilio/messages';

describe('a webhook that was copied', function () {
  this.timeout(60_000);
  let town: Town;
  before(async () => {
    town = await startTown();
  });
  after(() => town.close());

  it('a signed message that comes again after two hundred newer ones, and after a restart, is no second turn', async () => {
    const from = 'whatsapp:+31600000108';
    const forms = Array.from({ length: 260 }, (_, index) =>
      town.fake.inbound({ From: from, Body: `nog een vraag ${String(index)}` }),
    );
    const post = async (form: Record<string, string>) =>
      assert.equal((await town.fake.signedPost(town.url + PATH, form)).status, 200);
    for (const form of forms) await post(form);
    await town.running.stop();
    await town.start();
    const { counter, archivedPages } = town.document(from);
    assert.ok(archivedPages > 0, 'the first words stand in an archived page');
    for (const form of [...forms.slice(0, 5), ...forms.slice(150, 155), ...forms.slice(-5)]) await post(form);
    assert.equal(town.document(from).counter, counter);
    await post(town.fake.inbound({ From: from, Body: 'en dit is nieuw' }));
    assert.ok(town.document(from).counter > counter, 'a new one is a turn');
  });
});
