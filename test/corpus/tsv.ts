import { readFileSync } from 'node:fs';

/** Rows of a table of tab-separated values, by the names in its first line. */
export function readTsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const names = head.split('\t');
  return lines
    .filter(line => line !== '')
    .map(line => {
      const cells = line.split('\t');
      return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
    });
}
