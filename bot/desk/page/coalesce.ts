/** Runs work one at a time: calls while it runs become one more run, and runs start at least `gapMs` apart. */
export function coalesce(work: () => Promise<void>, gapMs: number): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let started = -Infinity;
  const run = () => {
    started = performance.now();
    running = work().finally(() => (running = undefined));
    return running;
  };
  const later = async () => {
    await running?.catch(() => undefined);
    const wait = started + gapMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    next = undefined;
    return run();
  };
  return () => {
    if (running === undefined && next === undefined && performance.now() - started >= gapMs) return run();
    next ??= later();
    return next;
  };
}
