import type { Store } from '../../store/port.ts';
import { AUDIT, readHead } from './head.ts';
import { hashOf, readLine } from './line.ts';

/**
 * Removes lines of the audit log from before this instant: their time is over (retention). The head notes after which
 * line the chain begins now, so that it is whole as before and a line taken away by somebody else is still missed. The
 * last line of the log always stays, and so does everything from the first line on that cannot be read.
 * @param before UTC instant. @returns how many lines; a crash in between is healed the next time
 */
export async function trimAudit(
  store: Pick<Store, 'changeShared' | 'readSharedLog' | 'trimSharedLog'>,
  before: string,
): Promise<number> {
  const texts = await store.readSharedLog(AUDIT);
  let count = 0;
  for (const text of texts.slice(0, -1)) {
    const line = readLine(text);
    if (line === undefined || line.at >= before) break;
    count += 1;
  }
  const last = texts[count - 1];
  const line = last === undefined ? undefined : readLine(last);
  if (last === undefined || line === undefined) return 0;
  const begin = { n: line.n, hash: hashOf(last) };
  await store.changeShared(AUDIT, (current) => {
    const head = readHead(current);
    // After copying twice, older lines may stand behind newer ones.
    const further = head.begin === undefined || head.begin.n < begin.n;
    return { next: further ? { ...head, begin } : current, result: undefined };
  });
  await store.trimSharedLog(AUDIT, count);
  return count;
}
