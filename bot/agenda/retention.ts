/**
 * Keeps nothing longer than the city says (retentionDays in city.yaml): once a day old words leave, and a conversation
 * that has been over for long goes as a whole. With several instances one does it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { City } from '../../dialogs/city.ts';
import { isOver, keptLines, withoutOldWords } from '../../dialogs/retention.ts';
import type { Clock } from '../clock.ts';
import { keepOnly } from '../letters/pictures.ts';
import { redacted } from '../redacted.ts';
import type { Store } from '../store/port.ts';
import type { Turns } from '../turn.ts';

const DAY_MS = 24 * 3_600_000;
const LOOK_EVERY_MS = 60_000;
/** Looked at between two rests: a few percent of one core, so that no resident waits. 100,000 take some eight minutes. */
const BETWEEN_RESTS = 5;
const REST_MS = 20;
/** Shared document with the last day on which it was done. */
const DONE = 'retention';
const doneSchema = z.object({ day: z.string() });

export interface RetentionDeps {
  readonly store: Pick<Store, 'rows' | 'load' | 'page' | 'replacePage' | 'changeShared' | 'readShared'>;
  readonly turns: Pick<Turns, 'change' | 'alone'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly days: City['retentionDays'];
  /** Erases a whole resident. */
  readonly erase: (key: string) => Promise<unknown>;
  /** Removes lines of the audit log from before this instant; how many. */
  readonly trimAudit: (before: string) => Promise<number>;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Counts, never whose. */
export interface CarriedOut {
  readonly erased: number;
  readonly shortened: number;
  readonly pages: number;
  readonly pictures: number;
  readonly auditLines: number;
  readonly failed: number;
  /** Residents who were not looked at, because the service stops. */
  readonly left: number;
}

function daysBefore(now: string, days: number): string {
  return new Date(Date.parse(now) - days * DAY_MS).toISOString();
}

/** @returns archived pages that lost lines */
async function shortenPages(
  deps: RetentionDeps,
  key: string,
  pages: number,
  before: string,
): Promise<number> {
  let changed = 0;
  for (let number = 0; number < pages; number += 1) {
    const lines = await deps.store.page(key, number);
    const kept = keptLines(lines, before);
    // Pages are in the order of time: what follows is newer.
    if (kept === lines && lines.length > 0) break;
    if (kept === lines) continue;
    await deps.store.replacePage(key, number, kept);
    changed += 1;
  }
  return changed;
}

/** @returns pictures that went with their letters */
async function shortenPictures({ store }: RetentionDeps, key: string): Promise<number> {
  const conversation = await store.load(key);
  return keepOnly(store, key, conversation?.letters?.all.map(({ id }) => id) ?? []);
}

/**
 * Does all that is due; a resident whose turn fails is taken up the next day.
 * @param stopped asked between residents: what is left then stays as it is
 */
export async function carryOutRetention(
  deps: RetentionDeps,
  stopped: () => boolean = () => false,
): Promise<CarriedOut> {
  const { store, turns, clock, days, log } = deps;
  const now = clock.now();
  const [wordsBefore, casesBefore] = [daysBefore(now, days.transcript), daysBefore(now, days.closedCase)];
  let [erased, shortened, pages, pictures, failed] = [0, 0, 0, 0, 0];
  const one = async (key: string): Promise<void> => {
    const conversation = await store.load(key);
    if (conversation === undefined) return;
    if (isOver(conversation, casesBefore, now)) {
      await deps.erase(key);
      erased += 1;
      return;
    }
    if (withoutOldWords(conversation, wordsBefore) !== conversation) {
      await turns.change(key, (known) => withoutOldWords(known, wordsBefore));
      shortened += 1;
    }
    pictures += await turns.alone(key, () => shortenPictures(deps, key));
    pages += await turns.alone(key, () => shortenPages(deps, key, conversation.archivedPages, wordsBefore));
  };
  const rows = await store.rows();
  for (const [index, { id }] of rows.entries()) {
    if (index % BETWEEN_RESTS === BETWEEN_RESTS - 1) await delay(REST_MS, undefined, { ref: false });
    if (stopped())
      return { erased, shortened, pages, pictures, auditLines: 0, failed, left: rows.length - index };
    await one(id).catch((error: unknown) => {
      failed += 1;
      log.error({ err: redacted(error) }, 'retention of a conversation failed and is tried again tomorrow');
    });
  }
  const auditLines = await deps.trimAudit(daysBefore(now, days.audit));
  return { erased, shortened, pages, pictures, auditLines, failed, left: 0 };
}

export interface Retention {
  /** Does it when it was not done today. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Looks every minute whether a new day began. */
export function startRetention(deps: RetentionDeps): Retention {
  let seen = '';
  let stopping = false;
  let looking: Promise<void> = Promise.resolve();
  const lookOnce = async () => {
    const day = deps.clock.now().slice(0, 10);
    if (day === seen) return;
    const mine = await deps.store.changeShared(DONE, (current) => {
      const last = current === undefined ? '' : doneSchema.parse(current).day;
      return { next: { day: last > day ? last : day }, result: last < day };
    });
    seen = day;
    if (!mine) return;
    const done = await carryOutRetention(deps, () => stopping);
    if (done.left > 0) await deps.store.changeShared(DONE, () => ({ next: { day: '' }, result: undefined }));
    deps.log.info(done, done.left > 0 ? 'retention goes on at the next start' : 'retention was carried out');
  };
  const look = (): Promise<void> => {
    looking = looking.then(lookOnce).catch((error: unknown) => {
      deps.log.error({ err: redacted(error) }, 'retention could not be carried out');
    });
    return looking;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return {
    look,
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await looking;
    },
  };
}
