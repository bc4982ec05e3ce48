/**
 * What a snippet inserts when every place is left at its default: `${1:a}` → `a`, `${1|a,b|}` → `a`, `$1` and a repeated
 * `${1}` → what the place got first, `$0` → nothing. Nested places are not written here.
 */
export function fill(body: string): string {
  const values = new Map<string, string>();
  const place = /\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^,|]*)[^}]*\|\}|\$\{(\d+)\}|\$(\d+)/g;
  return body.replace(place, (_, ...groups: (string | undefined)[]) => {
    const [named, text, choice, first, braced, bare] = groups;
    const number = named ?? choice ?? braced ?? bare ?? '0';
    const value = text ?? first ?? values.get(number) ?? '';
    if (!values.has(number)) values.set(number, value);
    return value;
  });
}
