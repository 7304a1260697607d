// Remembers the last answer of a pure function of one object: states are replaced, never changed.

/** The same function, computed once for each object that it is asked about. */
export function memo<A extends object, R>(compute: (of: A) => R): (of: A) => R {
  const known = new WeakMap<A, { readonly value: R }>();
  return (of) => {
    const held = known.get(of) ?? { value: compute(of) };
    known.set(of, held);
    return held.value;
  };
}
