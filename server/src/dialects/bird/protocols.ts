import type { Source } from '../../core/source.js';
import type { Span } from '../../core/span.js';
import { checkBlocks, type Surroundings } from './block-checks.js';
import { literalOf, numberOf } from './constants.js';
import { CLASS_NAMES, type Names, placeOf, spanOf } from './names.js';
import { checkProtocol, netOf, SHOWN } from './protocol-checks.js';
import type { DaemonPlace, Extras, Report } from './report.js';
import type { Token } from './scanner.js';
import type { Entry, SymbolTable } from './symbols.js';
import type { Channel, Expression, Item, Option, ProtocolBlock, StaticRoute } from './tree.js';
import { UNKNOWN } from './types.js';

/** What a channel has been told, by itself or by the template of its protocol. */
export interface ChannelSettings {
  readonly type: string;
  readonly header: Span;
  readonly options: Map<string, Option>;
  /** The routing table, when it has a name of its own. */
  readonly inherited: boolean;
  readonly damaged: boolean;
}

/** What a protocol has been told, by itself or by what it builds on (`from`): the last word on each subject counts. */
export interface Settings {
  readonly block: ProtocolBlock;
  /** By key; of options that may stand several times, the last. */
  readonly options: Map<string, Option>;
  /** All of them, those of templates first. */
  readonly sequence: Option[];
  readonly channels: Map<string, ChannelSettings>;
  readonly routes: StaticRoute[];
  /** Where a route has an MPLS label. */
  readonly label: Span | undefined;
  /** Some of it could not be read: nothing is known to be missing. */
  readonly incomplete: boolean;
}

/** What is known of a protocol when its statements have been read. */
interface Beginning {
  readonly base: Settings | undefined;
  readonly label: Span | undefined;
  readonly unknownBase: boolean;
}

/** A routing table. */
export interface Table {
  readonly name: string;
  /** `ipv4`, `vpn6`, `roa4`, … */
  readonly net: string;
  readonly sorted: boolean;
  readonly trie: boolean;
}

/** What checks of one protocol work with. */
export interface ProtocolCheck {
  readonly settings: Settings;
  /** Where a missing statement is reported. */
  readonly header: Span;
  readonly number: (expression: Expression | undefined) => number | undefined;
  readonly literal: (expression: Expression | undefined) => Expression | undefined;
  readonly tableOf: (channel: ChannelSettings) => Table | undefined;
  /** The tables above, by name. */
  readonly tables: ReadonlyMap<string, Table>;
  /** A finding at the end of the protocol, where the daemon judges it as a whole. */
  readonly reject: (rule: string, span: Span, message: string, extras?: Extras) => void;
  /** A finding for something that is missing; protocols of one template that all lack it are one finding, at the template. */
  readonly lacks: (rule: string, span: Span, message: string) => void;
  /** A finding at the end of one of its statements. */
  readonly rejectAt: (rule: string, statement: Option, message: string, extras?: Extras) => void;
}

/**
 * What the judgement of a protocol rested on beside its own words: what it builds on, and the tables there are. Where both are
 * the same, it need not be judged again.
 */
export interface Ground {
  /** Stands for the settings of the protocol itself. */
  readonly settled: object;
  readonly base: object | undefined;
  readonly tables: string;
}

/** Protocols that templates can be made for (proto_copy_config; none of the others has ever been one). */
const NO_TEMPLATES: ReadonlySet<string> = new Set(['ospf', 'rip', 'babel', 'bmp', 'aggregator']);

const REFUSES = 'BIRD refuses the file.';

/** What BIRD checks of protocols when they end: options that must be there, and such as exclude each other. */
export class Protocols {
  readonly #report: Report;
  readonly #symbols: SymbolTable;
  readonly #names: Names;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #settings = new Map<string, () => Settings>();
  /** What stands for the settings of each. */
  readonly #settled = new Map<string, object>();
  /** All tables and what they are like; grows only. */
  #tablesKey = '';
  readonly #tables = new Map<string, Table>([
    ['master4', { name: 'master4', net: 'ipv4', sorted: false, trie: false }],
    ['master6', { name: 'master6', net: 'ipv6', sorted: false, trie: false }],
  ]);
  /** Kernel protocols by the table they are attached to. */
  readonly #kernels = new Map<string, Span>();
  #device: Span | undefined;
  /** Groups of threads; whether one is the default is not known where a template fills it in. */
  readonly #threads: { readonly span: Span; readonly isDefault: boolean | undefined }[] = [];
  /** What protocols of a template lack: the template's name and the message, the number of the finding, and where. */
  readonly #lacking = new Map<string, { finding: number; places: Span[] }>();
  /** How many names were made for protocols without one, by type. */
  readonly #unnamed = new Map<string, number>();
  /** How many protocols there are, templates not counted. */
  count = 0;
  #type = '';
  /** The name of the protocol that is being read; undefined where a hole of a template is in its place. */
  #entry: Entry | undefined;
  #base: Settings | undefined;
  /** What stands for them. */
  #settledBase: object | undefined;
  /** Where a route of this protocol has an MPLS label. */
  #label: Span | undefined;
  #unknownBase = false;

  constructor(report: Report, symbols: SymbolTable, names: Names, sources: ReadonlyMap<string, Source>) {
    this.#report = report;
    this.#symbols = symbols;
    this.#names = names;
    this.#sources = sources;
  }

  #place(span: Span, offset = span.start): DaemonPlace | undefined {
    const source = this.#sources.get(span.path);
    return source && { source, offset };
  }

  #around(protocol?: ProtocolBlock): Surroundings {
    return {
      ...(protocol && { protocol }),
      number: expression => expression && numberOf(expression, this.#symbols),
      reject: (rule, span, message, statement, early) =>
        this.#report.reject(
          rule,
          span,
          `${message} ${REFUSES}`,
          early ? this.#place(statement.span) : this.#endOf(statement),
        ),
    };
  }

  /** Where the daemon is when a statement ends: at its last brace, or at the semicolon. */
  #endOf(statement: Option): DaemonPlace | undefined {
    return this.#place(statement.full, (statement.items ? statement.span : statement.full).end - 1);
  }

  /** The word after `protocol` has been read. */
  begin(kind: 'protocol' | 'template', type: Token): void {
    this.#endThreadGroups(placeOf(type));
    if (kind === 'protocol') this.count++;
    this.#type = type.text;
    this.#label = undefined;
    if (type.text !== 'device') return;
    const span = spanOf(type);
    if (this.#device) {
      const message = 'There can be only one device protocol. BIRD refuses the file. Remove one of them.';
      const related = [{ span: this.#device, message: 'The other one' }];
      this.#report.reject('bird/duplicate-protocol', span, message, placeOf(type), { related });
    } else this.#device = span;
  }

  /** A route of this protocol has an MPLS label; `at` is the word before it. */
  labelled(at: Span): void {
    this.#label ??= at;
  }

  /** Name and template of the protocol, `last` being what was read last. */
  named(kind: 'protocol' | 'template', name: Token | undefined, from: Token | undefined, last: Token): void {
    const type = this.#type;
    const about = { class: kind, type: UNKNOWN, detail: type };
    this.#entry = name ? (name.value as Entry | undefined) : this.#defaultName(type);
    if (name) this.#names.define(name, { ...about, name: name.text, span: spanOf(name) }, last);
    else this.#symbols.define(this.#entry as Entry, { ...about, name: this.#entry?.text ?? '', span: spanOf(last) });
    this.#base = undefined;
    this.#settledBase = undefined;
    this.#unknownBase = false;
    if (!from) return;
    const base = this.#names.use(from, ['template', 'protocol'], 'a template', last);
    this.#base = base && this.#settings.get(from.text)?.();
    this.#settledBase = base && this.#settled.get(from.text);
    this.#unknownBase = this.#base === undefined;
    if (!base) return;
    const related = [{ span: base.span, message: `"${from.text}" is defined here` }];
    if (base.detail !== type) {
      const message = `"${from.text}" is ${CLASS_NAMES[base.class]} of the type ${base.detail}: a ${type} protocol cannot build on it. BIRD refuses the file.`;
      this.#report.reject('bird/wrong-symbol-class', spanOf(from), message, placeOf(last), { related });
      this.#unknownBase = true;
    } else if (NO_TEMPLATES.has(type)) {
      const message = `${SHOWN[type] ?? type} protocols cannot build on others. BIRD refuses the file.`;
      this.#report.reject('bird/wrong-symbol-class', spanOf(from), message, placeOf(last), { related });
    }
  }

  /** What BIRD calls a protocol that has no name: its type and the first free number (cf_default_name). */
  #defaultName(type: string): Entry {
    for (let number = (this.#unnamed.get(type) ?? 0) + 1; ; number++) {
      const entry = this.#symbols.entry(`${type}${number}`);
      if (entry.definition) continue;
      this.#unnamed.set(type, number);
      return entry;
    }
  }

  /** An option of the outermost level. */
  top(option: Option): void {
    checkBlocks([option], this.#around());
    if (option.option === 'top.thread group' && (this.count > 0 || this.#tables.size > 2)) {
      const message = `Groups of threads stand before all protocols and tables. ${REFUSES} Move it up.`;
      this.#report.reject('bird/option-conflict', option.span, message, this.#place(option.span));
    } else if (option.option === 'top.thread group') this.#threadGroup(option);
    const { name } = option.args;
    if (!option.option.endsWith(' table') || name?.kind !== 'word') return;
    this.#endThreadGroups(this.#place(name.span));
    // What a table with holes in it is like is not known.
    if (option.items?.some(isUncertain)) {
      this.#names.doubts.add('table');
      return;
    }
    const isOn = (key: string) => {
      const last = option.items?.findLast((item): item is Option => item.kind === 'option' && item.option === key);
      return last !== undefined && (!last.args.on || numberOf(last.args.on as Expression, this.#symbols) !== 0);
    };
    const sorted = option.flags.some(flag => flag.text === 'sorted') || isOn('table.sorted');
    const trie = isOn('table.trie');
    const net = option.option.slice('top.'.length, -' table'.length);
    this.#tables.set(name.text, { name: name.text, net, sorted, trie });
    this.#tablesKey += `${name.text} ${net} ${sorted} ${trie}\n`;
  }

  /** A group of threads; at most one is the default (nest/config.Y and sysdep/unix/io-loop.c, 3.1 to 3.4). */
  #threadGroup(option: Option): void {
    const defaults = (option.items ?? []).filter(
      (item): item is Option => item.kind === 'option' && item.option === 'thread group.default',
    );
    const values = defaults.map(({ args }) => (args.on ? numberOf(args.on as Expression, this.#symbols) : 1));
    // A later "default off" takes nothing back.
    const on = defaults[values.findIndex(value => value !== undefined && value !== 0)];
    const isDefault = on ? true : values.includes(undefined) ? undefined : false;
    const other = this.#threads.find(group => group.isDefault === true);
    if (on && other) {
      const message = `There can be only one default group of threads. ${REFUSES} Take "default" out of one of them.`;
      const related = [{ span: other.span, message: 'The other one' }];
      this.#report.reject('bird/option-conflict', on.span, message, this.#endOf(on), { related });
    }
    const isDamaged = option.items?.some(isUncertain) === true;
    this.#threads.push({ span: option.span, isDefault: isDamaged ? undefined : isDefault });
  }

  /** Where the first table, template or protocol begins there must be a default group, if there is any. */
  #endThreadGroups(place: DaemonPlace | undefined): void {
    const [first, ...others] = this.#threads;
    if (!first || this.#threads.some(({ isDefault }) => isDefault !== false)) return;
    this.#threads.length = 0;
    const message = `${others.length > 0 ? 'None of the groups' : 'This group'} of threads is ${others.length > 0 ? '' : 'not '}the default, in which everything runs that names none. ${REFUSES} Write "default;" into one.`;
    const related = others.map(({ span }) => ({ span, message: 'Nor is this one' }));
    this.#report.reject('bird/missing-option', first.span, message, place, { related });
  }

  get #beginning(): Beginning {
    return { base: this.#base, label: this.#label, unknownBase: this.#unknownBase };
  }

  /** What the judgement of the protocol that is being read rests on. */
  ground(settled: object): Ground {
    return { settled, base: this.#settledBase, tables: `${this.#names.doubtTables} ${this.#tablesKey}` };
  }

  /**
   * A protocol that nothing was said of when it was read before ends again.
   * @returns false where it rests on something else now, and has to be judged.
   */
  endAgain(block: ProtocolBlock, { settled, base, tables }: Ground): boolean {
    const now = this.ground(settled);
    if (now.base !== base || now.tables !== tables || this.#unknownBase || IS_ONE.has(block.type.text)) return false;
    if (this.#entry?.definition) {
      const beginning = this.#beginning;
      let made: Settings | undefined;
      this.#settings.set(this.#entry.text, () => {
        made ??= this.#collect(block, beginning);
        return made;
      });
      this.#settled.set(this.#entry.text, settled);
    }
    return true;
  }

  /** A protocol has been read to its end; `settled` stands for what it comes to. */
  end(block: ProtocolBlock, last: Token, settled: object = {}): void {
    const settings = this.#collect(block, this.#beginning);
    if (this.#entry?.definition) {
      this.#settings.set(this.#entry.text, () => settings);
      this.#settled.set(this.#entry.text, settled);
    }
    const check: ProtocolCheck = {
      settings,
      header: block.header,
      number: expression => expression && numberOf(expression, this.#symbols),
      literal: expression => expression && literalOf(expression, this.#symbols),
      tableOf: channel => this.#tableOf(channel),
      tables: this.#tables,
      reject: (rule, span, message, extras) =>
        this.#report.reject(rule, span, `${message} ${REFUSES}`, placeOf(last), extras),
      lacks: (rule, span, message) => this.#lacks(rule, span, `${message} ${REFUSES}`, last),
      rejectAt: (rule, statement, message, extras) =>
        this.#report.reject(rule, statement.span, `${message} ${REFUSES}`, this.#endOf(statement), extras),
    };
    if (block.hasHoles) return;
    checkBlocks(block.items, this.#around(block));
    if (!this.#checkChannels(block, check)) return;
    if (settings.incomplete) return;
    checkProtocol(check);
    if (block.type.text === 'kernel' && block.kind === 'protocol') this.#checkKernel(check);
  }

  #lacks(rule: string, span: Span, message: string, last: Token): void {
    this.#names.recorder?.depends();
    const template = this.#base?.block;
    const key = `${template?.name?.text ?? template?.header.start} ${message}`;
    const before = template && this.#lacking.get(key);
    if (template && before) {
      before.places.push(span);
      const related = before.places.map(place => ({ span: place, message: 'This protocol lacks it' }));
      this.#report.share(before.finding, template.header, message, related);
      return;
    }
    this.#report.reject(rule, span, message, placeOf(last));
    if (template) this.#lacking.set(key, { finding: this.#report.count, places: [span] });
  }

  /** The protocol's own statements on top of what it builds on. */
  #collect(block: ProtocolBlock, { base, label, unknownBase }: Beginning): Settings {
    const settings: Settings = {
      block,
      options: new Map(base?.options),
      sequence: [...(base?.sequence ?? [])],
      channels: new Map(
        [...(base?.channels ?? [])].map(([type, channel]) => [
          type,
          { ...channel, options: new Map(channel.options), inherited: true },
        ]),
      ),
      routes: [...(base?.routes ?? [])],
      label: label ?? base?.label,
      incomplete: block.damaged || unknownBase || base?.incomplete === true,
    };
    for (const item of block.items) {
      if (item.kind === 'option') {
        settings.options.set(item.option, item);
        settings.sequence.push(item);
      } else if (item.kind === 'route') settings.routes.push(item);
      else if (item.kind === 'channel') this.#addChannel(settings, item);
    }
    return settings;
  }

  #addChannel({ channels }: Settings, channel: Channel): void {
    const before = channels.get(channel.type);
    const options = new Map(before?.options);
    for (const item of channel.items) if (item.kind === 'option') options.set(item.option, item);
    const { type, header, damaged } = channel;
    channels.set(type, { type, header, options, inherited: false, damaged: damaged || before?.damaged === true });
  }

  #tableOf(channel: ChannelSettings): Table | undefined {
    // A template may make any table another one.
    if (this.#names.holes && this.#names.doubtTables) return undefined;
    const name = channel.options.get('channel.table')?.args.table;
    if (name?.kind === 'word') return this.#tables.get(name.text);
    const net = netOf(channel.type);
    return [...this.#tables.values()].find(table => table.net === net);
  }

  /** Channels that stand twice, and tables that do not fit; false when the protocol need not be looked at further. */
  #checkChannels(block: ProtocolBlock, check: ProtocolCheck): boolean {
    const seen = new Map<string, Channel>();
    let fine = true;
    let net = fixedNet(block) ?? (ONE_NET.has(block.type.text) ? this.#baseNet() : undefined);
    for (const channel of block.items) {
      if (channel.kind !== 'channel') continue;
      const first = seen.get(channel.type);
      if (first) {
        const message = `This protocol has two channels "${channel.type}". BIRD refuses the file. Join them.`;
        const related = [{ span: first.header, message: 'The other one' }];
        this.#report.reject('bird/duplicate-channel', channel.header, message, this.#place(channel.header), {
          related,
        });
        fine = false;
      }
      seen.set(channel.type, channel);
      this.#checkTable(channel);
      if (channel.type === 'mpls' || channel.type === 'neighbors') continue;
      if (net !== undefined && net !== netOf(channel.type) && !first) {
        const message = `This ${shown(block)} protocol works with ${net} alone: "${channel.type}" needs a protocol of its own. BIRD refuses the file.`;
        this.#report.reject('bird/duplicate-channel', channel.header, message, this.#place(channel.header));
        fine = false;
      }
      if (ONE_NET.has(block.type.text)) net ??= netOf(channel.type);
    }
    if (this.#names.doubtTables) return fine;
    for (const channel of check.settings.channels.values()) {
      if (channel.damaged || channel.inherited || channel.options.has('channel.table') || this.#tableOf(channel))
        continue;
      const message = `There is no table for "${channel.type}" above. BIRD refuses the file. Define one, as in "${netOf(channel.type)} table NAME;".`;
      const daemon = this.#place(channel.header, channel.header.end);
      this.#report.reject('bird/missing-option', channel.header, message, daemon);
      fine = false;
    }
    return fine;
  }

  /** The kind of network that the template's channel has set. */
  #baseNet(): string | undefined {
    const type = [...(this.#base?.channels.keys() ?? [])].find(name => name !== 'mpls');
    return type && netOf(type);
  }

  /** A channel's table must be of the channel's kind of network. */
  #checkTable(channel: Channel): void {
    for (const item of channel.items) {
      if (item.kind !== 'option') continue;
      const name = item.args.table;
      const table = name?.kind === 'word' ? this.#tables.get(name.text) : undefined;
      const wanted = NETS[item.option]?.(channel.type);
      if (!table || !name || !wanted || wanted.includes(table.net)) continue;
      const message =
        wanted.length === 0
          ? `Channels "${channel.type}" have no such table. BIRD refuses the file.`
          : `"${table.name}" is a table for ${table.net}, BIRD wants one for ${wanted.join(' or ')} here. It refuses the file.`;
      this.#report.reject('bird/wrong-symbol-class', name.span, message, this.#place(item.full, item.full.end - 1));
    }
  }

  /** Two kernel protocols cannot fill one table. */
  #checkKernel({ settings, tableOf, header, reject }: ProtocolCheck): void {
    const channel = [...settings.channels.values()].findLast(({ type }) => type !== 'mpls');
    const table = channel && tableOf(channel);
    if (!channel || !table || table.net !== netOf(channel.type)) return;
    const before = this.#kernels.get(table.name);
    if (!before) {
      this.#kernels.set(table.name, header);
      return;
    }
    const related = [{ span: before, message: 'The other one' }];
    reject(
      'bird/duplicate-protocol',
      channel.header,
      `Another kernel protocol works on the table "${table.name}" already.`,
      { related },
    );
  }
}

/** Of these, others of the same type have a say in what is refused. */
const IS_ONE: ReadonlySet<string> = new Set(['kernel', 'device']);

/** Whether an item is there only perhaps, or says something that is not known. */
function isUncertain(item: Item): boolean {
  if (item.kind === 'damaged' || item.conditional) return true;
  return item.kind === 'option' && Object.values(item.args).some(({ kind }) => kind === 'opaque');
}

/** Protocols that work with one kind of network, that of their first channel. */
const ONE_NET: ReadonlySet<string> = new Set(['kernel', 'static', 'perf', 'ospf']);

/** What flow specifications are checked with. */
const BASES: Readonly<Record<string, readonly string[]>> = { flow4: ['ipv4'], flow6: ['ipv6'] };

/** The kinds of networks a channel's tables may hold, by the option that names the table. */
const NETS: Readonly<Record<string, (channel: string) => readonly string[] | undefined>> = {
  'channel.table': channel => [netOf(channel)],
  'channel.igp table': channel => (channel.startsWith('flow') ? [] : ['ipv4', 'ipv6']),
  'channel.base table': channel => BASES[channel],
};

/** The kind of network that a protocol's type or variant sets. */
function fixedNet({ type, variant }: ProtocolBlock): string | undefined {
  if (type.text === 'rip') return variant ? 'ipv6' : 'ipv4';
  return type.text === 'ospf' && variant?.text !== 'v3' ? 'ipv4' : undefined;
}

function shown({ type }: ProtocolBlock): string {
  return SHOWN[type.text] ?? type.text;
}
