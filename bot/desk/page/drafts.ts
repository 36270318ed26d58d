/** Unsent words, kept per conversation in this browser until they were sent. */
const PREFIX = 'warmlijn.draft.';

/** Storage may be forbidden (private window, embedded page): then the words live as long as the page. */
const inPage = new Map<string, string>();

export function readDraft(worker: string, conversation: string): string {
  const key = `${PREFIX}${worker}.${conversation}`;
  try {
    return localStorage.getItem(key) ?? inPage.get(key) ?? '';
  } catch {
    return inPage.get(key) ?? '';
  }
}

/** An empty text takes the draft away. */
export function keepDraft(worker: string, conversation: string, text: string): void {
  const key = `${PREFIX}${worker}.${conversation}`;
  if (text === '') inPage.delete(key);
  else inPage.set(key, text);
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The copy in the page is kept.
  }
}

/** Takes all drafts of this worker away, with what belongs to a resident in them. */
export function dropDrafts(worker: string): void {
  const prefix = `${PREFIX}${worker}.`;
  for (const key of [...inPage.keys()].filter((one) => one.startsWith(prefix))) inPage.delete(key);
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(prefix)))
      localStorage.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}
