import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Decimal } from 'decimal.js';
import ts from 'typescript';
import { LedgerFolder } from '../../bot/ledger/embedded/folder.ts';
import { importFile } from '../../bot/ledger/embedded/import-file.ts';
import { openEmbeddedLedger } from '../../bot/ledger/embedded/ledger.ts';
import { entriesOf, sampleOf } from './embedded/filling.ts';
import { camt } from './made-statements.ts';
import { inTemporaryFolder, put } from './temporary.ts';
import { world } from './world.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const money = /^(amount|balance|agreed|changedFrom|opening|closing|cents|bedrag|running)$/;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, folder, name));
}

describe('No amount passes through a float', () => {
  it('has no type in the ledger or the facts that makes an amount a number', () => {
    const files = [...sources('bot/ledger'), ...sources('dialogs/money')];
    const program = ts.createProgram(files, {
      strict: true,
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    });
    const checker = program.getTypeChecker();
    let seen = 0;
    const visit = (node: ts.Node): void => {
      const named =
        ts.isPropertySignature(node) ||
        ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isPropertyDeclaration(node);
      if (named && ts.isIdentifier(node.name) && money.test(node.name.text)) {
        seen += 1;
        const type = checker.getTypeAtLocation(node);
        const parts = type.isUnion() ? type.types : [type];
        const isNumber = parts.some((part) => (part.flags & ts.TypeFlags.NumberLike) !== 0);
        assert.ok(!isNumber, `${node.getSourceFile().fileName}: ${node.getText()}`);
      }
      ts.forEachChild(node, visit);
    };
    for (const file of files) {
      const source = program.getSourceFile(file);
      assert.ok(source);
      visit(source);
    }
    assert.ok(seen > 40, `only ${seen} amounts were looked at`);
  });

  it('has no code in the ledger that turns a decimal or an amount into a number', () => {
    for (const file of sources('bot/ledger')) {
      assert.doesNotMatch(
        readFileSync(file, 'utf8'),
        /parseFloat|\.toNumber\(|Number\((amount|bedrag|balance|digits)/,
        file,
      );
    }
  });

  it('answers with decimals and texts only: there is no number anywhere in an answer', () =>
    inTemporaryFolder(async (dataDir) => {
      const folder = new LedgerFolder(dataDir);
      const now = `${world.today}T12:00:00Z`;
      const statement = { id: '1', account: 'NL36ABNA5632579034', opening: 0n, entries: entriesOf(world) };
      await importFile(await put(dataDir, 'people', sampleOf(world)), folder, { now });
      await importFile(await put(dataDir, 'statement', camt(statement)), folder, { now });
      const clock = () => Date.parse(now);
      const ledger = await openEmbeddedLedger({
        dataDir,
        variant: 'with-fixed-costs',
        shift: 'before',
        clock,
      });
      const [from, to] = ['2024-01-01', '2024-12-31'];
      const answers = [
        await ledger.participant('101'),
        await ledger.balance('101', to),
        await ledger.payouts('101', from, to),
        await ledger.bills('101', from, to),
        await ledger.incomes('101', from, to),
      ];
      assert.ok(answers.every(({ known }) => known));
      assert.ok(walk(answers) > 20);
    }));
});

/** Fails on any number outside a decimal; answers how many amounts there are. */
function walk(value: unknown): number {
  if (Decimal.isDecimal(value)) return 1;
  assert.notEqual(typeof value, 'number');
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + walk(part), 0);
}
