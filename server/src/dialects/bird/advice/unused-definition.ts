import type { Span } from '../../../core/span.js';
import { lastOption } from '../options.js';
import type { Item, Word } from '../tree.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** A definition of the root file. */
interface Defined {
  readonly name: Word;
  readonly what: string;
  /** The whole definition, which may use its own name. */
  readonly span: Span;
  /** What goes when the definition goes. */
  readonly full: Span;
}

const CLASSES: Partial<Readonly<Record<Item['kind'], string>>> = {
  define: 'constant',
  filter: 'filter',
  function: 'function',
  template: 'template',
};

/** What only statements name that the tree holds whole; others may stand in path masks, static routes and the like too. */
const EXACT: ReadonlySet<string> = new Set(['filter', 'template']);

/** Types of protocols of which a whole configuration has one: files without are parts, whose names others use. */
const AT_WORK: ReadonlySet<string> = new Set(['bgp', 'ospf', 'rip', 'babel']);

/** Beyond so many, the text is searched once for all names together. */
const FEW = 8;

/** What the file that is read first defines and nothing uses. */
export const unusedDefinition: AdviceRule = {
  id: 'bird/unused-definition',
  severity: 'info',
  summary: 'A constant, filter, function, template, table or attribute that nothing uses',
  *end(context) {
    if (!isWhole(context)) return;
    const candidates = definedIn(context).filter(({ name }) => !context.used.has(name.text));
    const used = occurring(
      candidates.filter(({ what }) => !EXACT.has(what)),
      context,
    );
    const dumped = dumpsTables(context);
    for (const { name, what, full } of candidates) {
      if (used.has(name.text) || (what === 'table' && dumped)) continue;
      yield {
        span: name.span,
        message: `Nothing in this configuration uses the ${what} “${name.text}”. Remove it, or use it.`,
        fixes: [{ title: `Remove the ${what}`, safe: false, edits: [context.layout.remove(full)] }],
      };
    }
  },
};

/** Whether this is all of a configuration: others may be included by files that use what they define. */
function isWhole({ whole, unit }: Context): boolean {
  if (!whole) return false;
  let names = false;
  let works = false;
  for (const item of unit.tree.items) {
    if (item.kind === 'option' && item.option === 'top.router id') names = true;
    if (item.kind !== 'protocol') continue;
    if (item.type.text === 'device') names = true;
    if (AT_WORK.has(item.type.text)) works = true;
  }
  return names && works;
}

/** Whether an MRT protocol dumps the tables whose names fit a pattern. */
function dumpsTables({ unit }: Context): boolean {
  return unit.tree.items.some(
    item => item.kind === 'protocol' && item.type.text === 'mrt' && lastOption(item.items, 'mrt.table')?.args.pattern,
  );
}

function definedIn({ unit }: Context): readonly Defined[] {
  const found: Defined[] = [];
  const nets = new Set(['ipv4', 'ipv6']);
  for (const item of unit.tree.items) {
    const { path } = item.span;
    const what = CLASSES[item.kind];
    if (what && 'name' in item && item.name && path === unit.root)
      found.push({ name: item.name, what, span: item.span, full: item.span });
    if (item.kind !== 'option') continue;
    const net = /^top\.(.*) table$/.exec(item.option)?.[1];
    // The first table of a kind is that of channels that name none; for IPv4 and IPv6 it exists anyway.
    const isDefault = net !== undefined && !nets.has(net);
    if (net) nets.add(net);
    const { name } = item.args;
    const isDefinition = item.option === 'top.attribute' || (net !== undefined && !isDefault);
    if (isDefinition && name?.kind === 'word' && path === unit.root)
      found.push({ name, what: net ? 'table' : 'attribute', span: item.span, full: item.full });
  }
  return found;
}

/** The names that stand somewhere outside their definitions, comments and strings. */
function occurring(candidates: readonly Defined[], context: Context): ReadonlySet<string> {
  const used = new Set<string>(['master4', 'master6']);
  const own = new Map(candidates.map(defined => [defined.name.text, defined]));
  const names = new Set(own.keys());
  if (names.size === 0) return used;
  const counts = (path: string, at: number, name: string): void => {
    const { span } = own.get(name) as Defined;
    if ((span.path === path && span.start <= at && at < span.end) || context.isSilent(path, at)) return;
    used.add(name);
    names.delete(name);
  };
  // Quoted names may hold dots, dashes and colons.
  const alone = [...names].filter(name => names.size <= FEW || /\W/.test(name));
  for (const { path, text } of context.unit.sources.values()) {
    if (names.size > FEW) eachWord(text, names, (at, name) => counts(path, at, name));
    for (const name of alone) {
      for (let at = text.indexOf(name); at >= 0 && names.has(name); at = text.indexOf(name, at + name.length)) {
        if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + name.length))) counts(path, at, name);
      }
    }
  }
  return used;
}

/** Finds words of a text in one pass over its characters. */
function eachWord(text: string, words: ReadonlySet<string>, found: (at: number, word: string) => void): void {
  const lengths = new Set([...words].map(({ length }) => length));
  const firsts = new Set([...words].map(word => word.charCodeAt(0)));
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at);
    if (!isWord(first)) continue;
    const start = at;
    while (isWord(text.charCodeAt(at))) at++;
    if (!lengths.has(at - start) || !firsts.has(first)) continue;
    const word = text.slice(start, at);
    if (words.has(word)) found(start, word);
  }
}

/** Letters, digits and `_`; not what is no character at all. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
