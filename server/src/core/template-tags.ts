/** The tags of template languages: where they stand in a text, and what they do to what is rendered. */

/** `value`: text that is not known; `comment`: nothing; `control`: see `Role`. */
type Kind = 'value' | 'comment' | 'control';

/**
 * What a control tag does. `open`, `middle`, `close`: they part a construct into branches, of which some are rendered, or
 * one several times. `hide` opens what is not rendered here (a macro), `opaque` what is rendered as something else. `nothing`
 * renders nothing, `content` something unknown; `whole`: the text is put together elsewhere.
 */
export type Role = 'open' | 'middle' | 'close' | 'hide' | 'opaque' | 'nothing' | 'content' | 'whole';

/** A tag with its delimiters; UTF-16 offsets, `end` exclusive. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly role: Role | 'comment';
  /** Which blanks beside it go: all of them, or one line's end. */
  readonly trimBefore: boolean;
  readonly trimAfter: 'all' | 'line' | undefined;
}

interface Delimiter {
  readonly open: string;
  readonly close: string;
  readonly kind: Kind;
  /** Braces inside it are counted. */
  readonly nests?: true;
}

/** A template language. */
interface Engine {
  /** What begins a tag but stands for itself. */
  readonly literal?: readonly string[];
  readonly delimiters: readonly Delimiter[];
  /** What a tag's text does that stands in control delimiters, or, where there are none, in those of values. */
  readonly role: (text: string) => Role | 'comment';
  /** The first word of a tag whose text up to its end tag is literal. */
  readonly raw?: RegExp;
  /** Values that come out as comments. */
  readonly remarks?: RegExp;
}

const JINJA_ROLES: Readonly<Record<string, Role>> = {
  if: 'open',
  for: 'open',
  block: 'open',
  with: 'open',
  filter: 'open',
  autoescape: 'open',
  else: 'middle',
  elif: 'middle',
  elseif: 'middle',
  macro: 'hide',
  call: 'opaque',
  trans: 'opaque',
  do: 'nothing',
  import: 'nothing',
  from: 'nothing',
  break: 'nothing',
  continue: 'nothing',
  include: 'content',
  extends: 'whole',
};

/** Jinja, also as Ansible and Salt use it. */
const JINJA: Engine = {
  delimiters: [
    { open: '{{', close: '}}', kind: 'value' },
    { open: '{%', close: '%}', kind: 'control' },
    { open: '{#', close: '#}', kind: 'comment' },
  ],
  raw: /^(?:raw|verbatim)$/,
  // As Ansible's users render them.
  remarks: /^\s*ansible_managed\s*$|\|\s*comment\b/,
  role: text => {
    const word = firstWord(text);
    if (word.startsWith('end')) return 'close';
    if (word === 'set') return /^[-+]?\s*set\s[^=]*=/.test(text) ? 'nothing' : 'hide';
    return JINJA_ROLES[word] ?? 'content';
  },
};

const GO_ROLES: Readonly<Record<string, Role>> = {
  if: 'open',
  range: 'open',
  with: 'open',
  block: 'open',
  else: 'middle',
  end: 'close',
  define: 'hide',
  break: 'nothing',
  continue: 'nothing',
};

/** text/template of Go, also as Helm and confd use it. */
const GO: Engine = {
  delimiters: [{ open: '{{', close: '}}', kind: 'value' }],
  role: text => {
    if (/^-?\s*\/\*/.test(text)) return 'comment';
    if (/^-?\s*\$\w*\s*(?:,\s*\$\w+\s*)?:?=/.test(text)) return 'nothing';
    return GO_ROLES[firstWord(text)] ?? 'content';
  },
};

/** Ruby in `<% %>` (ERB), and Puppet's own language there (EPP). */
const RUBY: Engine = {
  literal: ['<%%'],
  delimiters: [
    { open: '<%=', close: '%>', kind: 'value' },
    { open: '<%#', close: '%>', kind: 'comment' },
    { open: '<%', close: '%>', kind: 'control' },
  ],
  role: text => {
    const code = text.replace(/^-|-$/g, '').trim();
    const opens = /\{\s*(?:\|[^|]*\|)?$/.test(code);
    if (code.startsWith('}')) return opens ? 'middle' : 'close';
    const depth = (opens ? 1 : 0) + count(code, RUBY_OPENS) - count(code, /\bend\b/g);
    if (depth !== 0) return depth > 0 ? 'open' : 'close';
    return /^(?:else|elsif|when|in|rescue|ensure)\b/.test(code) ? 'middle' : 'nothing';
  },
};

/** What an `end` belongs to: words at the beginning of a statement, and blocks of methods. */
const RUBY_OPENS = /(?:^|[;\n])\s*(?:if|unless|case|while|until|for|begin)\b(?![^;\n]*\bdo\b)|\bdo\b/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Terraform's `${ }` and `%{ }`. */
const TERRAFORM: Engine = {
  literal: ['$${', '%%{'],
  delimiters: [
    { open: '${', close: '}', kind: 'value', nests: true },
    { open: '%{', close: '}', kind: 'control', nests: true },
  ],
  role: text => {
    const word = firstWord(text.replace(/^~/, ''));
    if (word === 'if' || word === 'for') return 'open';
    return word === 'else' ? 'middle' : /^end(?:if|for)$/.test(word) ? 'close' : 'content';
  },
};

/** Languages by the endings of file names. Where an ending is used by several, all their tags are looked for. */
const ENGINES: Readonly<Record<string, readonly Engine[]>> = {
  j2: [JINJA],
  jinja: [JINJA],
  jinja2: [JINJA],
  erb: [RUBY],
  epp: [RUBY],
  tftpl: [TERRAFORM],
  gotmpl: [GO],
  tmpl: [GO, JINJA, TERRAFORM, RUBY],
  tpl: [GO, JINJA, TERRAFORM, RUBY],
};

const SUFFIX = new RegExp(`\\.(${Object.keys(ENGINES).join('|')})$`, 'i');

/** The ending that makes a file a template (`.j2`), or undefined. */
export function templateSuffix(path: string): string | undefined {
  return SUFFIX.exec(path)?.[0];
}

function firstWord(text: string): string {
  return /^[-+~]?\s*(\w*)/.exec(text)?.[1] ?? '';
}

/** Jinja's delimiters can be others, as Ansible reads them from the first line. */
function jinjaOf(text: string): Engine {
  const header = /^#\s*jinja2:(.*)/.exec(text)?.[1];
  if (!header) return JINJA;
  const named = (name: string, otherwise: string) =>
    new RegExp(`${name}\\s*:\\s*(['"])(.+?)\\1`).exec(header)?.[2] ?? otherwise;
  const delimiters = JINJA.delimiters.map(({ open, close, kind }, i) => {
    const name = ['variable', 'block', 'comment'][i] as string;
    return { open: named(`${name}_start_string`, open), close: named(`${name}_end_string`, close), kind };
  });
  return { ...JINJA, delimiters };
}

interface Opener {
  readonly engine: Engine;
  /** undefined: it stands for itself. */
  readonly delimiter: Delimiter | undefined;
}

/** All tags of a text in their order; none when its path is that of no template. Never throws. */
export function tagsOf(path: string, text: string): readonly Tag[] {
  const suffix = templateSuffix(path);
  if (suffix === undefined) return [];
  const engines = (ENGINES[suffix.slice(1).toLowerCase()] ?? []).map(one => (one === JINJA ? jinjaOf(text) : one));
  const openers = new Map<string, Opener>();
  for (const engine of engines) {
    for (const open of engine.literal ?? []) openers.set(open, { engine, delimiter: undefined });
    for (const delimiter of engine.delimiters)
      if (!openers.has(delimiter.open)) openers.set(delimiter.open, { engine, delimiter });
  }
  const pattern = openerPattern([...openers.keys()]);
  const tags: Tag[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { engine, delimiter } = openers.get(match[0]) as Opener;
    if (!delimiter) continue;
    const start = match.index;
    const end = endOf(text, start + delimiter.open.length, delimiter);
    const inner = text.slice(start + delimiter.open.length, Math.max(end - delimiter.close.length, start));
    const role = roleOf(engine, delimiter, inner);
    tags.push({ start, end, role, ...trims(engine, inner) });
    pattern.lastIndex = end;
    if (delimiter.kind === 'control' && engine.raw?.test(firstWord(inner))) {
      const rest = new RegExp(`${escaped(delimiter.open)}[-+]?\\s*end(?:raw|verbatim)\\b`, 'g');
      rest.lastIndex = end;
      pattern.lastIndex = rest.exec(text)?.index ?? text.length;
      tags.push({ ...(tags.pop() as Tag), role: 'open' });
    }
  }
  return tags;
}

/** Longer ones first. `%{{` is a percent sign before a value. */
function openerPattern(openers: readonly string[]): RegExp {
  const sorted = openers.toSorted((a, b) => b.length - a.length);
  return new RegExp(sorted.map(open => (open === '%{' ? '%\\{(?!\\{)' : escaped(open))).join('|'), 'g');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function roleOf(engine: Engine, { kind }: Delimiter, inner: string): Tag['role'] {
  // Go has one pair of delimiters for everything.
  if (kind === 'control' || engine === GO) return engine.role(inner);
  return kind === 'comment' || engine.remarks?.test(inner) ? 'comment' : 'content';
}

/** `{{- x -}}` takes the blanks beside it away, as `~` does in Terraform; `-%>` in Ruby ends its line. */
function trims(engine: Engine, inner: string): Pick<Tag, 'trimBefore' | 'trimAfter'> {
  const mark = engine === TERRAFORM ? '~' : '-';
  const after = inner.endsWith(mark);
  if (engine === RUBY) return { trimBefore: false, trimAfter: after ? 'line' : undefined };
  return { trimBefore: inner.startsWith(mark), trimAfter: after ? 'all' : undefined };
}

/** Where a tag ends: strings in it may hold what looks like its end. One that never ends is over with its line. */
function endOf(text: string, from: number, { close, kind, nests }: Delimiter): number {
  const plain = text.indexOf(close, from);
  if (kind === 'comment') return plain < 0 ? text.length : plain + close.length;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at] as string;
    if (depth === 0 && text.startsWith(close, at)) return at + close.length;
    if (c === '"' || c === "'" || c === '`') {
      const quote = closing(text, at);
      if (quote < 0) break;
      at = quote;
    } else if (nests && c === '{') depth++;
    else if (nests && c === '}') depth--;
  }
  if (plain >= 0) return plain + close.length;
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line;
}

/** The quote that ends the string beginning at `at`, on the same line; negative: there is none. */
function closing(text: string, at: number): number {
  for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[at]) return i;
  }
  return -1;
}
