/** What a message can be about when it is about money: found by the words in it (locales/<lang>/words.yaml). */
export const MONEY_TOPICS = [
  /** The general questions, also found by the classifier. */
  'balance',
  'payout',
  'bills',
  'extra',
  'request-status',
  /** What exactly is asked about them. */
  'not-there',
  'differs',
  'bill-failed',
  'disputed',
  'below-zero',
  'balance-why',
  /** What the ledger does not show: debts, savings, what was spent. */
  'unseen',
  /** Whether there are debts or arrears at all. */
  'owed',
  'income',
  'income-late',
  'incoming',
  'own-account',
  'spend',
  /** Which bill is meant. */
  'rent',
  'energy',
  'water',
  'health-insurance',
  /** How the Huishoudboekje works. */
  'explain',
  'real',
  'wrong-account',
  'reclaim',
  'payslip',
  'ending',
  'changes',
  'contact',
  /** Whose money it is: that of another, or asked by another. */
  'of-another',
  'as-another',
  /** Who may see it. */
  'share',
  'unshare',
  'writing',
  'notices-on',
  'notices-off',
  'unlink',
  'wrong-person',
] as const;
export type MoneyTopic = (typeof MONEY_TOPICS)[number];
