import { basename } from '../../core/path.js';
import type { Unit } from '../../model/dialect.js';
import { holesOf } from './template.js';
import type { Config, Item } from './tree.js';

/** The files that BIRD starts from where nobody tells it otherwise. */
const ROOT_NAMES: readonly string[] = ['bird.conf', 'bird6.conf'];

/** What a text that could not be read would have been, had it been read. */
const MARK_OF_ROOT = /^[ \t]*(?:protocol\b|router\s+id\b)/m;

/**
 * Whether a unit looks like a part of a configuration: it has no protocol and no router id of its own. Templates are often
 * one for each peer: one with protocols is a part too, unless it says what is said once in a configuration.
 */
function isFragment({ tree, sources }: Unit<Config>): boolean {
  if (holesOf(tree)) return !tree.items.some(isSaidOnce);
  return !tree.items.some(item => {
    if (item.kind !== 'damaged') return item.kind === 'protocol' || isRouterId(item);
    const { path, start, end } = item.span;
    return MARK_OF_ROOT.test(sources.get(path)?.text.slice(start, end) ?? '');
  });
}

/**
 * Whether a unit is evidently what BIRD starts from: by its name, or because nothing is wrong with it and it says what is said
 * once in a configuration.
 */
export function standsAlone({ root, tree, diagnostics }: Unit<Config>): boolean {
  if (ROOT_NAMES.includes(basename(root))) return true;
  if (diagnostics.some(({ rejects }) => rejects)) return false;
  return tree.items.some(isSaidOnce);
}

function isSaidOnce(item: Item): boolean {
  return isRouterId(item) || (item.kind === 'protocol' && item.type.text === 'device');
}

function isRouterId(item: Item): boolean {
  return item.kind === 'option' && item.option === 'top.router id';
}

/**
 * The unit with names that it cannot know as infos, where it looks like a part of a configuration: whoever includes it
 * may define them above. BIRD refuses it alone all the same, so they still reject.
 */
export function leniently(unit: Unit<Config>): Unit<Config> {
  if (!unit.diagnostics.some(isUndefined) || !isFragment(unit)) return unit;
  const diagnostics = unit.diagnostics.map(finding => {
    if (!isUndefined(finding)) return finding;
    const message = finding.message.replace(
      'BIRD refuses the file.',
      'This looks like a part of a configuration, which may define it; alone, BIRD refuses it.',
    );
    return { ...finding, severity: 'info' as const, message };
  });
  return { ...unit, diagnostics };
}

function isUndefined({ rule }: { readonly rule: string }): boolean {
  return rule === 'bird/undefined-symbol';
}
