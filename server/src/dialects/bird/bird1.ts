import type { Diagnostic, Fix } from '../../core/diagnostic.js';
import { covers, type Span, sameSpan } from '../../core/span.js';
import type { Unit } from '../../model/dialect.js';
import { Layout } from './layout.js';
import type { Config, Damaged, Item, ProtocolBlock } from './tree.js';

/** A statement of BIRD 1 that later versions refuse. */
interface Old {
  /** Where it stood: types of protocols, or `top`. */
  readonly in: string;
  /** What it looks like, from its first word on. */
  readonly phrase: RegExp;
  /** What to write instead; `$1` and its like stand for parts of the phrase. */
  readonly now: string;
  /** What takes its place where that is mechanical; empty: nothing does. */
  readonly text?: string;
  readonly title?: string;
}

const FAMILY = 'FAMILY';

/** How much of a block is looked at for addresses. */
const LOOK = 10_000;

/** Statements that went; those that moved into channels are told together, see `moved`. */
const OLD: readonly Old[] = [
  {
    in: 'top',
    phrase: /^table\s+(\w+)/,
    now: 'From BIRD 2 on a table says what it holds: “FAMILY table $1;”.',
    text: 'FAMILY table $1',
    title: 'Write “FAMILY table $1”',
  },
  {
    in: 'top',
    phrase: /^roa\s+table\s+(\w+)(?=\s*;)/,
    now: 'From BIRD 2 on it is “roa4 table $1;” or “roa6 table $1;”, filled by an RPKI protocol or by static routes, “route PREFIX max LENGTH as NUMBER;”.',
    text: 'roa4 table $1',
    title: 'Write “roa4 table $1”',
  },
  {
    in: 'top',
    phrase: /^roa\s+table\s+(\w+)/,
    now: 'From BIRD 2 on it is “roa4 table $1;” or “roa6 table $1;”, filled by an RPKI protocol or by “protocol static { roa4 { table $1; }; route PREFIX max LENGTH as NUMBER; }”.',
  },
  {
    in: 'top',
    phrase: /^listen\s+bgp\b/,
    now: 'From BIRD 2 on each BGP protocol says where it listens: “local ADDRESS port PORT as NUMBER;”.',
  },
  {
    in: 'device',
    phrase: /^primary\s+("[^"\n]*")\s+([\w.:/]+)/,
    now: 'From BIRD 2 on it is “interface $1 { preferred $2; };”.',
    text: 'interface $1 { preferred $2; }',
    title: 'Write “interface $1 { preferred $2; }”',
  },
  {
    in: 'kernel',
    phrase: /^device\s+routes\b[^;]*;?/,
    now: 'From BIRD 2 on the export filter alone decides that, by “source = RTS_DEVICE”. Remove it.',
    text: '',
    title: 'Remove “device routes”',
  },
  {
    in: 'pipe',
    phrase: /^mode\s+\w+\s*;?/,
    now: 'From BIRD 2 on all pipes are transparent. Remove it.',
    text: '',
    title: 'Remove “mode”',
  },
  {
    in: 'rip',
    phrase: /^(period|honor|(?:garbage|timeout)\s+time|port|authentication|passwords?)\b/,
    now: 'From BIRD 2 on this stands in the block of each interface, where “period” is called “update time”.',
  },
];

/** What stood in a protocol itself and stands in its channels from BIRD 2 on. */
const CHANNEL =
  /^(?:import|export|table|preference|next\s+hop|gateway|add\s+paths|secondary|igp\s+table|(?:receive|route)\s+limit|missing\s+lladdr)\b/;

/** Protocols with channels; a pipe has none. */
const HAS_CHANNELS: ReadonlySet<string> = new Set('bgp kernel static ospf rip direct babel radv'.split(' '));

/**
 * The unit whose refusals say what to write instead, where what is refused is how BIRD 1 was configured. A protocol without
 * channels is one finding, however many of its statements belong into one.
 */
export function withUpgradeFromBird1(unit: Unit<Config>): Unit<Config> {
  if (!unit.diagnostics.some(({ rule }) => rule === 'bird/unknown-option' || rule === 'bird/missing-channel'))
    return unit;
  const layout = new Layout(unit.sources);
  const blocks = unit.tree.items.filter(
    (item): item is ProtocolBlock => item.kind === 'protocol' || item.kind === 'template',
  );
  const moved = new Map<ProtocolBlock, Diagnostic[]>();
  const told = unit.diagnostics.map(finding => {
    if (finding.rule === 'bird/missing-channel') return withChannel(finding, blocks, layout, unit.root);
    if (!isUnknown(finding)) return finding;
    const block = blocks.find(({ span }) => covers(span, finding.span));
    const rest = restOfStatement(finding.span, layout);
    if (block && HAS_CHANNELS.has(block.type.text) && CHANNEL.test(rest) && statementAt(block.items, finding.span)) {
      const others = moved.get(block);
      if (others) others.push(finding);
      else moved.set(block, [finding]);
      return finding;
    }
    return instead(finding, block?.type.text ?? 'top', rest, layout, unit.root) ?? finding;
  });
  if (moved.size === 0) return { ...unit, diagnostics: told };
  const joined = new Map<Diagnostic, Diagnostic | undefined>();
  for (const [block, findings] of moved) {
    for (const finding of findings) joined.set(finding, undefined);
    joined.set(findings[0] as Diagnostic, intoChannel(unit, block, findings, layout));
  }
  const diagnostics = told.flatMap(finding => (joined.has(finding) ? (joined.get(finding) ?? []) : finding));
  return { ...unit, diagnostics };
}

function isUnknown({ rule, rejects }: Diagnostic): boolean {
  return rejects && rule === 'bird/unknown-option';
}

/** From a word to the end of the line after it: enough to tell what it begins. */
function restOfStatement({ path, start }: Span, layout: Layout): string {
  return layout.text({ path, start, end: start + 200 });
}

/** A statement directly in a block that could not be read. */
function statementAt(items: readonly Item[], { start, path }: Span): Damaged | undefined {
  return items.find(
    (item): item is Damaged =>
      item.kind === 'damaged' && item.span.path === path && item.span.start <= start && start < item.span.end,
  );
}

/** The missing channel of a static or kernel protocol, which BIRD 1 did not know, as a fix. */
function withChannel(finding: Diagnostic, blocks: readonly ProtocolBlock[], layout: Layout, root: string): Diagnostic {
  const block = blocks.find(({ header }) => sameSpan(header, finding.span));
  if (!block || finding.fixes.length > 0 || !/^(static|kernel)$/.test(block.type.text)) return finding;
  const family = familyOf(root, layout.text(block.span).slice(0, LOOK));
  const edits = [layout.atStartOf(block.inner, [`${family};`], block.items[0]?.span)];
  return { ...finding, fixes: [{ title: `Write “${family};”`, safe: false, edits }] };
}

function instead(
  finding: Diagnostic,
  place: string,
  rest: string,
  layout: Layout,
  root: string,
): Diagnostic | undefined {
  for (const { in: where, phrase, now, text, title = '' } of OLD) {
    const match = where === place && phrase.exec(rest);
    if (!match) continue;
    const fill = (template: string) =>
      template
        .replaceAll(FAMILY, familyOf(root, ''))
        .replace(/\$(\d)/g, (_, index: string) => match[Number(index)] as string);
    const { path, start } = finding.span;
    const span = { path, start, end: start + match[0].length };
    const edit = text === '' ? layout.remove(span) : { span, text: fill(text ?? '') };
    const fixes: readonly Fix[] = text === undefined ? [] : [{ title: fill(title), safe: false, edits: [edit] }];
    return { ...finding, message: `${quoted(rest)} is of BIRD 1: BIRD refuses the file. ${fill(now)}`, fixes };
  }
  return undefined;
}

/** One finding for all that belongs into a channel, on the first such statement. */
function intoChannel(
  { tree, root }: Unit<Config>,
  block: ProtocolBlock,
  findings: readonly Diagnostic[],
  layout: Layout,
): Diagnostic {
  const [first, ...others] = findings as [Diagnostic, ...Diagnostic[]];
  const family = familyOf(root, layout.text(block.span).slice(0, LOOK));
  const has = block.items.some(({ kind }) => kind === 'channel');
  const words = quoted(restOfStatement(first.span, layout));
  const them = others.length > 0 ? `these ${findings.length} statements` : 'it';
  const message = has
    ? `${words} belongs into a channel, not into the protocol itself: BIRD refuses the file. Move ${them} into the channel it is for.`
    : `From BIRD 2 on ${words} stands in a channel: BIRD refuses the file. Put ${them} into “${family} { … };”.`;
  // Where more is damaged right behind the block, it may be a channel whose first line is missing.
  const next = tree.items[tree.items.indexOf(block) + 1];
  const fix = has || next?.kind === 'damaged' ? undefined : channelFix(block, layout, family);
  return {
    ...first,
    message,
    related: others.map(({ span }) => ({ span, message: 'Belongs into the channel too' })),
    fixes: fix ? [fix] : [],
  };
}

function channelFix(block: ProtocolBlock, layout: Layout, family: string): Fix | undefined {
  const statements = block.items
    .filter(({ kind, span }) => kind === 'damaged' && CHANNEL.test(layout.text(span)))
    .map(({ span }) => span);
  const [first, ...rest] = statements;
  if (!first || !statements.every(span => covers(block.inner, span) && isWhole(layout.text(span)))) return undefined;
  const lines = statements.map(span => modern(layout.text(span)).trim()).filter(line => line !== '');
  const indent = layout.indentation(first);
  const oneLine = !layout.text(block.inner).includes('\n');
  const text = oneLine
    ? `${family} { ${lines.join(' ')} };`
    : `${family} {\n${lines.map(line => `${indent}  ${line}\n`).join('')}${indent}};`;
  const edits = [{ span: first, text }, ...rest.map(span => layout.remove(span))];
  // In BIRD 1 the daemon for IPv6 knew OSPFv3 alone.
  const { type, variant } = block;
  const { path, end } = type.span;
  if (type.text === 'ospf' && !variant && family === 'ipv6')
    edits.push({ span: { path, start: end, end }, text: ' v3' });
  return { title: `Put ${lines.length > 1 ? 'these' : 'it'} into an ${family} channel`, safe: false, edits };
}

/** Whether a statement has its end, and as many braces as it needs. */
function isWhole(statement: string): boolean {
  const bare = statement.replace(/"[^"\n]*"|#[^\n]*|\/\*[\s\S]*?\*\//g, '');
  return /;\s*$/.test(bare) && bare.split('{').length === bare.split('}').length;
}

/** A statement as a channel takes it. */
function modern(statement: string): string {
  if (/^missing\s+lladdr\b/.test(statement)) return '';
  return statement.replace(/^route(\s+limit)\b/, 'import$1');
}

/** BIRD 1 was one daemon for each family: what a configuration is for shows in its name, or in its addresses. */
function familyOf(root: string, text: string): 'ipv4' | 'ipv6' {
  if (/6\.conf$/.test(root) || /\b[0-9a-f]{1,4}(:[0-9a-f]{0,4}){2,}/i.test(text)) return 'ipv6';
  return 'ipv4';
}

/** The first words of a statement, as messages show them. */
function quoted(rest: string): string {
  const [words] = /^[a-z]+(?:\s+(?:hop|bgp|table|limit|paths|routes|lladdr))?/.exec(rest) ?? [''];
  return `“${words.replace(/\s+/g, ' ')}”`;
}
