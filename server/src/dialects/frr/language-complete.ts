import type { Span } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import type { AllocationTexts, Completion } from '../../model/language.js';
import type { Command, CommandNode } from './catalogue.js';
import { describe } from './descriptions.js';
import type { Place } from './graph.js';
import { cursorAt } from './language-cursor.js';
import { namesAt } from './language-names.js';
import { allocationValues } from './language-values.js';
import { type Continuation, matcherOf } from './matcher.js';
import type { TypedToken } from './pieces.js';
import { frrSnippets } from './snippets.js';
import type { FrrConfig } from './tree.js';

/** How many commands are shown of those that a word leads to. */
const MOST_SHOWN = 12;

/** Words of FRR's shell that are of no use in a file. */
const SHELL: ReadonlySet<string> = new Set(['find', 'list', 'output', 'quit', 'XFRR_start_configuration', 'end']);

/** What may be written at an offset, likeliest first: the commands of the block, then those of the blocks around. */
export function frrComplete(
  unit: Unit<FrrConfig>,
  path: string,
  offset: number,
  allocation?: AllocationTexts,
): readonly Completion[] {
  const cursor = cursorAt(unit, path, offset);
  if (!cursor) return [];
  const { before, word } = cursor;
  const offers: Completion[] = [];
  for (let node: CommandNode | undefined = cursor.node; node && node.name !== 'enable'; node = node.parent) {
    offers.push(...(before.length === 0 ? beginnings(node, word) : following(unit, node, before, word, allocation)));
    // The same words with a parent's end would leave the block, which nobody who began so means.
    if (before.length > 0 && offers.length > 0) break;
  }
  if (before.length === 0 && cursor.node.name === 'config' && allocation) offers.push(...blocks(allocation, word));
  return withoutRepeats(offers);
}

/** The words that commands of a node begin with. */
function beginnings(node: CommandNode, replaces: Span): readonly Completion[] {
  const found = [...node.beginnings].flatMap(([first, commands]) => {
    const shown = commands.filter(({ hidden }) => !hidden);
    if (first === '' || SHELL.has(first) || shown.length === 0) return [];
    return [keyword(node, [first], shown, replaces)];
  });
  return found.sort(byUse).map(({ offer }) => offer);
}

interface Ranked {
  readonly offer: Completion;
  readonly rank: number;
}

const byUse = (a: Ranked, b: Ranked) => a.rank - b.rank || (a.offer.label < b.offer.label ? -1 : 1);

/** What may follow some words of a line. */
function following(
  unit: Unit<FrrConfig>,
  node: CommandNode,
  before: readonly string[],
  replaces: Span,
  allocation: AllocationTexts | undefined,
): readonly Completion[] {
  const open = matcherOf(node)
    .continuations(before)
    .filter(
      ({ command }) => !command.hidden && !SHELL.has(command.syntax.replace(/^(no|\[no\]) /, '').split(' ')[0] ?? ''),
    );
  const keywords = new Map<string, Continuation[]>();
  const others: Continuation[] = [];
  for (const each of open) {
    const { what } = each.place;
    if (what.kind === 'end') continue;
    if (what.kind !== 'keyword') others.push(each);
    else if (keywords.has(what.text)) keywords.get(what.text)?.push(each);
    else keywords.set(what.text, [each]);
  }
  const words = [...keywords].map(([text, ways]) => {
    const commands = [...new Set(ways.map(({ command }) => command))];
    return keyword(node, [...shapeAlong(ways[0]?.path ?? []), text], commands, replaces);
  });
  const [first] = open;
  const values =
    first && allocation ? allocationValues(node.name, shapeAlong(first.path).join(' '), replaces, allocation) : [];
  return [
    ...values,
    ...namesFor(unit, node, others, replaces),
    ...words.sort(byUse).map(({ offer }) => offer),
    ...others.flatMap(({ place, path }) => (place === path.at(-1) ? [] : placeholder(place, replaces))),
  ];
}

function shapeAlong(path: readonly Place[]): readonly string[] {
  return path.map(({ what }) => (what.kind === 'keyword' ? what.text : '*'));
}

/** A word, with what it does; behind those that are described come the others, then what is deprecated. */
function keyword(node: CommandNode, shape: readonly string[], commands: readonly Command[], replaces: Span): Ranked {
  const label = shape.at(-1) ?? '';
  const isDeprecated = commands.every(({ deprecated }) => deprecated);
  const known = describe(node.name, shape) ?? onlyDescription(node, shape, commands);
  const detail = isDeprecated ? 'deprecated' : (known ?? (commands.length === 1 ? commands[0]?.syntax : undefined));
  const shown = [...new Set(commands.map(({ syntax }) => syntax))].sort((a, b) => a.length - b.length);
  const rest = shown.length - MOST_SHOWN;
  const documentation = [
    ...(known === undefined ? [] : [known]),
    `\`\`\`text\n${shown.slice(0, MOST_SHOWN).join('\n')}${rest > 0 ? `\n… ${rest} more` : ''}\n\`\`\``,
  ].join('\n\n');
  const rank = isDeprecated ? 4 : label === 'no' ? 3 : /^exit/.test(label) ? 2 : known === undefined ? 1 : 0;
  return {
    offer: {
      label,
      kind: shape.length === 1 ? 'option' : 'keyword',
      ...(detail !== undefined && { detail }),
      documentation,
      replaces,
    },
    rank,
  };
}

/** Where a word leads to one command, what that does. */
function onlyDescription(
  node: CommandNode,
  shape: readonly string[],
  commands: readonly Command[],
): string | undefined {
  const [only] = commands;
  if (!only || commands.length > 1) return undefined;
  const words = only.syntax.replace(/^\[no\] /, '').split(' ');
  const start = shape[0] === 'no' ? shape.slice(1) : shape;
  // Only plain words and arguments up to here: then the definition itself tells what comes next.
  if (!start.every((word, i) => word === '*' || word === words[i])) return undefined;
  return describe(node.name, [...start, ...words.slice(start.length).map(word => (/^[a-z]/.test(word) ? word : '*'))]);
}

/** Names of the file that fit. */
function namesFor(
  { tree }: Unit<FrrConfig>,
  node: CommandNode,
  open: readonly Continuation[],
  replaces: Span,
): readonly Completion[] {
  const found = new Map(
    open.flatMap(({ path, place }) => namesAt(tree, node, path, place)).map(({ name, kind }) => [name, kind]),
  );
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, detail]): Completion => ({ label, kind: 'name', detail, replaces }));
}

/**
 * What stands for a value whose form is known. Labels hold nothing that such a value may begin with: editors would take what
 * is being typed for the label's beginning. So there is nothing for free words.
 */
function placeholder({ what }: Place, replaces: Span): readonly Completion[] {
  if (what.kind !== 'typed' && what.kind !== 'range') return [];
  const label = what.kind === 'range' ? 'number' : what.text;
  const detail = what.kind === 'range' ? what.text : TYPES[what.type];
  return [{ label, kind: 'value', detail, insert: `\${1:${what.text}}`, snippet: true, replaces }];
}

const TYPES: Readonly<Record<TypedToken, string>> = {
  ipv4: 'IPv4 address',
  'ipv4 prefix': 'IPv4 prefix',
  ipv6: 'IPv6 address',
  'ipv6 prefix': 'IPv6 prefix',
  mac: 'MAC address',
  'mac with mask': 'MAC address with its mask',
  asn: 'AS number',
};

/** Whole blocks for an allocation. */
function blocks(allocation: AllocationTexts, replaces: Span): readonly Completion[] {
  return frrSnippets(allocation).map(({ prefix, title, body }) => ({
    label: prefix,
    kind: 'snippet',
    detail: title,
    insert: body,
    snippet: true,
    replaces,
  }));
}

/** A block's own word hides the same one of the blocks around. */
function withoutRepeats(offers: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return offers.filter(({ label, detail, kind }) => {
    const key = kind === 'value' ? `${label}\n${detail}` : label;
    return !seen.has(key) && seen.add(key);
  });
}
