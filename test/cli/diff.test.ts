import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffLines, unifiedDiff } from '../../server/src/cli/diff.js';
import fc from '../fast-check.js';

const diff = (before: string, after: string) => unifiedDiff('x.conf', [before, after], [before, after]);

describe('a unified diff', () => {
  test('is empty for equal texts', () => {
    expect(diff('a\nb\n', 'a\nb\n')).toBe('');
  });

  test('shows three lines around each change and joins near ones', () => {
    const before = Array.from({ length: 20 }, (_, i) => `line ${i + 1}\n`).join('');
    const after = before
      .replace('line 4\n', 'LINE 4\n')
      .replace('line 9\n', '')
      .replace('line 20\n', 'line 20\nline 21\n');
    expect(diff(before, after)).toBe(`--- x.conf
+++ x.conf
@@ -1,12 +1,11 @@
 line 1
 line 2
 line 3
-line 4
+LINE 4
 line 5
 line 6
 line 7
 line 8
-line 9
 line 10
 line 11
 line 12
@@ -18,3 +17,4 @@
 line 18
 line 19
 line 20
+line 21
`);
  });

  test('says where no line break ends the text', () => {
    expect(diff('a\nb', 'a\nb\n')).toBe(
      '--- x.conf\n+++ x.conf\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    );
  });

  test('shows the texts it is given to show, and compares the real ones', () => {
    const shown = 'password "••••";\n';
    expect(unifiedDiff('x', ['password "one";\n', 'password "two";\n'], [shown, shown])).toBe(
      `--- x\n+++ x\n@@ -1 +1 @@\n-${shown}+${shown}`,
    );
  });

  const line = fc.constantFrom('a', 'b', 'c', '');
  const text = fc.array(line, { maxLength: 12 }).map(lines => lines.map(l => `${l}\n`).join(''));

  test('turns the old lines into the new ones', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
        const result: string[] = [];
        let at = 0;
        for (const change of diffLines(before, after)) {
          result.push(...before.slice(at, change.oldStart), ...after.slice(change.newStart, change.newEnd));
          at = change.oldEnd;
        }
        expect([...result, ...before.slice(at)]).toEqual(after);
      }),
    );
  });

  test('beyond its effort replaces the whole stretch', () => {
    const before = Array.from({ length: 3000 }, (_, i) => `old ${i}`);
    const after = Array.from({ length: 3000 }, (_, i) => `new ${i}`);
    expect(diffLines(before, after)).toEqual([{ oldStart: 0, oldEnd: 3000, newStart: 0, newEnd: 3000 }]);
  });

  const patch = spawnSync('patch', ['--version']).status === 0;
  test.skipIf(!patch)('is what patch(1) applies', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bgplint-diff-'));
    try {
      fc.assert(
        fc.property(text, text, (before, after) => {
          const file = path.join(folder, 'x.conf');
          writeFileSync(file, before);
          const unified = diff(before, after);
          if (unified === '') return;
          execFileSync('patch', ['-s', '-p0'], { cwd: folder, input: unified });
          const result = after === '' ? '' : readFileSync(file, 'utf8');
          expect(result).toBe(after);
        }),
        { numRuns: 25 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
