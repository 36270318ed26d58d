import { accountNumber } from '../account-number.ts';
import { statementLimits } from '../limits.ts';
import type { Place } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { Statement, StatementFile } from '../statement.ts';
import { balanceField } from './balance-field.ts';
import { SwiftDraft } from './draft.ts';
import type { SwiftField } from './fields.ts';
import { swiftFields } from './fields.ts';

/**
 * Reads an MT940 file piece by piece (SWIFT Customer Statement Message, as Dutch banks write it); only checked
 * entries are kept in memory. Throws a Refusal.
 */
export async function readMt940(pieces: AsyncIterable<string>): Promise<StatementFile> {
  const statements: Statement[] = [];
  const warnings: string[] = [];
  let draft: SwiftDraft | undefined;
  let total = 0;
  const finish = (ended: boolean): void => {
    if (draft) statements.push(draft.close(ended, warnings));
    draft = undefined;
    if (statements.length > statementLimits.statements) throw new Refusal('too-many-entries');
  };
  for await (const field of swiftFields(pieces)) {
    const place = { line: field.line, element: `:${field.tag}:` };
    if (field.tag === 'end') {
      finish(true);
    } else if (field.tag === '20') {
      finish(false);
      draft = new SwiftDraft(field);
    } else {
      if (!draft) throw new Refusal('wrong-field', place, 'It stands before :20:.');
      take(draft, field, place);
      if (field.tag === '61' && (total += 1) > statementLimits.entries) {
        throw new Refusal('too-many-entries', place);
      }
    }
  }
  finish(false);
  if (statements.length === 0) throw new Refusal('no-statement', { element: ':20:' });
  return { format: 'mt940', statements, warnings };
}

function take(draft: SwiftDraft, field: SwiftField, place: Place): void {
  switch (field.tag) {
    case '25':
      draft.account = accountOf(field.text, place);
      break;
    case '28':
    case '28C':
      draft.sequence = field.text.split('\n', 1)[0]?.trim() ?? '';
      break;
    case '60F':
    case '60M':
      if (draft.opening) throw new Refusal('wrong-field', place, 'It is there twice.');
      draft.opening = balanceField(field.text, place);
      break;
    case '61':
      draft.line(field, place);
      break;
    case '86':
      draft.information(field, place);
      break;
    case '62F':
    case '62M':
      if (draft.closing) throw new Refusal('wrong-field', place, 'It is there twice.');
      draft.closing = balanceField(field.text, place);
      break;
    default:
      // Fields such as :13D:, :21:, :64: and :65: say nothing about booked money.
      break;
  }
}

/** ":25:" is an IBAN or account number, at some banks with the currency behind it, or a bank code before a slash. */
function accountOf(text: string, place: Place): string {
  const found = /^(?:[A-Z0-9]{8,11}\/)?([A-Z0-9.]{5,34}?)\s*([A-Z]{3})?$/.exec(text.trim());
  const account = accountNumber(found?.[1]?.replaceAll('.', ''));
  if (account === undefined) throw new Refusal('wrong-field', place);
  if (found?.[2] !== undefined && found[2] !== 'EUR') throw new Refusal('foreign-currency', place);
  return account;
}
