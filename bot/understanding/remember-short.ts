/** Short answers ("ja", "2", "weet ik niet") come by the thousand: what they mean is worked out once. */
import type { Meaning, MeaningContext } from '../../dialogs/meaning.ts';
import type { Understanding } from './understanding.ts';

/** Longer messages are hardly ever written twice. */
const LONGEST = 48;
/** Kept in memory only, and forgotten all at once when there are so many. */
const MOST = 4_000;

/** The same understanding; equal short messages in equal circumstances are looked at once. */
export function rememberShort(understanding: Understanding): Understanding {
  const known = new Map<string, Meaning>();
  let workers: MeaningContext['workers'] | undefined;
  return {
    understand(text, context) {
      if (text.length > LONGEST) return understanding.understand(text, context);
      if (workers !== context.workers || known.size >= MOST) known.clear();
      ({ workers } = context);
      const key = `${context.today} ${context.lang ?? ''} ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const meaning = understanding.understand(text, context);
      known.set(key, meaning);
      return meaning;
    },
  };
}
