import assert from 'node:assert/strict';
import { openLedger, type LedgerParts } from '../../bot/ledger/open-ledger.ts';
import { LedgerUsageError } from '../../bot/ledger/usage-error.ts';
import { readSettings, SettingsError } from '../../bot/settings.ts';
import { makeVault } from '../../bot/store/vault.ts';
import { demoOf } from '../../bot/wiring/demo.ts';
import { workerSchema } from '../../dialogs/city.ts';
import { inTemporaryFolder } from './temporary.ts';

const city = { variant: 'income-only', payoutShift: 'before', timeZone: 'Europe/Amsterdam' } as const;
const vault = makeVault([{ id: 'k1', key: Buffer.alloc(32, 4) }]);
const HHB = {
  LEDGER: 'huishoudboekje',
  HUISHOUDBOEKJE_URL: 'https://hhb.example',
  HUISHOUDBOEKJE_TOKEN: 'abc',
};

function parts(environment: Record<string, string>): LedgerParts {
  return {
    settings: readSettings(true, environment),
    city,
    vault,
    clock: Date.now,
    observe: () => undefined,
  };
}

function problems(environment: Record<string, string>): string {
  try {
    readSettings(true, environment);
    return '';
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message;
  }
}

describe('The ledger of the settings', () => {
  it('is the embedded one unless told, the Huishoudboekje, or none', () =>
    inTemporaryFolder(async (DATA_DIR) => {
      assert.equal((await openLedger(parts({ DATA_DIR }))).kind, 'embedded');
      assert.equal((await openLedger(parts({ DATA_DIR, LEDGER: 'none' }))).kind, 'none');
      assert.equal((await openLedger(parts({ DATA_DIR, ...HHB }))).kind, 'huishoudboekje');
    }));

  it('is not opened with half an address, half a user API or a token that travels readable', async () => {
    assert.match(problems({ ...HHB, HUISHOUDBOEKJE_TOKEN: '' }), /HUISHOUDBOEKJE_TOKEN: is missing/);
    assert.match(
      problems({ ...HHB, HUISHOUDBOEKJE_USER_API_URL: 'https://hhb.example/user' }),
      /HUISHOUDBOEKJE_USER_API_KEY: is missing/,
    );
    await assert.rejects(
      openLedger(parts({ ...HHB, HUISHOUDBOEKJE_URL: 'http://hhb.example' })),
      LedgerUsageError,
    );
  });

  it('has fictitious participants in the try-out with our own books only, never in production', () => {
    const settings = readSettings(true, {});
    const people = [workerSchema.parse({ id: 'samira', name: 'Samira', role: 'trajectbegeleider' })];
    assert.ok((demoOf(settings, people)?.participants.length ?? 0) > 0);
    assert.equal(demoOf({ ...settings, tryOut: false }, people), undefined);
    assert.equal(demoOf({ ...settings, ledger: 'huishoudboekje' }, people), undefined);
    assert.throws(() => demoOf(settings, []), /demo\.yaml: demo-esra: nobody in people\.yaml is "samira"/);
  });
});
