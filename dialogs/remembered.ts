/**
 * The same function, which remembers what it gave for the last keys. For pure functions that cost much and are asked
 * the same again and again; when it remembers `most` answers it begins anew.
 */
export function remembered<Key, Value>(give: (key: Key) => Value, most = 1_000): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const value = give(key);
    known.set(key, value);
    return value;
  };
}

/** Texts up to so long come again and again ("ja", "weet ik niet"). */
const SHORT = 60;
/** Longer ones are hardly ever the same, but several ask about one in the same turn. */
const MOST_LONG = 4;

/** The same for a function of what somebody wrote: short texts are remembered for long, long ones for a moment. */
export function rememberedOfText<Value>(give: (text: string) => Value): (text: string) => Value {
  const [short, long] = [remembered(give), remembered(give, MOST_LONG)];
  return (text) => (text.length > SHORT ? long(text) : short(text));
}
