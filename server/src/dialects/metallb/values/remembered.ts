/** Beyond so many texts, those that came first are read again. */
const MOST = 2000;

/** The same function, which reads each text once: the values of large files are the same few, and most of them stay as they are. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return text => {
    const before = known.get(text);
    if (before) return before.value;
    const value = read(text);
    known.set(text, { value });
    const [oldest] = known.size > MOST ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return value;
  };
}
