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
