import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { applyEdits } from '../../server/src/core/edit.js';
import { LineIndex } from '../../server/src/core/source.js';
import { parseTarget } from '../../server/src/core/version.js';
import type { Host } from '../../server/src/model/host.js';
import { allRules } from '../../server/src/workspace/rules.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { birdCheck, birdProgram, birdVersion } from '../oracle/bird.js';
import { type Block, type Mark, readPages } from './page.js';

/** The profile of pages that bring none: the NREC page's values, without an opinion on BFD. */
const PROFILE = `
allocations:
  - name: example
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: [fda4:5ff2:8477:1755::/127]
    bfd: optional
    password: { env: NREC_MD5 }
    instanceNetwork: [10.0.240.0/24]
`;

/** What `env: NREC_MD5` holds. */
const PASSWORD = 'correct horse battery staple';

const pages = readPages();
const rules = allRules();
const bird = birdProgram('bird');

test('every rule has its page, and every page its rule', () => {
  expect(pages.map(({ rule }) => rule)).toEqual(rules.map(({ id }) => id));
});

describe.each(pages)('$rule', page => {
  test('has a page that says what the table says', () => {
    const rule = rules.find(({ id }) => id === page.rule);
    expect({ title: page.title, severity: page.severity, summary: page.summary }).toEqual({
      title: rule?.id,
      severity: rule?.severity,
      summary: rule?.summary,
    });
    expect(new Set(page.blocks.map(({ kind }) => kind))).toEqual(new Set(['bad', 'good']));
  });

  describe.each(page.blocks.map(block => ({ ...block, block })))('$kind block in line $line', ({ kind, block }) => {
    test(kind === 'bad' ? 'is found where it is marked' : 'is not found', async () => {
      const found = (await lint(block)).filter(({ rule }) => rule === page.rule);
      expect(found.map(diagnostic => markOf(block, diagnostic))).toEqual(block.marks);
      expect(found.length > 0).toBe(kind === 'bad');
    });

    test('has the fix that the page promises, and it mends', async () => {
      const found = (await lint(block)).filter(({ rule }) => rule === page.rule);
      for (const { fixes } of found) {
        const [fix] = fixes;
        expect(page.fix).toMatch(fix ? (fix.safe ? /\bsafe\b/i : /\boffered\b/i) : /\bnone\b/i);
        if (!fix) continue;
        const files = { ...filesOf(block) };
        for (const path of new Set(fix.edits.map(edit => edit.span.path))) {
          const own = fix.edits.filter(edit => edit.span.path === path);
          files[path] = applyEdits(files[path] ?? '', own);
        }
        const text = files[rootOf(block)] ?? '';
        const mended = { ...block, text, files, words: block.words.filter(one => one !== 'crlf') };
        const after = (await lint(mended)).filter(({ rule }) => rule === page.rule);
        expect(after).toHaveLength(found.length - 1);
        if (bird && block.language === 'bird') await agreesWithBird(mended);
      }
    });

    if (block.language === 'bird')
      test.skipIf(!bird)('is judged by bird -p as by bgplint', () => agreesWithBird(block));
  });
});

/** Findings after which bgplint knows less than the daemon: a fragment is no configuration, and some text was not read. */
const BEYOND = ['bird/no-protocol', 'bird/include-outside', 'bird/nesting'];

/** The daemon refuses the text exactly when a finding says that it would. */
async function agreesWithBird(block: Block): Promise<void> {
  const target = word(block, 'target=');
  const version = birdVersion(bird as string);
  if (target && parseTarget(target)?.version !== version) return;
  const diagnostics = await lint(block, `bird@${version}`);
  if (diagnostics.some(({ rule }) => BEYOND.includes(rule))) return;
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-page-'));
  try {
    for (const [name, text] of Object.entries(filesOf(block))) writeFileSync(join(folder, name), text);
    const { accepted, message } = birdCheck(join(folder, 'bird.conf'), bird);
    const refusing = diagnostics.find(({ rejects }) => rejects)?.message;
    // Shown rather than a bare boolean, so that a failure says what the daemon thinks.
    expect({ refused: !accepted, by: accepted ? '' : message }).toEqual({
      refused: refusing !== undefined,
      by: accepted ? '' : message,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lint(block: Block, target = word(block, 'target=')): Promise<readonly Diagnostic[]> {
  const memory = memoryHost(filesOf(block), PASSWORD);
  const host: Host = {
    ...memory,
    read: async path => {
      if (path === word(block, 'outside=')) return { kind: 'outside' };
      const result = await memory.read(path);
      const latin1 = block.words.includes('latin1') && path === rootOf(block);
      return result.kind === 'source' && latin1 ? { kind: 'source', source: { ...result.source, latin1 } } : result;
    },
    compareSecret: async (reference, secret, folder) =>
      reference.kind === 'env' && reference.name === 'NREC_MD5'
        ? memory.compareSecret(reference, secret, folder)
        : 'unavailable',
  };
  const kubernetes = word(block, 'kubernetes=');
  const targets = [target, kubernetes && `kubernetes@${kubernetes}`].flatMap(one => (one && parseTarget(one)) || []);
  const result = await new Workspace(host).lint(rootOf(block), targets.length > 0 ? { targets } : {});
  return result.diagnostics;
}

function word({ words }: Block, start: string): string | undefined {
  return words.find(one => one.startsWith(start))?.slice(start.length);
}

function rootOf(block: Block): string {
  const named = word(block, 'root=');
  return named ?? { bird: 'bird.conf', frr: 'frr.conf', metallb: 'manifest.yaml' }[block.language] ?? '.nrec.yaml';
}

function filesOf(block: Block): Readonly<Record<string, string>> {
  const text = block.words.includes('crlf') ? block.text.replaceAll('\n', '\r\n') : block.text;
  return {
    ...(block.words.includes('no-profile') ? {} : { '.nrec.yaml': block.profile ?? PROFILE }),
    ...block.files,
    [rootOf(block)]: text,
  };
}

/** Where a diagnostic stands, as far as its first line goes. */
function markOf(block: Block, { rule, span }: Diagnostic): Mark {
  const isOther = span.path !== rootOf(block) && span.path in block.files;
  const index = new LineIndex(filesOf(block)[isOther ? span.path : rootOf(block)] ?? '');
  const { line, column } = index.position(span.start);
  const end = Math.min(span.end, index.line(line).end) - index.line(line).start;
  // Nothing is narrower than one caret; in the first column the comment sign comes before it.
  const narrowest = column === 0 ? 2 : column + 1;
  const place = { rule, line, start: column, end: span.end > span.start ? end : narrowest };
  return isOther ? { ...place, file: span.path } : place;
}
