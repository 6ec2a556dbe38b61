/** Remembers what a function found for a thing: copies with one fault share everything but one file. */
export function once<K extends object, V>(find: (thing: K) => V): (thing: K) => V {
  const known = new WeakMap<K, V>();
  return (thing) => {
    if (!known.has(thing)) known.set(thing, find(thing));
    return known.get(thing) as V;
  };
}
