import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parsePage } from './page.js';

const PAGE = `# nrec/example

**error**: What it reports.

## Fix

Safe. It mends.

## Bad

\`\`\`yaml
allocations: []
\`\`\`

\`\`\`bird file=peers.conf
# included
\`\`\`

\`\`\`bird no-profile
protocol bgp one {
#^^^^^^^^^^^^^^^ nrec/example
  multihop 1;
#          ^ nrec/example
# ^^^^^^^^^^ nrec/other
}
\`\`\`

## Good

\`\`\`bird
protocol device {}
\`\`\`
`;

test('a page is read into its head and its blocks', () => {
  const page = parsePage('nrec/example', PAGE);
  expect({ ...page, blocks: page.blocks.length }).toEqual({
    rule: 'nrec/example',
    title: 'nrec/example',
    severity: 'error',
    summary: 'What it reports',
    fix: 'Safe. It mends.\n\n',
    blocks: 2,
  });
  const [bad, good] = page.blocks;
  expect(bad?.profile).toBe('allocations: []\n');
  expect(bad?.files).toEqual({ 'peers.conf': '# included\n' });
  expect(bad?.words).toEqual(['no-profile']);
  expect(PAGE.split('\n')[(bad?.line ?? 0) - 1]).toBe('protocol bgp one {');
  expect(good?.kind).toBe('good');
});

test('marks stand under their line; one at its start covers the comment sign', () => {
  expect(parsePage('nrec/example', PAGE).blocks[0]?.marks).toEqual([
    { rule: 'nrec/example', line: 0, start: 0, end: 16 },
    { rule: 'nrec/example', line: 2, start: 11, end: 12 },
    { rule: 'nrec/other', line: 2, start: 2, end: 12 },
  ]);
});

test('a page about profiles has its YAML judged', () => {
  expect(parsePage('profile/invalid', PAGE).blocks.map(({ language }) => language)).toEqual(['yaml', 'bird', 'bird']);
});

test('the index of the pages is up to date', () => {
  const script = fileURLToPath(new URL('../../scripts/rule-index.mjs', import.meta.url));
  execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' });
});
