import assert from 'node:assert/strict';
import { MONEY_CONSENT } from '../../../dialogs/money/identity.ts';
import { openChecked, type MoneyStage } from './open.ts';

const ids = (stage: MoneyStage, text: string) => stage.write({ text }).map(({ id }) => id);

describe('Money in other words', () => {
  it('that ask what can be spent never get a saldo alone', () => {
    for (const text of ['kan ik nog pinnen', 'mag ik alles opmaken'])
      assert.ok(ids(openChecked(), text).includes('money.spend'), text);
  });

  it('that say the saldo is wrong ask a person instead of naming it again', () => {
    const said = ids(openChecked(), 'mijn saldo klopt nooit jullie zijn dieven');
    assert.deepEqual(said, ['money.not-sure', 'money.asking', 'handover.hears-by']);
  });

  it('that only name another bill ask the same of that bill, and are no cut-off', () => {
    const stage = openChecked();
    assert.deepEqual(ids(stage, 'is me huur betaald'), ['money.own-bill', 'money.person']);
    assert.deepEqual(ids(stage, 'en de stroom'), ['money.own-bill', 'money.person']);
    assert.equal(stage.conversation().stoplight, undefined);
    assert.ok(ids(stage, 'en mijn stroom is afgesloten').includes('acute.cutoff-now'));
  });

  it('that regret sharing take it back at once', () => {
    const stage = openChecked();
    for (const text of ['kan mijn dochter meekijken', 'ja', 'aisha']) stage.write({ text });
    assert.deepEqual(ids(stage, 'nee toch niet'), ['money.unshared']);
    const shared = Object.entries(stage.conversation().consent).filter(([name]) =>
      name.startsWith(MONEY_CONSENT),
    );
    assert.ok(shared.length > 0 && shared.every(([, { given }]) => !given));
  });

  it('that ask whether a request was granted are no question about leefgeld', () => {
    const stage = openChecked();
    for (const text of ['ik wil extra geld', '50', 'voor luiers', 'vrijdag', '1']) stage.write({ text });
    assert.ok(!ids(stage, 'is het al goedgekeurd').includes('money.payout'));
  });
});
