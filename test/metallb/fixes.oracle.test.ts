// Every fix of every rule that has one in manifests: the API server and MetalLB accept what comes of it, as far as bgplint says.
import { describe, expect, test } from 'vitest';
import { askMetallb, metallbOracle } from '../oracle/metallb.js';
import { lint, word } from '../rules/block.js';
import { mendingsOf } from '../rules/mendings.js';
import { type Block, readPages } from '../rules/page.js';

const oracle = metallbOracle();
const VERSIONS = ['0.13', '0.14', '0.15', '0.16'];

const pages = readPages().flatMap(page => {
  const blocks = page.blocks.filter(({ kind, language }) => kind === 'bad' && language === 'metallb');
  return blocks.length > 0 ? [{ page, blocks, rule: page.rule }] : [];
});

describe.skipIf(!oracle).each(pages)('$rule', ({ page, blocks }) => {
  test.each(blocks.map(block => [block.line, block] as const))('the block in line %i, mended', async (_, block) => {
    for (const { mended, fix } of await mendingsOf(page, block)) {
      for (const version of versionsOf(block)) {
        const found = await lint(mended, `metallb@${version}`);
        const refusing = found.filter(({ rejects }) => rejects).map(({ rule, message }) => `${rule}: ${message}`);
        if (refusing.length > 0) continue;
        const [verdict] = askMetallb(oracle as string, version, [{ name: page.rule, text: mended.text }]);
        const shown = `${version}: ${fix.title}\n${mended.text}`;
        expect({ apiserver: verdict?.apiserver, frr: verdict?.frr }, shown).toEqual({ apiserver: '', frr: '' });
      }
    }
  });
});

/** The versions that a block is about. */
function versionsOf(block: Block): readonly string[] {
  const target = word(block, 'target=') ?? /bgplint: (metallb@\S+)/.exec(block.text)?.[1];
  const version = target?.startsWith('metallb@') ? target.slice('metallb@'.length) : undefined;
  return version === undefined ? VERSIONS : VERSIONS.filter(one => one === version);
}
