/** What a flow may let the money part do, and how each can end besides going on (`next`). */
export const MONEY_ACTIONS = [
  /** May this resident hear about money now? */
  'gate',
  /** Compares the day and month of birth. */
  'check',
  /** Tells what was asked. */
  'answer',
  'menu',
  'ask-person',
  'ask-code',
  'ask-call',
  'extra',
  'wrong-account',
  'incoming',
  'notices',
  'writing',
  'share',
  'unlink',
] as const;
export type MoneyAction = (typeof MONEY_ACTIONS)[number];

export const MONEY_OUTCOMES: Readonly<Record<MoneyAction, readonly string[]>> = {
  gate: ['unlinked', 'locked', 'check', 'show'],
  check: ['wrong', 'person', 'stopped'],
  answer: ['call', 'person', 'share', 'writing', 'incoming', 'notices'],
  menu: ['extra', 'person'],
  'ask-person': [],
  'ask-code': [],
  'ask-call': [],
  extra: [],
  'wrong-account': [],
  incoming: [],
  notices: [],
  writing: [],
  share: [],
  unlink: [],
};
