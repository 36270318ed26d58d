/** Unsent words, kept per conversation in this browser until they were sent. */
const PREFIX = 'warmlijn.draft.';

/** Storage may be forbidden (private window, embedded page): then the words live as long as the page. */
const inPage = new Map<string, string>();

/** Words of which nobody knows whether they arrived, and the name they were sent under. */
export interface Tried {
  readonly text: string;
  readonly once: string;
}

function keyOf(worker: string, conversation: string): string {
  return `${PREFIX}${worker}.${conversation}`;
}

function triedKey(worker: string, conversation: string): string {
  return `${keyOf(worker, conversation)}.tried`;
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? inPage.get(key) ?? '';
  } catch {
    return inPage.get(key) ?? '';
  }
}

/** Nothing is kept of an empty text. */
function keep(key: string, text: string): void {
  if (text === '') inPage.delete(key);
  else inPage.set(key, text);
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The copy in the page is kept.
  }
}

export function readDraft(worker: string, conversation: string): string {
  return read(keyOf(worker, conversation));
}

/** An empty text takes the draft away, and with it the name: what is typed after that is meant anew. */
export function keepDraft(worker: string, conversation: string, text: string): void {
  keep(keyOf(worker, conversation), text);
  if (text === '') dropTried(worker, conversation);
}

export function readTried(worker: string, conversation: string): Tried | undefined {
  const [once = '', ...text] = read(triedKey(worker, conversation)).split(' ');
  return once === '' ? undefined : { once, text: text.join(' ') };
}

export function keepTried(worker: string, conversation: string, { text, once }: Tried): void {
  keep(triedKey(worker, conversation), `${once} ${text}`);
}

export function dropTried(worker: string, conversation: string): void {
  keep(triedKey(worker, conversation), '');
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
