// Every fix that the rule pages' blocks are offered, applied.
import type { Diagnostic, Fix } from '../../server/src/core/diagnostic.js';
import { applyEdits } from '../../server/src/core/edit.js';
import { revealSecret } from '../../server/src/core/secret.js';
import { filesOf, lint, rootOf } from './block.js';
import type { Block, Page } from './page.js';

export interface Mending {
  readonly finding: Diagnostic;
  readonly fix: Fix;
  /** All that is found in the block. */
  readonly before: readonly Diagnostic[];
  /** The block once the fix is applied. */
  readonly mended: Block;
}

/** The fixes of a page's own findings in one of its blocks. */
export async function mendingsOf({ rule }: Page, block: Block): Promise<readonly Mending[]> {
  const before = await lint(block);
  return before
    .filter(finding => finding.rule === rule)
    .flatMap(finding => finding.fixes.map(fix => ({ finding, fix, before, mended: mended(block, fix) })));
}

function mended(block: Block, { edits, files: made = [] }: Fix): Block {
  const files = { ...filesOf(block) };
  for (const { path, text } of made) files[path] = revealSecret(text) + (files[path] ?? '');
  for (const path of new Set(edits.map(edit => edit.span.path))) {
    const own = edits.filter(edit => edit.span.path === path);
    files[path] = applyEdits(files[path] ?? '', own);
  }
  const words = block.words.filter(one => one !== 'crlf');
  const { '.nrec.yaml': profile = block.profile, ...others } = files;
  return { ...block, text: files[rootOf(block)] ?? '', profile, files: others, words };
}
