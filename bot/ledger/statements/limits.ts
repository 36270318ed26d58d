/** Where a file stops being a bank statement and becomes an attack or an accident. */
export const statementLimits = {
  /** Bytes of one file. */
  bytes: 512 * 1024 * 1024,
  /** Booked entries of one file, kept in memory until the whole file is known to be good. */
  entries: 200_000,
  /** Statements in one file. */
  statements: 20_000,
  /** Transactions inside one entry. */
  parts: 50_000,
  /** Nesting of XML elements; camt.053 itself needs about fifteen. */
  depth: 48,
  /** Characters of one XML text, tag or comment, and of one MT940 field. */
  text: 64 * 1024,
  /** Characters in an MT940 line. */
  line: 8 * 1024,
} as const;
