import { compareVersions, type Version } from '../../core/version.js';
import { type CommandNode, catalogueOf, VERSIONS } from './catalogue.js';
import { matcherOf } from './matcher.js';
import type { Form } from './tree.js';
import { shapeOf } from './tree.js';
import { measured } from './versions.js';

/** What another version makes of a line that this one refuses. */
export interface OtherVersion {
  readonly version: Version;
  /** One or two sentences: what to do about it. */
  readonly advice: string;
  /** The lines that do the same in this version. */
  readonly lines?: readonly string[];
}

/** What became of a command between the versions that were measured; found by comparing all their commands. */
interface Change {
  /** Which way: a command of old that a newer version does not know any more, or a new one. */
  readonly is: 'old' | 'new';
  readonly node: RegExp;
  /** As `shapeOf` gives it. */
  readonly shape: RegExp;
  /** A sentence that says what to write. */
  readonly advice?: string;
  /** The lines that take its place, from its words. */
  readonly lines?: (words: readonly string[]) => readonly string[];
}

const CHANGES: readonly Change[] = [
  {
    is: 'old',
    node: /^rpki$/,
    shape: /^rpki cache \* \* (?:source \* )?preference \*$/,
    lines: ([rpki, cache, ...rest]) => [`${rpki} ${cache} tcp ${rest.join(' ')}`],
  },
  {
    is: 'old',
    node: /^rpki$/,
    shape: /^rpki cache \* \* \* \* (?:source \* )?preference \*$/,
    lines: ([rpki, cache, ...rest]) => [`${rpki} ${cache} ssh ${rest.join(' ')}`],
  },
  {
    is: 'old',
    node: /^rpki$/,
    shape: /^rpki cache \* \* \* \* \* /,
    advice: 'Write “rpki cache ssh …”, with a file of known hosts in place of the server’s public key.',
  },
  { is: 'old', node: /^ospf$/, shape: /^router-info area \*$/, lines: () => ['router-info area'] },
  {
    is: 'old',
    node: /^ospf6$/,
    shape: /^interface \* area \*$/,
    advice: 'Write “ipv6 ospf6 area …” in the block of the interface instead.',
  },
  {
    is: 'old',
    node: /^config$/,
    shape: /^ip multicast rpf-lookup-mode /,
    lines: words => ['router pim', ` ${words.slice(2).join(' ')}`, 'exit'],
  },
  {
    is: 'old',
    node: /^bgp$/,
    shape: /^bgp network import-check exact$/,
    lines: () => ['bgp network import-check'],
  },
  {
    is: 'old',
    node: /^interface$/,
    shape: /^ip irdp /,
    advice: 'FRR does no router discovery (IRDP) any more. Remove it.',
  },
  {
    is: 'old',
    node: /^interface$/,
    shape: /^ip ospf dead-interval minimal hello-multiplier \*/,
    advice: 'The multiplier is 2 to 20 now.',
  },
  {
    is: 'new',
    node: /^bgp$/,
    shape: /^neighbor \* (?:interface (?:v6only )?)?remote-as auto$/,
    advice: 'Write the number, “internal” or “external”.',
  },
  {
    is: 'new',
    node: /^config$/,
    shape: /^router bgp \* .*as-notation /,
    lines: words => [words.slice(0, -2).join(' ')],
  },
  {
    is: 'new',
    node: /^config$/,
    shape: /^bgp graceful-restart/,
    advice: 'Write it into each “router bgp” block instead.',
  },
  {
    is: 'new',
    node: /^config$/,
    shape: /^router pim$/,
    advice: 'Write each line of the block at the outermost level instead, with “ip pim” in front of it.',
  },
  {
    is: 'new',
    node: /^bgp$/,
    shape: /^bgp enforce-first-as$/,
    advice: 'Write “neighbor … enforce-first-as” for each neighbor instead.',
  },
  {
    is: 'new',
    node: /^bgp$/,
    shape: /^no bgp enforce-first-as$/,
    advice: 'It is off there. Remove it.',
  },
  {
    is: 'new',
    node: /^bgp$/,
    shape: /^neighbor \* graceful-shutdown$/,
    advice: 'There is “bgp graceful-shutdown” for all neighbors.',
  },
  {
    is: 'new',
    node: /^bgp/,
    shape: /^redistribute local/,
    advice: 'Addresses of the host itself are among the connected routes there: “redistribute connected”.',
  },
  {
    is: 'new',
    node: /^bgp$/,
    shape: /^neighbor \* local-as \* no-prepend replace-as dual-as$/,
    lines: words => [words.slice(0, -1).join(' ')],
  },
];

/**
 * Another version that takes a line in a node which this version does not; undefined where none does.
 * @param version the one that refuses it.
 */
export function takenElsewhere(
  words: readonly string[],
  node: CommandNode,
  version: Version,
): OtherVersion | undefined {
  const own = measured(version);
  const others = VERSIONS.filter(other => other !== own).toReversed();
  for (const other of others) {
    const taken = taking(words, catalogueOf(other).find(node.name));
    if (!taken) continue;
    const is = compareVersions(other, own) < 0 ? 'old' : 'new';
    const shape = shapeOf(taken.form);
    const change = CHANGES.find(one => one.is === is && one.node.test(taken.node) && one.shape.test(shape));
    const lines = change?.lines?.(inFull(words, taken.form));
    const what = lines ? `Write “${lines.map(line => line.trim()).join('”, “')}” instead.` : change?.advice;
    const otherwise = is === 'old' ? 'It is gone: remove it.' : 'Remove it, or run a version that has it.';
    return { version: other, advice: what ?? otherwise, ...(lines && { lines }) };
  }
  return undefined;
}

/** The command that a line is in a node, or in one that it leaves that for. */
function taking(words: readonly string[], start: CommandNode | undefined): { node: string; form: Form } | undefined {
  for (let node = start; node; node = node.parent) {
    const match = matcherOf(node).match(words);
    if (match.kind === 'command') return { node: node.name, form: match };
    if (match.kind !== 'unknown') return undefined;
  }
  return undefined;
}

/** Words with abbreviated keywords written out. */
function inFull(words: readonly string[], { places }: Form): readonly string[] {
  return words.map((word, index) => {
    const what = places[index]?.what;
    return what?.kind === 'keyword' ? what.text : word;
  });
}
