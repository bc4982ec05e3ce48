import { EOF, type ParserMethod, type TokenType } from 'chevrotain';
import { nearest } from '../../core/similar.js';
import type { Span } from '../../core/span.js';
import type { Address } from '../../net/address.js';
import { blockSchema, PROTOCOLS, TOP } from './catalogue/index.js';
import type { BlockSchema } from './catalogue/spec.js';
import { numberOf } from './constants.js';
import { isDate } from './dates.js';
import type { Recalled } from './memory.js';
import { describe } from './messages.js';
import { compile, type Slot, type State } from './phrases.js';
import type { Session } from './reader.js';
import { isEntry, type Token } from './scanner.js';
import { isKeyword, SLOTS, type SlotKind } from './slots.js';
import { StatementReader } from './statements.js';
import type { SymbolClass } from './symbols.js';
import type { Holes } from './template.js';
import * as T from './tokens.js';
import type {
  Argument,
  Channel,
  Config,
  Define,
  Expression,
  FilterDefinition,
  FilterReference,
  FunctionDefinition,
  Item,
  Option,
  ProtocolBlock,
  StaticRoute,
  Word,
} from './tree.js';
import { nameOf, typeNamed, UNKNOWN, type ValueType } from './types.js';
import { ALL_VERSIONS, namesOf, SINCE_2_17, SINCE_2_19, V3_4, type VersionSet } from './versions.js';

/** How many constants deep a password is looked for. */
const CONSTANT_DEPTH = 32;

const states = new WeakMap<BlockSchema, State>();

/** The automaton of a block's phrases, made when the first such block is met. */
function stateOf(schema: BlockSchema): State {
  let state = states.get(schema);
  if (!state) {
    state = compile(schema.options);
    states.set(schema, state);
  }
  return state;
}

/**
 * The grammar of BIRD's configuration. Statements of options are read by one rule that follows the catalogue's phrases, so a
 * statement ends where the daemon's own grammar would end it.
 */
export class BirdParser extends StatementReader {
  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  /** Reads a whole configuration. */
  parse(session: Session): Config {
    this.begin(session);
    return this.config();
  }

  readonly config: ParserMethod<[], Config> = this.rule('config', () => {
    const items = this.SUBRULE(this.items, { ARGS: [TOP] });
    return { kind: 'config', items };
  });

  /** The statements of a block, or of the outermost level. */
  private readonly items: ParserMethod<[BlockSchema], Item[]> = this.rule('items', (schema: BlockSchema) => {
    const items: Item[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.SUBRULE(this.item));
      return items;
    }
    const outermost = schema === TOP;
    const call: { ARGS: [BlockSchema] } = { ARGS: [schema] };
    const { nesting, session } = this;
    const base = outermost ? undefined : this.last;
    while (!this.unwinding) {
      this.mark = session.report.count;
      const first = this.peek();
      const type = first.tokenType;
      const { braces } = this;
      if (type === EOF) break;
      if (type === T.Semicolon) {
        if (!schema.spare) this.#spareSemicolon(schema, first);
        this.take();
        continue;
      }
      if (!outermost && (type === T.RightBrace || this.beginsAnew(first))) break;
      const record = outermost && session.recorder ? this.#record(first) : undefined;
      if (record?.item) {
        items.push(record.item);
        if (this.beginsAnewWord(first)) this.calm();
        continue;
      }
      try {
        if (type === T.Hole) {
          if (outermost) session.names.doubtAll();
          items.push(this.holeStatement());
          continue;
        }
        // Routes may be many: they take the shorter way.
        const isRoute = schema.routes && first.text === 'route' && type === T.Type;
        items.push(isRoute ? this.SUBRULE(this.route) : this.SUBRULE2(this.item, call));
        if (outermost && this.beginsAnewWord(first)) this.calm();
        record?.keep?.(items.at(-1) as Item);
        if (session.holes) {
          this.inDoubt = false;
          this.#noteConditions(items, first, base, session.holes);
        }
      } catch (error) {
        items.push(this.recover(error, first, outermost, braces));
        this.nesting = nesting;
        this.#arguments.length = 0;
        while (session.symbols.depth > 0) session.symbols.pop();
        session.scanner.inFilters = 0;
      }
      if (outermost) this.unwinding = this.at(EOF) && this.unwinding;
    }
    return items;
  });

  /** The statement that begins with a token as it is known from an earlier reading, or what keeps it for the next one. */
  #record(first: Token): { item?: Item; keep?: (item: Item) => void } {
    const { session, damage, damaged } = this;
    const { memory, recorder, scanner, symbols, report, secrets } = session;
    if (!memory || !recorder || recorder.isStopped || !scanner.isFree(first.source)) return {};
    const { repair } = scanner;
    const known = memory.recall(first, symbols, repair?.path === first.source.path ? repair.offset : Number.MAX_VALUE);
    if (known) return { item: this.#recalled(known) };
    const progress = () => ({
      findings: report.count,
      comments: scanner.comments.length,
      secrets: secrets.length,
    });
    const { definitions: defined } = symbols;
    recorder.begin(first, progress());
    const keep = (item: Item) => {
      if (this.damage > damage || this.damaged > damaged || this.unwinding || scanner.repair !== repair) return;
      const definitions = symbols.definedSince(defined);
      const found = recorder.end(item, this.last, this.ahead, progress(), { scanner, secrets, definitions });
      if (found) memory.keep(first.source, found);
    };
    return { keep };
  }

  /** Does what reading a statement would do. */
  #recalled({ item, last, definitions, comments, secrets, versions, protocol, ground, label }: Recalled): Item {
    const { session } = this;
    this.passTo(last);
    session.narrow(versions);
    session.scanner.comments.push(...comments);
    session.secrets.push(...secrets);
    if (protocol && (item.kind === 'protocol' || item.kind === 'template')) {
      session.protocols.begin(protocol.kind, protocol.type);
      if (label) session.protocols.labelled(label);
      session.protocols.named(protocol.kind, protocol.name, protocol.from, protocol.last);
      if (!ground || !session.protocols.endAgain(item, ground)) session.protocols.end(item, last);
    } else {
      for (const definition of definitions) session.symbols.define(session.symbols.entry(definition.name), definition);
      if (item.kind === 'option') session.protocols.top(item);
    }
    // What is wrong with the next token is noticed before its statement begins.
    this.peek();
    return item;
  }

  /** Marks the item read last if it stands in another branch of a template than the brace before all of them. */
  #noteConditions(items: Item[], first: Token, base: Token | undefined, holes: Holes): void {
    const item = items.at(-1) as Item;
    if (holes.branchOf(first.source.path, first.start) === holes.branchOf(base?.source.path, base?.start)) return;
    items[items.length - 1] = { ...item, conditional: true };
  }

  /** Whether a block may say more than was read of it, so many unknowns having been met before it. */
  #hasHoles(inner: Span, met: number): boolean {
    return this.#unknowns > met || this.session.holes?.haveCondition(inner) === true;
  }

  /** How many holes, and includes that were not read, have been met. */
  get #unknowns(): number {
    const { scanner } = this.session;
    return scanner.holesMet + scanner.includes.gaps;
  }

  private readonly item: ParserMethod<[BlockSchema], Item> = this.rule('item', (schema: BlockSchema) => {
    if (this.RECORDING_PHASE) {
      return this.OR([
        { ALT: () => this.SUBRULE(this.definition) },
        { ALT: () => this.SUBRULE(this.route) },
        { ALT: () => this.SUBRULE(this.phrase) },
      ]);
    }
    const first = this.peek();
    if (schema === TOP && isKeyword(first)) {
      switch (first.text) {
        case 'define':
          return this.SUBRULE2(this.definition);
        case 'filter':
          return this.SUBRULE(this.filterDefinition);
        case 'function':
          return this.SUBRULE(this.functionDefinition);
        case 'protocol':
        case 'template':
          return this.SUBRULE(this.protocol);
      }
    }
    if (schema.channels?.has(first.text) && isKeyword(first)) return this.SUBRULE(this.channel, { ARGS: [schema] });
    return this.SUBRULE2(this.phrase, { ARGS: [schema] });
  });

  // ---- the outermost level

  private readonly definition: ParserMethod<[], Define> = this.rule('definition', () => {
    const first = this.CONSUME(T.Keyword) as Token;
    const name = this.SUBRULE(this.newName);
    this.CONSUME(T.Equal);
    if (!this.RECORDING_PHASE) this.session.scanner.inFilters++;
    const value = this.SUBRULE(this.expression);
    const { type } = this;
    if (this.RECORDING_PHASE) return undefined as unknown as Define;
    this.session.scanner.inFilters--;
    const span = this.spanFrom(first);
    this.semicolon();
    this.session.typing.constantValue(value, type, this.last);
    this.define(name, { class: 'constant', type, value });
    return { kind: 'define', name: this.wordOf(name), value, span };
  });

  private readonly filterDefinition: ParserMethod<[], FilterDefinition> = this.rule('filterDefinition', () => {
    const first = this.CONSUME(T.BuiltIn) as Token;
    const name = this.SUBRULE(this.newName);
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.body);
      return undefined as unknown as FilterDefinition;
    }
    const header = this.spanFrom(first);
    // A keyword is meant as one, unless the filter begins.
    if (isKeyword(name) && !this.at(T.LeftBrace) && !this.at(T.Type)) this.unexpected('"{"');
    this.define(name, { class: 'filter', type: UNKNOWN });
    const body = this.filterBody('filter');
    return { kind: 'filter', name: this.wordOf(name), body, header, span: this.spanFrom(first) };
  });

  private readonly functionDefinition: ParserMethod<[], FunctionDefinition> = this.rule('functionDefinition', () => {
    const first = this.CONSUME(T.Keyword) as Token;
    const name = this.SUBRULE(this.newName);
    this.CONSUME(T.LeftParen);
    const parameters: { type: Word; name: Token }[] = [];
    this.MANY_SEP({
      SEP: T.Semicolon,
      DEF: () => parameters.push({ type: this.SUBRULE(this.typeName), name: this.SUBRULE2(this.newName) }),
    });
    this.CONSUME(T.RightParen);
    let returns: Word | undefined;
    this.OPTION(() => {
      const arrow = this.CONSUME(T.Arrow) as Token;
      if (!this.RECORDING_PHASE) this.requireVersions(SINCE_2_17, arrow, 'the type of what a function returns');
      returns = this.SUBRULE2(this.typeName);
    });
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.body);
      return undefined as unknown as FunctionDefinition;
    }
    const header = this.spanFrom(first);
    const { symbols, typing } = this.session;
    const types = parameters.map(({ type }) => type.text);
    typing.beginFunction(name, types, returns?.text, this.last);
    symbols.push();
    for (const parameter of parameters)
      this.define(parameter.name, { class: 'variable', type: typeNamed(parameter.type.text) });
    const body = this.filterBody('function');
    symbols.pop();
    typing.endFunction();
    return {
      kind: 'function',
      name: this.wordOf(name),
      parameters: parameters.map(parameter => ({ type: parameter.type, name: this.wordOf(parameter.name) })),
      ...(returns && { returns }),
      body,
      header,
      span: this.spanFrom(first),
    };
  });

  /** A body in the filter language, in its own scope. */
  private filterBody(owner: 'filter' | 'function') {
    const { scanner, symbols } = this.session;
    const outer = this.owner;
    this.owner = owner;
    const { doubts } = this.session.names;
    symbols.push();
    scanner.inFilters++;
    const body = this.SUBRULE9(this.body);
    scanner.inFilters--;
    symbols.pop();
    doubts.delete('variable');
    this.owner = outer;
    return body;
  }

  private readonly protocol: ParserMethod<[], ProtocolBlock> = this.rule('protocol', () => {
    const first = this.CONSUME(T.Keyword) as Token;
    if (this.RECORDING_PHASE) {
      this.CONSUME2(T.Keyword);
      this.OPTION(() => this.SUBRULE(this.newName));
      this.CONSUME(T.LeftBrace);
      this.SUBRULE(this.items);
      this.CONSUME(T.RightBrace);
      return undefined as unknown as ProtocolBlock;
    }
    const kind = first.text as 'protocol' | 'template';
    const type = this.#protocolType();
    this.session.protocols.begin(kind, type);
    const schema = PROTOCOLS.get(type.text) as BlockSchema & { versions: VersionSet };
    let variant: Token | undefined;
    if (VARIANTS[type.text]?.includes(this.peek().text) && isKeyword(this.peek())) variant = this.take();
    this.#variant = variant?.text;
    let name: Token | undefined;
    let from: Token | undefined;
    if (!this.at(T.LeftBrace) && !this.atWord('from')) name = this.SUBRULE2(this.newName);
    if (this.atWord('from')) {
      this.take();
      from = this.#base();
    }
    const header = this.spanFrom(first);
    this.session.protocols.named(kind, name, from, this.last);
    this.session.recorder?.starts({ kind, type, name, from, last: this.last });
    // More than the name: what it builds on, or nothing.
    while (name?.tokenType === T.Hole && this.at(T.Hole)) from = this.take();
    if (from && this.atWord('from')) {
      this.take();
      from = this.#base();
    }
    const { damage } = this;
    const met = this.#unknowns;
    const open = this.openBrace(`this ${kind}`, token => this.#beginsItem(token, schema));
    this.deeper();
    const items = this.SUBRULE2(this.items, { ARGS: [schema] });
    this.nesting--;
    const inner = {
      path: open.source.path,
      start: open.end,
      end: this.unwinding
        ? this.endIn(open.source)
        : this.peek().source === open.source
          ? this.peek().start
          : this.endIn(open.source),
    };
    const isVariant = name?.tokenType === T.Hole && type.text in VARIANTS;
    const hasHoles = isVariant || this.#hasHoles(inner, met);
    this.closeBrace(open);
    const block: ProtocolBlock = {
      kind,
      type: this.wordOf(type),
      ...(variant && { variant: this.wordOf(variant) }),
      ...(name && { name: this.wordOf(name) }),
      ...(from && { from: this.wordOf(from) }),
      items,
      header,
      inner,
      span: this.spanFrom(first),
      damaged: this.damage > damage || hasHoles,
      ...(hasHoles && { hasHoles }),
    };
    const settled = {};
    this.session.protocols.end(block, this.last, settled);
    this.session.recorder?.ends(this.session.protocols.ground(settled));
    return block;
  });

  /** The variant of the protocol that is being read: `v3`. */
  #variant: string | undefined;

  /** The word after `protocol`. */
  #protocolType(): Token {
    const token = this.peek();
    if (!isEntry(token.value)) this.unexpected('the type of a protocol');
    const { bit, narrow } = this.session;
    const schema = isKeyword(token) ? PROTOCOLS.get(token.text) : undefined;
    if (schema && bit & schema.versions) {
      narrow(schema.versions);
      return this.take();
    }
    const span = this.spanOf(token);
    if (schema) {
      narrow(ALL_VERSIONS & ~schema.versions);
      const message = `Only BIRD ${namesOf(schema.versions)} has protocols "${token.text}". This version refuses the file.`;
      return this.fail('bird/unknown-option', span, message);
    }
    const known = [...PROTOCOLS].filter(([, { versions }]) => versions & bit).map(([name]) => name);
    return this.failUnknown(token, known, `There is no protocol "${token.text}".`);
  }

  /** The template or protocol after `from`. */
  #base(): Token {
    const token = this.peek();
    if (token.tokenType !== T.Known && token.tokenType !== T.Unknown && token.tokenType !== T.Hole)
      this.unexpected('the name of a template');
    return this.take();
  }

  #beginsItem(token: Token, schema: BlockSchema): boolean {
    if (token.tokenType === T.RightBrace) return true;
    if (!isKeyword(token)) return false;
    return stateOf(schema).words.has(token.text) || schema.channels?.has(token.text) === true || token.text === 'route';
  }

  protected beginsAnewWord(token: Token): boolean {
    return this.beginsAnew(token);
  }

  // ---- channels and options

  /** `ipv4 [{ … }];` and its kin. */
  private readonly channel: ParserMethod<[BlockSchema], Channel> = this.rule('channel', (schema: BlockSchema) => {
    const first = this.RECORDING_PHASE ? (this.CONSUME(T.Keyword) as Token) : this.take();
    if (this.RECORDING_PHASE) {
      this.OPTION(() => {
        this.CONSUME(T.LeftBrace);
        this.SUBRULE(this.items);
        this.CONSUME(T.RightBrace);
      });
      return undefined as unknown as Channel;
    }
    let type = first.text;
    const longer = `${type} ${this.peek().text}`;
    if (schema.channels?.has(longer) && isKeyword(this.peek())) {
      this.take();
      type = longer;
    }
    this.requireVersions(schema.channels?.get(type) ?? ALL_VERSIONS, first, `the channel "${type}"`);
    const header = this.spanFrom(first);
    const { damage } = this;
    const met = this.#unknowns;
    let items: readonly Item[] = [];
    let inner: Span | undefined;
    if (this.at(T.LeftBrace))
      [items, inner] = this.#options(type === 'mpls' ? 'mpls channel' : (schema.channelSchema ?? 'channel'));
    const span = this.spanFrom(first);
    const hasHoles = inner !== undefined && this.#hasHoles(inner, met);
    if (!this.unwinding) this.#end(schema);
    const channel: Channel = {
      kind: 'channel',
      type,
      items,
      header,
      ...(inner && { inner }),
      span,
      damaged: this.damage > damage || hasHoles,
      ...(hasHoles && { hasHoles }),
    };
    return channel;
  });

  /** A block of options in braces: what is in it, and the span between the braces. */
  #options(schemaName: string): [Item[], Span] {
    const open = this.take();
    this.deeper();
    const items = this.SUBRULE9(this.items, { ARGS: [blockSchema(schemaName)] });
    this.nesting--;
    const close = this.unwinding ? this.last : this.peek();
    const end = close.source === open.source ? Math.max(close.start, open.end) : this.endIn(open.source);
    this.closeBrace(open);
    return [items, { path: open.source.path, start: open.end, end }];
  }

  protected readFlow(kind: string): void {
    if (!this.at(T.LeftBrace)) this.unexpected('"{"');
    this.#options(kind);
  }

  /** One option: follows the phrases of its block token by token, and ends where none goes on. */
  readonly phrase: ParserMethod<[BlockSchema], Option> = this.rule('phrase', (schema: BlockSchema) => {
    if (this.RECORDING_PHASE) {
      // The words of options are the catalogue's business; one stands for all here.
      this.CONSUME(T.Attribute);
      this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.expression) }, { ALT: () => this.SUBRULE(this.body) }]));
      this.CONSUME(T.Semicolon);
      return undefined as unknown as Option;
    }
    const first = this.peek();
    let state = stateOf(schema);
    const words: Token[] = [];
    const args: Record<string, Argument> = {};
    let introduces = false;
    const flags: Word[] = [];
    let items: Item[] | undefined;
    for (;;) {
      const token = this.peek();
      const way = isKeyword(token) || token.tokenType === T.Unknown ? state.words.get(token.text) : undefined;
      if (way && this.holds(way.versions)) {
        this.narrowTo(way.versions);
        this.take();
        words.push(token);
        if (isEntry(token.value)) flags.push(this.wordOf(token));
        introduces = true;
        state = way.state;
        continue;
      }
      const found = token.tokenType === T.Hole ? this.#slotOfHole(token, state) : this.#slotFor(token, state);
      if (found) {
        this.narrowTo(found.way.versions);
        const { slot } = found;
        if (introduces && words.length > 0) flags.pop();
        introduces = false;
        args[slot.name] = kindOf(slot).read(this, slot);
        state = found.way.state;
        continue;
      }
      if (state.block && token.tokenType === T.LeftBrace) {
        [items] = this.#options(state.block.schema);
        state = state.block.way.state;
        if (this.unwinding) break;
        continue;
      }
      if (way) this.narrowTo(ALL_VERSIONS & ~way.versions);
      break;
    }
    const accepted = state.accepts.find(option => this.holds(option.versions ?? ALL_VERSIONS));
    if (!accepted) return this.#incomplete(schema, state, words, first);
    this.narrowTo(accepted.versions ?? ALL_VERSIONS);
    if (this.at(T.Hole) && this.sameLine(this.last, this.peek())) this.unexpected('');
    const lead = accepted.key.slice(accepted.key.indexOf('.') + 1).split(' ').length;
    const span = this.spanFrom(first);
    if (!this.unwinding && !(accepted.loose && !this.at(T.Semicolon))) this.#end(schema, state);
    const option: Option = {
      kind: 'option',
      option: accepted.key,
      args,
      flags: flags.filter(flag => !words.slice(0, lead).some(word => word.start === flag.span.start)),
      ...(items && { items }),
      span,
      full: this.spanFrom(first),
    };
    this.#checkArguments();
    if (schema === TOP) this.session.protocols.top(option);
    return option;
  });

  /** The place in the phrase that a hole fills: where there are several, that which what follows goes on from. */
  #slotOfHole({ source, end }: Token, state: State): State['slots'][number] | undefined {
    const able = state.slots.filter(({ way }) => this.holds(way.versions));
    const next = NEXT_WORD.exec(source.text.slice(end, end + MAX_WORD))?.[1] ?? '';
    const fits = ({ way: { state: after } }: State['slots'][number]) =>
      next === ';' ? after.accepts.length > 0 : after.words.has(next);
    return able.find(fits) ?? able[0];
  }

  /** The place in the phrase that a token's value fills. An undefined name does too, where it is no misspelt word. */
  #slotFor(token: Token, state: State): State['slots'][number] | undefined {
    const able = state.slots.filter(({ way }) => this.holds(way.versions));
    const found = able.find(({ slot }) => kindOf(slot).starts(token, this));
    if (found || token.tokenType !== T.Unknown || nearest(token.text, state.words.keys())) return found;
    return able.find(({ slot }) => kindOf(slot).named);
  }

  /** What is expected is told: that holds for the versions that expect the same. */
  #narrowToAlike({ words, slots }: State): void {
    for (const way of [...words.values(), ...slots.map(slot => slot.way)]) this.narrowTo(way.versions);
  }

  /** A statement that ends where no phrase ends, or whose first word no phrase has. */
  #incomplete(schema: BlockSchema, state: State, words: readonly Token[], first: Token): never {
    const token = this.peek();
    const { bit } = this.session;
    this.#narrowToAlike(state);
    if (words.length === 0) {
      const way = state.words.get(token.text);
      const known = [...state.words].filter(([, { versions }]) => versions & bit).map(([word]) => word);
      if (way && token.tokenType !== T.Known && token.tokenType !== T.Text) {
        const message = `"${token.text}" is known here to BIRD ${namesOf(way.versions)} only. This version refuses the file.`;
        this.fail('bird/unknown-option', this.spanOf(token), message);
      }
      if (token.tokenType === T.RightBrace) this.#strayBrace(token);
      if (schema === TOP) {
        known.push('protocol', 'template', 'filter', 'function', 'define');
      }
      if (schema.channels) known.push(...schema.channels.keys());
      if (schema.routes) known.push('route');
      if (!isEntry(token.value)) this.unexpected(`a statement of ${schema.title}`);
      this.failUnknown(
        token,
        known,
        `${schema.title[0]?.toUpperCase()}${schema.title.slice(1)} has no option "${token.text}".`,
      );
    }
    void first;
    const wanted = this.#expected(state);
    const phrase = words.map(word => word.text).join(' ');
    const next = state.words.get(token.text);
    if (next && isEntry(token.value) && token.tokenType !== T.Known) {
      const message = `"${phrase} ${token.text}" is known to BIRD ${namesOf(next.versions)} only. This version refuses the file.`;
      this.fail('bird/unknown-option', this.spanOf(token), message);
    }
    const ends =
      token.tokenType === T.Semicolon ||
      token.tokenType === T.RightBrace ||
      token.tokenType === EOF ||
      !this.sameLine(this.last, token);
    if (ends && token.tokenType !== T.Unknown) {
      const message = `"${phrase}" is not complete: BIRD expects ${wanted} after it. It refuses the file.`;
      this.fail('bird/syntax', this.spanFrom(words.at(-1) as Token), message);
    }
    const candidates = [...state.words.keys()];
    if (token.tokenType === T.Unknown && candidates.length > 0) {
      this.failUnknown(token, candidates, `BIRD expects ${wanted} after "${phrase}", not "${token.text}".`);
    }
    this.unexpected(wanted);
  }

  /** Blocks inside protocols take no empty statements. */
  #spareSemicolon({ title }: BlockSchema, token: Token): void {
    const span = this.spanOf(token);
    const fixes = [{ title: 'Remove this ";"', safe: true, edits: [{ span, text: '' }] }];
    this.reject(
      'bird/syntax',
      span,
      `This ";" ends nothing, and ${title} takes no empty statements. BIRD refuses the file.`,
      { fixes },
      token,
    );
    this.noteError();
  }

  #strayBrace(token: Token): never {
    return this.fail('bird/syntax', this.spanOf(token), 'This "}" closes nothing. BIRD refuses the file.');
  }

  #expected(state: State): string {
    const words = [...state.words].filter(([, { versions }]) => this.holds(versions)).map(([word]) => `"${word}"`);
    const slots = state.slots
      .filter(({ way }) => this.holds(way.versions))
      .map(({ slot }) => SLOTS[slot.kind]?.label ?? slot.name);
    const all = [...slots, ...words, ...(state.block ? ['"{"'] : [])];
    if (all.length > 5) all.splice(4, all.length, 'something else');
    return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
  }

  /** The `;` after an option or channel. */
  #end(schema: BlockSchema, state?: State): void {
    const next = this.peek();
    if (next.tokenType === T.Semicolon) {
      this.take();
      return;
    }
    if (next.tokenType === EOF || this.#beginsItem(next, schema) || this.beginsAnew(next)) {
      this.missing(';', ';', 'after this statement');
      return;
    }
    if (this.besideHole() && !this.sameLine(this.last, next)) return;
    const candidates = [...(state?.words.keys() ?? [])];
    if (next.tokenType === T.Unknown) {
      const meant = nearest(next.text, candidates);
      if (!meant && !this.sameLine(this.last, next)) {
        this.missing(';', ';', 'after this statement');
        return;
      }
      this.failUnknown(next, candidates, `BIRD expects ";" here, not "${next.text}".`);
    }
    if (!this.sameLine(this.last, next) && isEntry(next.value)) {
      this.missing(';', ';', 'after this statement');
      return;
    }
    this.fail('bird/syntax', this.spanOf(next), `BIRD expects ";" here, not ${describe(next)}. It refuses the file.`);
  }

  /** Gives a statement up for a word that is none of those known. */
  failUnknown(token: Token, known: Iterable<string>, what: string): never {
    // A word of the language is written as it is meant, in the wrong place.
    const meant = isKeyword(token) ? undefined : nearest(token.text, known);
    const span = this.spanOf(token);
    const hint = meant ? ` Did you mean "${meant}"?` : '';
    return this.fail(
      'bird/unknown-option',
      span,
      `${what} BIRD refuses the file.${hint}`,
      meant ? { fixes: [this.replacement(span, meant)] } : {},
    );
  }

  failAfter(wanted: string): never {
    return this.fail('bird/syntax', this.spanOf(this.last), `BIRD expects ${wanted} after this. It refuses the file.`);
  }

  /** Values of the statement that is being read; the daemon judges them when it has seen all of it. */
  readonly #arguments: {
    expression: Expression;
    type: ValueType;
    types: readonly string[];
    label: string;
    slot: Slot;
  }[] = [];

  #checkArguments(): void {
    for (const { expression, type, types, label, slot } of this.#arguments) {
      this.session.typing.argument(expression, type, types, label, slot, this.last);
    }
    this.#arguments.length = 0;
  }

  // ---- what the kinds of arguments are read with

  holds(versions: VersionSet): boolean {
    return (versions & this.session.bit) !== 0;
  }

  /** Says that what follows holds for one side of a difference between versions. */
  narrowTo(versions: VersionSet): void {
    if (versions === ALL_VERSIONS) return;
    this.session.narrow(versions & this.session.bit ? versions : ALL_VERSIONS & ~versions);
  }

  numberOf(expression: Expression): number | undefined {
    return this.session.typing.numberOf(expression);
  }

  /** A literal of one of these types, a constant's name, or an expression in parentheses. */
  readValue(): Expression {
    const token = this.peek();
    if (token.tokenType === T.Known || token.tokenType === T.Unknown) {
      this.take();
      this.type = this.session.typing.constant(token, false);
      return { kind: 'name', name: token.text, span: this.spanOf(token) };
    }
    if (token.tokenType === T.Hole) return this.unknownValue(this.take());
    if (token.tokenType === T.LeftParen) return this.term(true);
    this.take();
    const span = this.spanOf(token);
    switch (token.tokenType) {
      case T.Num:
        this.type = 'int';
        return { kind: 'number', value: token.value as number, span };
      case T.Ip4:
      case T.Ip6:
        this.type = 'ip';
        return { kind: 'address', address: token.value as Address, span };
      case T.Text:
        return this.text(token);
      default:
        this.type = token.tokenType === T.Rd ? 'rd' : token.tokenType === T.Mac ? 'mac' : 'bytestring';
        return {
          kind: token.tokenType === T.Rd ? 'rd' : token.tokenType === T.Mac ? 'mac' : 'bytes',
          text: token.text,
          span,
        };
    }
  }

  /** Type and range of an argument; where it is a password, its place. */
  checkValue(expression: Expression, types: readonly string[], label: string, slot: Slot): void {
    this.#arguments.push({ expression, type: this.type, types, label, slot });
    if (slot.secret) this.#keepSecret(expression);
  }

  /** Notes where a password stands: in a literal, or in the constants that the expression is made of. */
  #keepSecret(expression: Expression, depth = 0): void {
    const { kind, span } = expression;
    const { secrets, scanner, symbols } = this.session;
    if (kind === 'string') {
      const text = scanner.includes.sources.get(span.path)?.text ?? '';
      const closed = text[span.end - 1] === '"' && span.end - 1 > span.start;
      secrets.push({ ...span, start: span.start + 1, end: closed ? span.end - 1 : span.end });
    } else if (kind === 'bytes') secrets.push(span);
    else if (kind === 'name') {
      const value = symbols.entry(expression.name).definition?.value;
      // A constant can be defined by itself only through an error.
      if (value && depth < CONSTANT_DEPTH) this.#keepSecret(value, depth + 1);
    } else if (kind === 'binary') {
      this.#keepSecret(expression.left, depth + 1);
      this.#keepSecret(expression.right, depth + 1);
    }
  }

  /** An expression of the filter language; `one`: only a single operand. */
  term(one = false): Expression {
    const { scanner } = this.session;
    scanner.inFilters++;
    this.reclassify();
    const expression = one ? this.SUBRULE8(this.operand) : this.SUBRULE8(this.expression);
    scanner.inFilters--;
    return expression;
  }

  takeNewName(): Token {
    return this.SUBRULE8(this.newName);
  }

  /** A prefix or other network, or a constant that is one. */
  readNetwork(slot: Slot, addresses = false): Expression {
    const first = this.peek();
    let node: Expression;
    if (first.tokenType === T.Ip4 && !addresses) return this.#ip4Prefix();
    if (first.tokenType === T.Hole) return this.unknownValue(this.take());
    if (first.tokenType !== T.NetKind && isEntry(first.value)) node = this.readValue();
    else if (first.tokenType === T.LeftParen) node = this.readValue();
    else node = first.tokenType === T.NetKind ? this.SUBRULE8(this.otherNetwork) : this.SUBRULE8(this.network);
    const types = addresses ? ['prefix', 'ip'] : ['prefix'];
    if (!addresses && node.kind === 'address') this.unexpected('"/" and a prefix length');
    if (slot.detail && node.kind === 'prefix' && node.address.family !== slot.detail) {
      const message = `Here BIRD takes ${slot.detail} prefixes only. It refuses the file.`;
      this.reject('bird/type', node.span, message);
    }
    this.#arguments.push({
      expression: node,
      type: this.type,
      types,
      label: addresses ? 'a prefix or an address' : 'a prefix',
      slot,
    });
    return node;
  }

  /** An IPv4 prefix: what most routes have. */
  #ip4Prefix(): Expression {
    const address = this.take();
    this.CONSUME8(T.Slash);
    const prefix = this.prefix(address, address, this.CONSUME8(T.Num) as Token);
    return this.atWord('max') ? this.extended(address, prefix) : prefix;
  }

  readNewName(slot: Slot): Word {
    const overrides = isKeyword(this.peek());
    const name = this.takeNewName();
    if (overrides && slot.detail === 'table') this.#refuseTable(name);
    if (slot.detail) this.define(name, { class: slot.detail as SymbolClass, type: UNKNOWN });
    return this.wordOf(name);
  }

  /** 3.3 and 3.4 take a keyword for the name of a table as a table that exists already. */
  #refuseTable(name: Token): void {
    const refused = this.holds(V3_4);
    this.narrowTo(refused ? V3_4 : ALL_VERSIONS & ~V3_4);
    if (!refused) return;
    const message = `"${name.text}" is a word of the language: this version of BIRD does not take it as the name of a table. Choose another one.`;
    this.reject('bird/duplicate-symbol', this.spanOf(name), message);
  }

  readSymbol(slot: Slot): Word {
    const token = this.take();
    const classes = slot.detail.split('|') as SymbolClass[];
    this.session.names.use(token, classes, `a ${classes[0]}`);
    return this.wordOf(token);
  }

  readFilter(): FilterReference | Expression {
    const first = this.take();
    if (first.tokenType === T.Hole) return this.unknownValue(first);
    if (first.text === 'all' || first.text === 'none') return { kind: first.text, span: this.spanOf(first) };
    if (first.text === 'where') return { kind: 'where', condition: this.readCondition(), span: this.spanFrom(first) };
    return this.readFilterBody(first);
  }

  /** What follows `where`. */
  readCondition(): Expression {
    const condition = this.term();
    this.session.typing.condition(condition, this.type, this.peek(), 'where');
    return condition;
  }

  /** A filter's name or body, `first` being the word before it. */
  readFilterBody(first: Token = this.last): FilterReference | Expression {
    const next = this.peek();
    if (next.tokenType === T.Hole) return this.unknownValue(this.take());
    if (next.tokenType === T.Known || next.tokenType === T.Unknown) {
      this.take();
      this.session.names.use(next, ['filter'], 'a filter');
      return { kind: 'named filter', name: this.wordOf(next), span: this.spanFrom(first) };
    }
    if (next.tokenType !== T.LeftBrace && next.tokenType !== T.Type) this.unexpected('the name of a filter or "{"');
    const body = this.filterBody('filter');
    return { kind: 'inline filter', body, span: this.spanFrom(first) };
  }

  /** The code of an aggregator: it sees the routes to be joined as `routes`. */
  readMerge(): FilterReference {
    const first = this.peek();
    const { symbols } = this.session;
    symbols.push();
    symbols.define(symbols.entry('routes'), {
      class: 'variable',
      name: 'routes',
      span: this.spanOf(first),
      type: UNKNOWN,
    });
    const body = this.filterBody('filter');
    symbols.pop();
    return { kind: 'inline filter', body, span: this.spanFrom(first) };
  }

  /** Route targets: an extended community or a set of them, patterns included. */
  readTargets(): Expression {
    if (this.at(T.LeftBracket)) return this.SUBRULE8(this.set);
    const item = this.SUBRULE8(this.setItem);
    return item.kind === 'one' ? item.value : { kind: 'opaque', span: item.span };
  }

  /** The name of an attribute of our own; its type has just been read. */
  readAttribute(): Word {
    const name = this.takeNewName();
    this.define(name, { class: 'attribute', type: typeNamed(this.attributeType) });
    return this.wordOf(name);
  }

  /** `all`, `off`, or words in braces separated by commas; the slot's detail lists the words. */
  readFlags(slot: Slot): Expression {
    const first = this.take();
    const words = slot.detail.split('|');
    const span = () => this.spanFrom(first);
    if (first.tokenType !== T.LeftBrace) return { kind: 'name', name: first.text, span: span() };
    for (;;) {
      this.#phraseOf(words);
      if (!this.at(T.Comma)) break;
      this.take();
    }
    if (!this.at(T.RightBrace)) this.unexpected('"," or "}"');
    this.take();
    return { kind: 'opaque', span: span() };
  }

  /** One of several fixed phrases. */
  #phraseOf(phrases: readonly string[]): void {
    let rest = phrases.map(phrase => phrase.split(' '));
    do {
      const token = this.peek();
      const next = rest.filter(words => words[0] === token.text && isKeyword(token)).map(words => words.slice(1));
      if (next.length === 0) {
        const wanted = [...new Set(rest.map(words => words[0] as string))];
        if (isEntry(token.value))
          this.failUnknown(token, wanted, `"${token.text}" is not one of the words that may stand here.`);
        this.unexpected(wanted.length > 5 ? 'something else' : wanted.map(word => `"${word}"`).join(' or '));
      }
      this.take();
      rest = next;
    } while (!rest.some(words => words.length === 0));
  }

  /** `"2031-12-31 23:59:59"` */
  readDate(): Expression {
    const date = this.readValue();
    if (date.kind === 'string' && !isDate(date.value)) {
      const message =
        'BIRD does not read this as a date: write "YYYY-MM-DD" or "YYYY-MM-DD hh:mm:ss". It refuses the file.';
      this.reject('bird/type', date.span, message);
    }
    return date;
  }

  /**
   * `"eth*", -"lo" 10.0.0.0/8`. Most protocols take names alone: the slot's detail is then `names`, or `names in v3` where
   * that depends on the version of OSPF.
   */
  readInterfaces(slot: Slot): Expression {
    const first = this.peek();
    let network: Expression | undefined;
    for (;;) {
      if (this.at(T.Minus)) this.take();
      network = this.#interfacePattern() ?? network;
      if (!this.at(T.Comma)) break;
      this.take();
    }
    if (network && (slot.detail === 'names' || (slot.detail === 'names in v3' && this.#variant === 'v3'))) {
      const message = 'Interfaces are told by name here: BIRD takes no address or prefix, and refuses the file.';
      this.reject('bird/type', network.span, message, {}, this.peek());
    }
    const span = this.spanFrom(first);
    return this.last === first && first.tokenType === T.Text ? this.text(first) : { kind: 'opaque', span };
  }

  /** A name and the network of its addresses, or one of them: the network. */
  #interfacePattern(): Expression | undefined {
    const pattern = this.peek();
    const type = this.#interfaceValue(pattern.tokenType !== T.Text, false);
    const { start, end } = { start: pattern.start, end: this.last.end };
    // What a template fills in may be a name, with a network behind it.
    const mayBeName = type === UNKNOWN && this.session.holes !== undefined;
    if (type !== 'string' && !mayBeName) {
      return type === UNKNOWN ? undefined : { kind: 'opaque', span: { path: pattern.source.path, start, end } };
    }
    const next = this.peek();
    const isName = next.tokenType === T.Unknown && this.session.holes !== undefined && this.sameLine(this.last, next);
    if (
      (!isName && !INTERFACE_NETWORKS.has(next.tokenType)) ||
      (next.tokenType === T.LeftParen && !this.holds(SINCE_2_19))
    )
      return undefined;
    this.#interfaceValue(true, true);
    return { kind: 'opaque', span: this.spanFrom(next) };
  }

  /** A part of an interface pattern: its type. `network`: it must be one, which is so before 2.19 wherever it is not a literal. */
  #interfaceValue(computed: boolean, network: boolean): ValueType {
    const token = this.peek();
    const { tokenType } = token;
    if (tokenType === T.Hole) {
      this.take();
      return UNKNOWN;
    }
    if (tokenType === T.LeftParen) this.narrowTo(SINCE_2_19);
    if (tokenType === T.Ip4 || tokenType === T.Ip6) this.SUBRULE8(this.network);
    else if (INTERFACE_VALUES.has(tokenType) || (tokenType === T.LeftParen && this.holds(SINCE_2_19))) this.readValue();
    else this.unexpected('a pattern of interface names');
    const { type } = this;
    const wanted = network || (computed && !this.holds(SINCE_2_19)) ? ['ip', 'prefix'] : ['string', 'ip', 'prefix'];
    if (wanted.includes(type) || type === UNKNOWN) {
      if (tokenType === T.Known && type === 'string') this.narrowTo(SINCE_2_19);
      return type;
    }
    if (type === 'string' || (computed && !network)) this.narrowTo(SINCE_2_19);
    const what = wanted.length === 2 ? 'an address or prefix' : 'a name of interfaces, an address or prefix';
    this.reject(
      'bird/type',
      this.spanFrom(token),
      `BIRD expects ${what} here, not ${nameOf(type)}. It refuses the file.`,
    );
    return UNKNOWN;
  }

  readType(): Word {
    const type = this.SUBRULE8(this.typeName);
    this.attributeType = type.text;
    return type;
  }

  private attributeType = UNKNOWN;

  // ---- static routes

  private readonly route: ParserMethod<[], StaticRoute> = this.rule('route', () => {
    const first = this.CONSUME(T.Type) as Token;
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.network);
      this.OPTION(() => this.SUBRULE(this.block));
      this.CONSUME(T.Semicolon);
      return undefined as unknown as StaticRoute;
    }
    const kind = this.peek();
    this.isRoa = false;
    const net = this.readNetwork(NET_SLOT);
    const start = this.peek();
    // A flow specification, or a route's attributes.
    if (kind.tokenType === T.Hole && start.tokenType === T.LeftBrace) this.unexpected('');
    let destination: Word | undefined;
    if (isKeyword(start) && SIMPLE_DESTINATIONS.has(start.text)) destination = this.wordOf(this.take());
    else if (start.tokenType !== T.Semicolon && start.tokenType !== T.LeftBrace) destination = this.#destination();
    if (this.at(T.LeftBrace)) {
      const { scanner } = this.session;
      scanner.inFilters++;
      this.owner = 'route';
      this.SUBRULE2(this.block);
      this.owner = 'filter';
      scanner.inFilters--;
    }
    const span = this.spanFrom(first);
    if (this.at(T.Semicolon)) this.take();
    else this.#end(blockSchema('static'), routeState());
    this.#checkDestination(kind, net, destination, span);
    if (this.#arguments.length > 0) this.#checkArguments();
    return destination ? { kind: 'route', net, destination, span } : { kind: 'route', net, span };
  });

  /** Routes that forward packets lead somewhere, those that only tell something (ROA, ASPA, flow specifications) nowhere. */
  #checkDestination(kind: Token, net: Expression, destination: Word | undefined, span: Span): void {
    const plain = net.kind === 'prefix' || kind.tokenType === T.Rd;
    const told = this.isRoa || TOLD.has(kind.text);
    const isAspa = destination?.text === 'providers' || destination?.text === 'transit';
    if (plain && !destination) {
      const message = `This route leads nowhere. BIRD refuses the file. Add "via ADDRESS", "blackhole" or the like.`;
      this.reject('bird/missing-option', span, message);
    } else if (destination && (isAspa ? plain || (told && kind.text !== 'aspa') : told)) {
      const message = `"${destination.text}" is not for ${isAspa ? 'routes like this, but for those of ASPA' : 'such a route: it forwards nothing'}. BIRD refuses the file.`;
      this.reject('bird/type', destination.span, message);
    }
  }

  /** A route has an MPLS label. */
  #labelled(at: Span): void {
    this.session.protocols.labelled(at);
    this.session.recorder?.labels(at);
  }

  /** BFD works over routers, `onlink` says there is none; from 2.17 on BIRD insists. */
  #checkHop(switched: Map<string, Token>): void {
    if (switched.size === 0) return;
    const at = switched.get('bfd');
    if (at && switched.has('onlink')) {
      const refused = this.holds(SINCE_2_17);
      this.narrowTo(refused ? SINCE_2_17 : ALL_VERSIONS & ~SINCE_2_17);
      const message = '"bfd" and "onlink" exclude each other. BIRD refuses the file.';
      if (refused) this.reject('bird/option-conflict', this.spanOf(at), message);
    }
    switched.clear();
  }

  /** Of `onlink` and `bfd`, those switched on for a route's next hop. */
  readonly #switched = new Map<string, Token>();

  /** What follows a route's network: where it leads, or several ways. */
  #destination(): Word | undefined {
    let state = routeState();
    let destination: Word | undefined;
    const switched = this.#switched;
    switched.clear();
    let word = '';
    for (;;) {
      const token = this.peek();
      const way = isKeyword(token) ? state.words.get(token.text) : undefined;
      if (way && this.holds(way.versions)) {
        this.narrowTo(way.versions);
        this.take();
        word = token.text;
        if (word === 'via') this.#checkHop(switched);
        else if (word === 'onlink' || word === 'bfd') switched.set(word, token);
        if (token.text !== 'mpls') destination ??= this.wordOf(token);
        else if (!destination) this.#labelled(this.spanOf(token));
        state = way.state;
        continue;
      }
      const found = token.tokenType === T.Hole ? this.#slotOfHole(token, state) : this.#slotFor(token, state);
      if (!found) break;
      const value = kindOf(found.slot).read(this, found.slot);
      if (found.slot.kind === 'switch' && numberOf(value as Expression, this.session.symbols) === 0)
        switched.delete(word);
      state = found.way.state;
    }
    this.#checkHop(switched);
    if (state.accepts.length === 0) {
      const token = this.peek();
      this.#narrowToAlike(state);
      const wanted = this.#expected(state);
      const message = `BIRD expects ${wanted} here. It refuses the file.`;
      if (token.tokenType === T.Unknown) this.failUnknown(token, state.words.keys(), message);
      this.unexpected(wanted);
    }
    return destination;
  }
}

function kindOf(slot: Slot): SlotKind {
  return SLOTS[slot.kind] as SlotKind;
}

/** What may follow a route's network. */
function routeState(): State {
  return stateOf(blockSchema('route'));
}

/** What the network in an interface pattern may begin with. */
const INTERFACE_NETWORKS: ReadonlySet<TokenType> = new Set([T.Ip4, T.Ip6, T.Known, T.LeftParen]);

/** What stands for a pattern of interfaces beside addresses and expressions. */
const INTERFACE_VALUES: ReadonlySet<TokenType> = new Set([T.Text, T.Known, T.Unknown]);

/** What comes behind a hole, and how far it is looked for. */
const NEXT_WORD = /^\s*(\w+|[^\s\w])/;
const MAX_WORD = 80;

const VARIANTS: Readonly<Record<string, readonly string[]>> = { ospf: ['v2', 'v3'], rip: ['ng'] };
/** Ends of routes that take nothing more. */
const SIMPLE_DESTINATIONS: ReadonlySet<string> = new Set(['blackhole', 'unreachable', 'prohibit', 'reject', 'drop']);
/** Kinds of networks whose routes forward nothing. */
const TOLD: ReadonlySet<string> = new Set(['flow4', 'flow6', 'aspa']);
const NET_SLOT: Slot = { name: 'net', kind: 'net', detail: '', secret: false };
