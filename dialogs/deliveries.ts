/**
 * How far each line to the resident has come: what is still to be sent, whether it may, and what became of it.
 * Nothing here changes the conversation handed in; what changed comes back as a copy that shares the rest.
 */
export { applyResults } from './deliveries/apply-results.ts';
export { applyStatus } from './deliveries/apply-status.ts';
export * from './deliveries/back-off.ts';
export { decideSending, possibleForms, WINDOW_HOURS } from './deliveries/decide-sending.ts';
export type { Decision, Form, SendingPolicy } from './deliveries/decide-sending.ts';
export { isUnsettled, nextLine, pendingLines, RANKS } from './deliveries/lines.ts';
export type { Outbound, Rank } from './deliveries/lines.ts';
export type { Applied, DeliveryResult, ProviderStatus, StatusUpdate } from './deliveries/result.ts';
