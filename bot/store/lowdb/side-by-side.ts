/** Runs `task` over all items, at most `width` at the same time; the first error ends it. */
export async function sideBySide<T>(items: readonly T[], width: number, task: (item: T) => Promise<void>) {
  const iterator = items.values();
  const worker = async () => {
    for (const item of iterator) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
