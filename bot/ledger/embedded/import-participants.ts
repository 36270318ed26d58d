import { hash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  LedgerIndex,
  Matching,
  MatchingRule,
  StoredAgreement,
  StoredParticipant,
  StoredTransaction,
  Unmatched,
} from './documents.ts';
import { Refusal } from '../statements/refusal.ts';
import type { FolderDraft, LedgerFolder } from './folder.ts';
import { matchingOf, openParts } from './import-statements.ts';
import { makeMatcher } from './matcher.ts';
import { ParticipantFiles } from './participant-files.ts';
import type { Sample, SampleAgreement, SampleParticipant } from './sample-schema.ts';

export interface ParticipantImport {
  readonly index: LedgerIndex | undefined;
  readonly participants: number;
  readonly agreements: number;
  readonly new: number;
  readonly duplicates: number;
  readonly reconciled: number;
  readonly warnings: readonly string[];
}

/**
 * Adds participants or replaces what is known of them (by id or BSN); what they received and paid stays. Entries that
 * waited are reconciled again. Answers the new index, or none when nothing was new.
 */
export async function importParticipants(
  sample: Sample,
  folder: LedgerFolder,
  index: LedgerIndex,
  draft: FolderDraft,
): Promise<ParticipantImport> {
  const before = await matchingOf(folder, index);
  const organisations = { ...before.organisations, ...organisationsOf(sample) };
  const files = new ParticipantFiles(folder, index);
  const bsns = { ...index.bsns };
  const rules = new Map<string, MatchingRule[]>();
  for (const rule of before.rules)
    rules.set(rule.participant, [...(rules.get(rule.participant) ?? []), rule]);
  const warnings: string[] = [];
  for (const [number, burger] of sample.burgers.entries()) {
    const id = idOf(burger, bsns, `burgers[${number}]`);
    const known = await files.get(id);
    const participant = participantOf(burger, id, organisations, known?.transactions ?? []);
    if (burger.bsn !== undefined) bsns[burger.bsn] = id;
    if (!isDeepStrictEqual(known, plain(participant))) files.set(participant);
    rules.set(id, rulesOf(participant));
    participant.agreements.forEach((agreement, which) => {
      if (agreement.accounts.length > 0) return;
      warnings.push(
        `burgers[${number}].afspraken[${which}]: no account of the other side is known; nothing will match.`,
      );
    });
  }
  const matching: Matching = { rules: [...rules.values()].flat(), organisations };
  const counts = {
    participants: sample.burgers.length,
    agreements: sample.burgers.reduce((sum, { afspraken }) => sum + afspraken.length, 0),
    new: files.touched,
    duplicates: sample.burgers.length - files.touched,
    warnings,
  };
  if (isDeepStrictEqual(before, plain(matching)) && files.touched === 0) {
    return { ...counts, index: undefined, reconciled: 0 };
  }
  const { booked, left, reconciled } = again(await openParts(folder, index), matching);
  await files.book(booked);
  return {
    ...counts,
    reconciled,
    index: {
      ...index,
      bsns,
      participants: files.put(draft),
      matching: draft.put(matching),
      ...(reconciled > 0 ? { unmatched: draft.put({ parts: left }) } : {}),
    },
  };
}

/** The id in the file; else the one we gave to this BSN before; else a new one that tells nothing. */
function idOf(burger: SampleParticipant, bsns: Readonly<Record<string, string>>, element: string): string {
  const known = burger.bsn === undefined ? undefined : bsns[burger.bsn];
  if (known !== undefined && burger.id !== undefined && known !== burger.id) {
    throw new Refusal('wrong-participants', { element }, 'This BSN was known with another id before.');
  }
  return burger.id ?? known ?? `d-${randomBytes(8).toString('hex')}`;
}

function participantOf(
  burger: SampleParticipant,
  id: string,
  organisations: Readonly<Record<string, string[]>>,
  transactions: StoredTransaction[],
): StoredParticipant {
  const own = burger.rekeningen.map(({ iban }) => iban);
  const names = [burger.voornamen ?? burger.voorletters, burger.achternaam];
  const seen = new Map<string, number>();
  return {
    id,
    ...(burger.bsn === undefined ? {} : { bsn: burger.bsn }),
    name: names.filter(Boolean).join(' '),
    ...(burger.geboortedatum === undefined ? {} : { birthday: burger.geboortedatum.slice(5) }),
    agreements: burger.afspraken.map((afspraak) => {
      const base = agreementId(id, afspraak);
      const number = (seen.get(base) ?? 0) + 1;
      seen.set(base, number);
      return agreementOf(
        afspraak,
        number === 1 ? base : `${base}-${number}`,
        accountsOf(afspraak, own, organisations),
      );
    }),
    transactions,
  };
}

/** A file without ids of agreements: the same words, other side and first day are the same agreement. */
function agreementId(participant: string, afspraak: SampleAgreement): string {
  if (afspraak.id !== undefined) return afspraak.id;
  const { rubriek, omschrijving, organisatie, credit, validFrom } = afspraak;
  const told = JSON.stringify([participant, rubriek?.naam, omschrijving, organisatie, credit, validFrom]);
  return `a-${hash('sha256', told, 'hex').slice(0, 12)}`;
}

function agreementOf(afspraak: SampleAgreement, id: string, accounts: string[]): StoredAgreement {
  const { validFrom, validThrough, betaalinstructie } = afspraak;
  return {
    id,
    category: afspraak.rubriek?.naam ?? '',
    description: afspraak.omschrijving ?? '',
    amount: afspraak.bedrag,
    credit: afspraak.credit,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validThrough === undefined ? {} : { validThrough }),
    ...(betaalinstructie === undefined ? {} : { instruction: betaalinstructie }),
    accounts,
    terms: afspraak.zoektermen,
    changes: afspraak.wijzigingen.map(({ vanaf, totEnMet, bedrag, reden }) => ({
      from: vanaf,
      ...(totEnMet === undefined ? {} : { through: totEnMet }),
      amount: bedrag,
      reason: reden,
    })),
  };
}

/** The other side: the account named in the agreement, else those of the organisation, else the resident's own. */
function accountsOf(
  afspraak: SampleAgreement,
  own: readonly string[],
  organisations: Readonly<Record<string, string[]>>,
): string[] {
  if (afspraak.tegenRekening) return [afspraak.tegenRekening.iban];
  if (!afspraak.organisatie) return [...own];
  const { kvknummer, vestigingsnummer } = afspraak.organisatie;
  return [...(organisations[`${kvknummer}/${vestigingsnummer ?? ''}`] ?? [])];
}

function organisationsOf(sample: Sample): Record<string, string[]> {
  return Object.fromEntries(
    sample.organisaties.map(({ kvknummer, vestigingsnummer, afdelingen }) => {
      const accounts = afdelingen.flatMap(({ rekeningen }) => rekeningen.map(({ iban }) => iban));
      return [`${kvknummer}/${vestigingsnummer ?? ''}`, [...new Set(accounts)]];
    }),
  );
}

function rulesOf({ id, agreements }: StoredParticipant): MatchingRule[] {
  return agreements.map((agreement) => ({
    participant: id,
    agreement: agreement.id,
    accounts: agreement.accounts,
    terms: agreement.terms,
    ...(agreement.validFrom === undefined ? {} : { validFrom: agreement.validFrom }),
    ...(agreement.validThrough === undefined ? {} : { validThrough: agreement.validThrough }),
  }));
}

/** Tries the waiting parts again with the new agreements. */
function again(parts: readonly Unmatched[], matching: Matching) {
  const match = makeMatcher(matching.rules);
  const booked = new Map<string, StoredTransaction[]>();
  const left: Unmatched[] = [];
  for (const part of parts) {
    const found = match(part.counterAccount, part.text, part.date);
    if (!('participant' in found)) {
      left.push({ ...part, why: found.why });
      continue;
    }
    const { entry, date, amount } = part;
    const list = booked.get(found.participant) ?? [];
    list.push({ entry, date, amount, agreementId: found.agreement });
    booked.set(found.participant, list);
  }
  return { booked, left, reconciled: parts.length - left.length };
}

/** As it will be read back: without fields that are undefined. */
function plain(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document)) as unknown;
}
