// Every fix of every rule: it removes the finding, adds none, and the daemons accept what comes of it.
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { parseTarget } from '../../server/src/core/version.js';
import { birdPrograms } from '../oracle/bird.js';
import { vtyshComplaints, vtyshPrograms, vtyshVersion } from '../oracle/vtysh.js';
import { agreesWithBird, lint, word } from './block.js';
import { mendingsOf } from './mendings.js';
import { type Block, readPages } from './page.js';

const pages = readPages();
const PROMISE = /\b(?:safe|offered)\b/i;

/** What a fix leads on to, which was not there to be found before it. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  // What it writes cannot be read as one of class A, B or C any more, and has to be a route.
  'frr/classful-network': ['frr/import-check'],
  // A field that came with MetalLB 0.15.
  'metallb/dual-stack': ['bgplint/version'],
  // One protocol is for all sessions: were it part of each session's fix, two fixes applied together would write it twice.
  'nrec/bfd-required': ['nrec/bfd-protocol'],
  // NREC's were all the routes there were.
  'nrec/import-not-none': ['nrec/kernel-learn'],
  // The session is like the one that is there, which has none either.
  'nrec/missing-peer': ['nrec/password-missing'],
  // Nobody but NREC and the user knows the password: its place is written, and that it has to be filled in is said there.
  'nrec/password-missing': ['nrec/password-placeholder'],
};

/** Of a text that could not be read the rest of its mistakes shows once it can. */
const HIDES = ['frr/early-exit'];

describe.each(pages.filter(({ fix }) => PROMISE.test(fix)))('$rule', page => {
  const bad = page.blocks.filter(({ kind }) => kind === 'bad');

  test('shows on its page a mistake that it mends', async () => {
    const mendings = await Promise.all(bad.map(block => mendingsOf(page, block)));
    expect(mendings.flat().length).toBeGreaterThan(0);
  });

  test.each(bad.map(block => [block.line, block] as const))('mends the block in line %i', async (_, block) => {
    for (const { finding, fix, before, mended } of await mendingsOf(page, block)) {
      const after = await lint(mended);
      const shown = `${fix.title}:\n${mended.text}`;
      const of = (found: readonly Diagnostic[]) => found.filter(({ rule }) => rule === page.rule).length;
      expect(of(after), shown).toBeLessThan(of(before));
      const hid = finding.rejects || HIDES.includes(page.rule);
      const allowed = NEXT[page.rule] ?? [];
      const added = addedTo(before, after).filter(one => (one.rejects || !hid) && !allowed.includes(one.rule));
      expect(
        added.map(({ rule, message }) => `${rule}: ${message}`),
        shown,
      ).toEqual([]);
      await isAccepted(mended);
    }
  });

  test('promises no more and no less than its findings have', async () => {
    const found = (await Promise.all(bad.map(block => lint(block)))).flat().filter(({ rule }) => rule === page.rule);
    for (const { fixes } of found) {
      const [fix] = fixes;
      expect(page.fix).toMatch(fix ? (fix.safe ? /\bsafe\b/i : /\boffered\b/i) : /\bnone\b/i);
    }
  });
});

test('no rule has a fix that its page does not speak of', async () => {
  const silent = pages.filter(({ fix }) => !PROMISE.test(fix));
  for (const page of silent) {
    const mendings = await Promise.all(page.blocks.map(block => mendingsOf(page, block)));
    expect([page.rule, mendings.flat().map(({ fix }) => fix.title)]).toEqual([page.rule, []]);
  }
});

/** What is found of a rule more often than before. */
function addedTo(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const { rule } of before) left.set(rule, (left.get(rule) ?? 0) + 1);
  return after.filter(({ rule }) => {
    const count = left.get(rule) ?? 0;
    left.set(rule, count - 1);
    return count <= 0;
  });
}

/** Every daemon of this machine that the block is for refuses of it only what bgplint says that it does. */
async function isAccepted(block: Block): Promise<void> {
  if (block.language === 'bird') for (const bird of birdPrograms()) await agreesWithBird(block, bird);
  if (block.language === 'frr') for (const vtysh of vtyshPrograms()) await agreesWithVtysh(block, vtysh);
}

async function agreesWithVtysh(block: Block, vtysh: string): Promise<void> {
  const version = vtyshVersion(vtysh);
  const target = word(block, 'target=') ?? /bgplint: (\S+)/.exec(block.text)?.[1];
  if (target && parseTarget(target)?.version !== version) return;
  const refused = (await lint(block, `frr@${version}`)).some(
    ({ rejects, rule }) => rejects || rule === 'frr/early-exit',
  );
  expect({ refused: vtyshComplaints(vtysh, block.text).length > 0 }, block.text).toEqual({ refused });
}
