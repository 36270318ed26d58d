import { statementLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import type { CamtBuilder } from './builder.ts';
import type { DraftPart, Party } from './drafts.ts';
import { newBalance, newEntry, newPart } from './drafts.ts';

/** What to do at an element of a camt.053 file; elements that are not in the tree are passed over. */
export interface Shape {
  readonly children?: Readonly<Record<string, Shape>>;
  open?(build: CamtBuilder): void;
  /** The text of the element, ends trimmed; `currency` is its Ccy attribute. */
  text?(build: CamtBuilder, text: string, currency: string | undefined): void;
  close?(build: CamtBuilder): void;
}

const put = (text: NonNullable<Shape['text']>): Shape => ({ text });
const inside = (children: Record<string, Shape>): Shape => ({ children });

const partText = put((build, text) => build.part.texts.push(text));
const entryReference = put((build, text) => build.entry.references.push(text));

/** In versions before 08 a party has its name itself, later below Pty (person or company) or Agt (bank). */
function party(of: (part: DraftPart) => Party): Shape {
  const name = put((build, text) => (of(build.part).name ??= text));
  return inside({ Nm: name, Pty: inside({ Nm: name }), Agt: inside({ FinInstnId: inside({ Nm: name }) }) });
}

function partyAccount(of: (part: DraftPart) => Party): Shape {
  const account = put((build, text) => (of(build.part).account ??= text));
  return inside({ Id: inside({ IBAN: account, Othr: inside({ Id: account }) }) });
}

const partAmount = put((build, text, currency) => {
  build.part.amount ??= text;
  build.part.currency ??= currency;
});

const transaction: Shape = {
  open: (build) => {
    build.part = newPart();
  },
  close: (build) => {
    const { parts } = build.entry;
    if (parts.length >= statementLimits.parts) {
      throw new Refusal('too-many-entries', { line: build.line, element: 'TxDtls' });
    }
    parts.push(build.part);
  },
  children: {
    Refs: inside({ InstrId: partText, EndToEndId: partText, MndtId: partText }),
    Amt: partAmount,
    AmtDtls: inside({ TxAmt: inside({ Amt: partAmount }) }),
    RltdPties: inside({
      Dbtr: party((draft) => draft.debtor),
      DbtrAcct: partyAccount((draft) => draft.debtor),
      Cdtr: party((draft) => draft.creditor),
      CdtrAcct: partyAccount((draft) => draft.creditor),
    }),
    RmtInf: inside({ Ustrd: partText, Strd: inside({ CdtrRefInf: inside({ Ref: partText }) }) }),
    RtrInf: inside({ AddtlInf: partText }),
    AddtlTxInf: partText,
  },
};

const bookingDate = (element: string) =>
  put((build, text) => (build.entry.bookingDate = build.date(text, `Ntry/BookgDt/${element}`)));
const valueDate = (element: string) =>
  put((build, text) => (build.entry.valueDate = build.date(text, `Ntry/ValDt/${element}`)));
const balanceDate = (element: string) =>
  put((build, text) => (build.balance.date = build.date(text, `Bal/Dt/${element}`)));
const status = put((build, text) => (build.entry.status ??= text));

const entryShape: Shape = {
  open: (build) => {
    build.entry = newEntry(build.line);
  },
  close: (build) => build.closeEntry(build.entry),
  children: {
    NtryRef: entryReference,
    AcctSvcrRef: entryReference,
    Amt: put((build, text, currency) => {
      Object.assign(build.entry, { amount: text, amountLine: build.line, currency });
    }),
    CdtDbtInd: put((build, text) => (build.entry.direction = text)),
    RvslInd: put((build, text) => (build.entry.reversal = text === 'true' || text === '1')),
    Sts: { ...status, children: { Cd: status } },
    BookgDt: inside({ Dt: bookingDate('Dt'), DtTm: bookingDate('DtTm') }),
    ValDt: inside({ Dt: valueDate('Dt'), DtTm: valueDate('DtTm') }),
    AddtlNtryInf: put((build, text) => (build.entry.information = text)),
    NtryDtls: inside({ TxDtls: transaction }),
  },
};

const balanceShape: Shape = {
  open: (build) => {
    build.balance = newBalance(build.line);
  },
  close: (build) => build.draft.balances.push(build.balance),
  children: {
    Tp: inside({ CdOrPrtry: inside({ Cd: put((build, text) => (build.balance.type = text)) }) }),
    Amt: put((build, text, currency) => {
      Object.assign(build.balance, { amount: text, amountLine: build.line, currency });
    }),
    CdtDbtInd: put((build, text) => (build.balance.direction = text)),
    Dt: inside({ Dt: balanceDate('Dt'), DtTm: balanceDate('DtTm') }),
  },
};

const account = put((build, text) => (build.draft.account ??= text.replace(/\s+/g, '').toUpperCase()));

/** The elements of camt.053.001.02 and later that say something about money (ISO 20022, BankToCustomerStatement). */
export const camtShape: Shape = inside({
  BkToCstmrStmt: inside({
    Stmt: {
      close: (build) => build.closeStatement(),
      children: {
        Id: put((build, text) => (build.draft.id = text)),
        ElctrncSeqNb: put((build, text) => (build.draft.sequence = text)),
        CreDtTm: put((build, text) => (build.draft.createdAt = build.instant(text))),
        Acct: inside({
          Id: inside({ IBAN: account, Othr: inside({ Id: account }) }),
          Ccy: put((build, text) => {
            if (text !== 'EUR')
              throw new Refusal('foreign-currency', { line: build.line, element: 'Acct/Ccy' });
            build.draft.currency = text;
          }),
        }),
        Bal: balanceShape,
        Ntry: entryShape,
      },
    },
  }),
});
