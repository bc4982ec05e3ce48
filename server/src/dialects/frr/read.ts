import type { Diagnostic, Fix } from '../../core/diagnostic.js';
import { nearest } from '../../core/similar.js';
import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import type { Template } from '../../core/template.js';
import type { Version } from '../../core/version.js';
import { type Command, type CommandNode, catalogueOf } from './catalogue.js';
import type { Place } from './graph.js';
import { Commands, type CommandText } from './lines.js';
import { type Match, type Matcher, matcherOf, UNKNOWN } from './matcher.js';
import { headerOf, isBesides, type Orphan, orphanOf } from './orphans.js';
import { type OtherVersion, takenElsewhere } from './other-versions.js';
import { addEnd, Exits, LineToken, Opens, Plain, Returns, structureOf } from './structure.js';
import { HOLE, templateOf } from './template.js';
import { Form, type FrrConfig, Line, oncePerForm, spanOf } from './tree.js';

/** A command has at most so many words (lib/command.h, CMD_ARGC_MAX). */
const MOST_WORDS = 256;

/** What reading a text gives. */
export interface Reading {
  readonly config: FrrConfig;
  /** One for every line that vtysh would complain about, in order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Comments: whole lines. */
  readonly comments: readonly Span[];
  /** Of a template: its tags. */
  readonly holes?: readonly Span[];
}

/** A line that failed, as far as it tells why others do. */
interface Failed {
  readonly indentation: number;
  readonly isHeader: boolean;
  /** The line is of a block whose first line is missing: which blocks these may be. */
  readonly orphan?: Orphan | undefined;
}

/** What some editors put in front of UTF-8; vtysh does not know it. */
const BYTE_ORDER_MARK = '\ufeff';

const STAYS = 'stays';
const LEAVES = 'leaves';

/** What a line does to the node: nothing, leave it, or enter another one. */
const effectOf = oncePerForm(({ node, command }): typeof STAYS | typeof LEAVES | CommandNode =>
  isLeaving(command) ? LEAVES : (node.enteredBy(command.syntax) ?? STAYS),
);

/** Whether a command leaves a node: also `exit-address-family` and the like. */
function isLeaving({ syntax }: Command): boolean {
  return syntax === 'exit' || syntax === 'quit' || syntax.startsWith('exit-');
}

/**
 * Reads a text as vtysh of a version reads a file (`vtysh -f`).
 * @param asWritten reads a template as if it were none.
 */
export function readConfig(source: Source, version: Version, asWritten = false): Reading {
  return new Reader(source, version, asWritten).read();
}

class Reader {
  readonly #source: Source;
  readonly #version: Version;
  readonly #config: CommandNode;
  readonly #enable: CommandNode | undefined;
  readonly #tokens: LineToken[] = [];
  /** Plain lines that follow each other: one token, since most of a long file is lists. */
  #run: Line[] = [];
  readonly #commands: Commands;
  readonly #diagnostics: Diagnostic[] = [];
  #node: CommandNode;
  #latest: { readonly node: CommandNode; readonly matcher: Matcher } | undefined;
  /** A line that failed and may have been meant to open a block, or stands in one that nothing opens. */
  #failed: Failed | undefined;
  readonly #template: Template | undefined;
  /** Of a template: something was left open that may have led to another node. */
  #isLost = false;
  /** The block of a header that failed ended with an `exit`, which then left more than it should. */
  #derailed = false;
  /** An `exit` outside every block after which 8.4 takes commands for people only. */
  #left: CommandText | undefined;

  constructor(source: Source, version: Version, asWritten: boolean) {
    this.#source = source;
    this.#version = version;
    this.#template = asWritten ? undefined : templateOf(source);
    this.#commands = new Commands(source, this.#template);
    const catalogue = catalogueOf(version);
    this.#config = catalogue.node('config');
    this.#enable = catalogue.find('enable');
    this.#node = this.#config;
  }

  read(): Reading {
    const commands = this.#commands;
    let isGoingOn = true;
    while (isGoingOn && commands.next()) isGoingOn = this.#take(commands);
    // A second `exit` ended reading, without a word of vtysh's, and there was more to read.
    if (!isGoingOn && commands.next()) this.#tellWhatLeft();
    this.#endRun();
    const config = structureOf(this.#tokens);
    const { path } = this.#source;
    const comments = this.#template
      ? commentsIn(this.#source)
      : [...commands.comments, ...commentsIn(this.#source, commands.offset)];
    const holes = this.#template?.tags.map(({ start, end }) => ({ path, start, end }));
    return { config, diagnostics: this.#diagnostics, comments, ...(holes && { holes }) };
  }

  /** @returns whether vtysh reads on. */
  #take(text: Commands): boolean {
    const { table, first, count } = text;
    const words = this.#template && wordsOf(text);
    if (words?.[0] === HOLE) {
      this.#isLost = true;
      return true;
    }
    const alone = count === 1 ? table.textOf(first) : undefined;
    // vtysh takes no notice of it in files.
    if (alone === 'end') return true;
    if (alone === 'exit' && this.#node === this.#config) {
      // It may end a block that only the rendered text opens.
      if (this.#template && (this.#isLost || this.#template.branchAt(table.start(first)) !== 0)) return true;
      this.#strayExit(text.text);
      // 10.3 ends the file there; 8.4 goes on where only commands for people are known.
      if (!this.#leavesForEnable) return false;
    }
    let node = this.#node;
    let match: Match = UNKNOWN;
    let climbed = 0;
    for (;;) {
      const matcher = this.#matcher(node);
      if (count <= MOST_WORDS) match = words ? matcher.match(words) : matcher.matchIn(table, first, count);
      if (match.kind !== 'unknown' || !node.parent || node === this.#enable) break;
      node = node.parent;
      climbed++;
    }
    const isOpen = words?.includes(HOLE) ?? false;
    // Which of several commands it is does not matter as long as none of them leads elsewhere.
    if (isOpen && match.kind === 'ambiguous' && isSettled(match.commands, node)) {
      match = new Form(match.commands[0] as Command, match.places);
    }
    if (match.kind !== 'command') {
      this.#isLost ||= isOpen;
      if (isOpen || (this.#isLost && match.kind === 'unknown')) return true;
      this.#complain(text.text, words ?? wordsOf(text), match);
      return true;
    }
    if (this.#failed) this.#settle(text, match.command);
    if (node === this.#config) this.#isLost = false;
    return this.#accept(text, node, climbed, match);
  }

  /** Most lines are of the node that the line before was of. */
  #matcher(node: CommandNode): Matcher {
    if (this.#latest?.node !== node) this.#latest = { node, matcher: matcherOf(node) };
    return this.#latest.matcher;
  }

  get #leavesForEnable(): boolean {
    return this.#version.startsWith('8.');
  }

  /** @returns whether vtysh reads on. */
  #accept(text: Commands, node: CommandNode, climbed: number, form: Form): boolean {
    const line = new Line(node, form, text.table, text.first);
    if (this.#node === this.#enable) {
      if (form.command.syntax === 'configure [terminal]') this.#node = this.#config;
      // There it leaves vtysh itself.
      return !isLeaving(form.command);
    }
    const effect = effectOf(line);
    if (effect === STAYS && climbed === 0) {
      this.#run.push(line);
      return true;
    }
    this.#endRun();
    for (let i = 0; i < climbed; i++) addEnd(this.#tokens, new LineToken(Returns));
    this.#node = node;
    if (effect === LEAVES) {
      if (node.parent) addEnd(this.#tokens, new LineToken(Exits, line));
      this.#node = node.parent ?? this.#enable ?? node;
    } else if (effect === STAYS) this.#run.push(line);
    else {
      this.#tokens.push(new LineToken(Opens, line, effect));
      this.#node = effect;
    }
    return true;
  }

  #endRun(): void {
    if (this.#run.length === 0) return;
    this.#tokens.push(new LineToken(Plain, undefined, undefined, this.#run));
    this.#run = [];
  }

  // ---- complaints

  #complain(text: CommandText, words: readonly string[], match: Match): void {
    this.#tellWhatLeft();
    const follows = this.#follows(text, words);
    const orphan = follows || match.kind !== 'unknown' ? undefined : this.#orphan(text, words);
    // A mistake of its own within a block that nothing opens does not end that block.
    const isWithin = this.#failed?.orphan && !orphan && text.indentation === this.#failed.indentation;
    if (!follows && !isWithin) {
      this.#failed = { indentation: text.indentation, isHeader: this.#looksLikeHeader(words), orphan };
    }
    const { rule, message, span, fixes } = orphan ? describeOrphan(text, orphan) : this.#describe(text, words, match);
    this.#report(rule, message, span, text, follows, fixes);
  }

  /** A stray `exit`: with 8.4 vtysh says nothing and leaves configuration, later it says so and stops. */
  #strayExit(text: CommandText): void {
    const follows = this.#follows(text, ['exit']);
    if (follows) this.#derailed = true;
    if (this.#leavesForEnable) {
      if (!follows) this.#left = text;
      return;
    }
    this.#report('frr/early-exit', EARLY_EXIT, spanOf(text.words), text, follows, [removal(spanOf(text.words))]);
  }

  /** 8.4 says nothing of the `exit` itself, only of each line that it then does not know any more, or that it does not read. */
  #tellWhatLeft(): void {
    if (!this.#left || this.#node !== this.#enable) return;
    const span = spanOf(this.#left.words);
    this.#left = undefined;
    this.#derailed = true;
    this.#diagnostics.push({
      rule: 'frr/early-exit',
      severity: 'error',
      message: EARLY_EXIT,
      span,
      rejects: false,
      related: [],
      fixes: [removal(span)],
    });
  }

  /** Whether a line that fails does so because of an earlier one: it is in the block that could not be opened. */
  #follows({ indentation }: CommandText, words: readonly string[]): boolean {
    if (this.#derailed) return true;
    if (!this.#failed) return false;
    const { isHeader, orphan } = this.#failed;
    if (indentation > this.#failed.indentation) return true;
    const isExit = /^exit/.test(words[0] ?? '');
    if (orphan) return isExit || (indentation === this.#failed.indentation && isBesides(orphan, words));
    return isHeader && (indentation === this.#failed.indentation || isExit);
  }

  /** A line was taken: if it is no part of the block that could not be opened, what comes next stands on its own. */
  #settle({ indentation }: Commands, command: Command): void {
    if (!this.#failed || this.#derailed) return;
    const { indentation: outer, orphan } = this.#failed;
    // Some lines of a block that nothing opens are commands outside of it as well, and its end leaves the block around it.
    if (orphan ? indentation < outer && !isLeaving(command) : indentation <= outer) this.#failed = undefined;
  }

  /** Which block a line was written for that nothing opens; outside of all blocks, only if it is indented as one in a block is. */
  #orphan({ indentation }: CommandText, words: readonly string[]): Orphan | undefined {
    const here = this.#node;
    const isOutside = here === this.#config;
    if (here === this.#enable || (isOutside && indentation === 0)) return undefined;
    return orphanOf(words, { here, within: !isOutside, version: this.#version });
  }

  #looksLikeHeader([first = '']: readonly string[]): boolean {
    for (let node: CommandNode | undefined = this.#node; node; node = node.parent) {
      if (node.beginningWith(first).some(({ syntax }) => node?.enteredBy(syntax))) return true;
    }
    return false;
  }

  #describe(
    text: CommandText,
    words: readonly string[],
    match: Match,
  ): { rule: string; message: string; span: Span; fixes?: readonly Fix[] } {
    if (match.kind === 'ambiguous') {
      const [one, other] = [...new Set(match.commands.map(({ syntax }) => syntax))];
      const message = `FRR cannot tell which command this abbreviates, “${one}” or “${other ?? one}”, and ignores the line. Write the words in full.`;
      return { rule: 'frr/ambiguous-command', message, span: spanOf(text.words) };
    }
    if (match.kind === 'incomplete') {
      const { open } = matcherOf(this.#nodeThatReaches(words)).reach(words);
      const message = `This command does not end here: FRR expects ${expected(open)}, and ignores the line.`;
      return { rule: 'frr/incomplete-command', message, span: spanOf(text.words) };
    }
    return this.#unknown(text, words);
  }

  #unknown(text: CommandText, words: readonly string[]) {
    const rule = 'frr/unknown-command';
    const { index, open } = matcherOf(this.#nodeThatReaches(words)).reach(words);
    const word = text.words[Math.min(index, text.words.length - 1)];
    const span = word?.span ?? spanOf(text.words);
    const [first] = text.words;
    if (first?.text.startsWith(BYTE_ORDER_MARK)) {
      const mark = { ...first.span, end: first.span.start + BYTE_ORDER_MARK.length };
      const message =
        'This line begins with a byte order mark, which nobody sees: FRR reads it as part of the command, does not know that, and ignores the line. Remove the mark.';
      return {
        rule,
        message,
        span: mark,
        fixes: [{ title: 'Remove it', safe: true, edits: [{ span: mark, text: '' }] }],
      };
    }
    if (words.slice(1).some(each => each.startsWith('!')) && index > 0 && words[index]?.startsWith('!')) {
      const message =
        'A comment takes a line of its own: FRR reads this one as part of the command, does not know it, and ignores the whole line.';
      const end = spanOf(text.words).end;
      const before = text.words[index - 1]?.span.end ?? span.start;
      const fixes = [
        { title: 'Remove the comment', safe: false, edits: [{ span: { ...span, start: before, end }, text: '' }] },
      ];
      return { rule, message, span: { ...span, end }, fixes };
    }
    const asn = word && plainAsn(word.text);
    if (asn !== undefined && open.some(({ what }) => what.kind === 'range' && what.text === '(1-4294967295)')) {
      const message = `FRR ${this.#version} does not know AS numbers with a dot, and ignores the line. Write ${asn}.`;
      const fixes = [{ title: `Write ${asn}`, safe: true, edits: [{ span, text: String(asn) }] }];
      return { rule, message, span, fixes };
    }
    const elsewhere = takenElsewhere(words, this.#node, this.#version);
    if (elsewhere) return { rule, ...this.#takenElsewhere(text, elsewhere) };
    const keywords = [...new Set(open.flatMap(({ what }) => (what.kind === 'keyword' ? [what.text] : [])))];
    const meant = word && nearest(word.text, keywords);
    const hint = meant ? ` Did you mean “${meant}”?` : '';
    const [header] = headerOf(this.#node);
    const where = header ? ` in the block of “${header}”` : '';
    // A long list helps nobody who is told the word that was meant.
    const isTold = open.length > 0 && index > 0 && (!meant || keywords.length <= MOST_TOLD);
    const ends = open.some(({ what }) => what.kind === 'end') ? ' or the end of the line' : '';
    const wanted = isTold ? `: it expects ${expected(open)}${ends}` : '';
    const message = `FRR does not know “${word?.text ?? ''}” here${where}${wanted}. It ignores the line.${hint}`;
    const fixes = meant ? [{ title: `Write “${meant}”`, safe: false, edits: [{ span, text: meant }] }] : [];
    return { rule, message, span, fixes };
  }

  #takenElsewhere({ words, indentation }: CommandText, { version, advice, lines }: OtherVersion) {
    const span = spanOf(words);
    const message = `FRR ${version} takes this line, FRR ${this.#version} does not, and ignores it. ${advice}`;
    const [first = '', ...others] = lines ?? [];
    const newline = this.#source.text.includes('\r\n') ? '\r\n' : '\n';
    const lead = newline + this.#source.text.slice(span.start - indentation, span.start);
    const replaced = { span, text: [first, ...others].join(lead) };
    const fixes = lines
      ? [{ title: `Write it for FRR ${this.#version}`, safe: lines.length === 1, edits: [replaced] }]
      : [];
    return { message, span, fixes };
  }

  /** Of the node and its parents, the one whose commands a line fits furthest. */
  #nodeThatReaches(words: readonly string[]): CommandNode {
    let best = { node: this.#node, index: -1 };
    for (let node: CommandNode | undefined = this.#node; node; node = node.parent) {
      const { index } = matcherOf(node).reach(words);
      if (index > best.index) best = { node, index };
      if (node === this.#enable) break;
    }
    return best.node;
  }

  #report(
    rule: string,
    message: string,
    span: Span,
    { line }: CommandText,
    consequence: boolean,
    fixes: readonly Fix[] = [],
  ): void {
    this.#diagnostics.push({
      rule,
      severity: 'error',
      message,
      span,
      rejects: true,
      daemon: { path: this.#source.path, line },
      related: [],
      fixes,
      ...(consequence && { consequence }),
    });
  }
}

function describeOrphan({ words }: CommandText, { headers }: Orphan) {
  const header = headers.map(each => `“${each}”`).join(' or ');
  return {
    rule: 'frr/unknown-command',
    message: `This belongs into a block of ${header}, and none is open here: FRR ignores it, and what else is of that block. Write the first line of the block above it.`,
    span: spanOf(words),
    fixes: [],
  };
}

/** Whether it is clear where commands lead. */
function isSettled(commands: readonly Command[], node: CommandNode): boolean {
  return new Set(commands.map(({ syntax }) => node.enteredBy(syntax))).size === 1;
}

const EARLY_EXIT = 'This “exit” leaves no block: FRR stops reading the file here, and what follows is lost. Remove it.';

function removal(span: Span): Fix {
  return { title: 'Remove this line', safe: false, edits: [{ span, text: '!' }] };
}

/** The number that is meant by `64086.59904`; undefined for all that is no AS number with a dot. */
function plainAsn(text: string): number | undefined {
  const [, high, low] = /^(\d{1,5})\.(\d{1,5})$/.exec(text) ?? [];
  if (high === undefined || low === undefined || Number(high) > 0xffff || Number(low) > 0xffff) return undefined;
  return Number(high) * 0x10000 + Number(low);
}

/** How many possibilities are told. */
const MOST_TOLD = 4;

/** What may stand at some places, for people: `“in” or “out”`. */
function expected(open: readonly Place[]): string {
  const names = new Set(
    open.flatMap(({ what }) => {
      if (what.kind === 'keyword') return [`“${what.text}”`];
      return what.kind === 'typed' || what.kind === 'range' || what.kind === 'variable' ? [what.text] : [];
    }),
  );
  const told = [...names];
  if (told.length > MOST_TOLD) return `${told.slice(0, MOST_TOLD).join(', ')} or another of ${told.length}`;
  return told.length < 2 ? (told[0] ?? 'nothing more') : `${told.slice(0, -1).join(', ')} or ${told.at(-1)}`;
}

/** The words of a command as they are matched. */
function wordsOf({ words }: Commands): readonly string[] {
  return words.map(word => (word.isHole ? HOLE : word.text));
}

/** @param from where to begin. */
function commentsIn({ path, text }: Source, from = 0): Span[] {
  const rest = from === 0 ? text : text.slice(from);
  return [...rest.matchAll(/^[ \t]*([!#].*)$/gm)].map(({ index, 0: line, 1: comment = '' }) => {
    const start = from + index + line.length - comment.length;
    return { path, start, end: start + comment.trimEnd().length };
  });
}
