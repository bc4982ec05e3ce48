import type { TextEdit } from '../../core/edit.js';
import { covers, type Span } from '../../core/span.js';
import type { AllowedPrefix, Edits } from '../../model/edits.js';
import { ABSENT, type Fact, type Known } from '../../model/fact.js';
import type { AddressFamily, Session } from '../../model/session.js';
import type { Speaker } from '../../model/speaker.js';
import { type Address, type Family, formatAddress } from '../../net/address.js';
import { formatAsn } from '../../net/asn.js';
import { PrefixSet } from '../../net/prefix-set.js';
import { Interpreter } from './interpret.js';
import { Layout } from './layout.js';
import { speakerNodes } from './lower.js';
import { optionName } from './lower-policy.js';
import { type SessionNodes, sessionNodes } from './lower-session.js';
import { channelsOf, optionsOf } from './options.js';
import type { Channel, Expression, Item, Option } from './tree.js';
import { allowedCondition, channelLines } from './write.js';

/** BIRD's default hold time in seconds, for sessions that inherit another. */
const DEFAULT_HOLD_TIME = 240;

/** Takes one fact out of a session. */
type Pick<T> = (session: Session) => Fact<T>;

/** The verbs that change one session, bound to it. Every method returns undefined where the text offers no way. */
export class SessionEditor {
  readonly #speaker: Speaker;
  readonly #session: Session;
  readonly #nodes: SessionNodes;
  readonly #layout: Layout;

  private constructor(speaker: Speaker, session: Session, nodes: SessionNodes, layout: Layout) {
    this.#speaker = speaker;
    this.#session = session;
    this.#nodes = nodes;
    this.#layout = layout;
  }

  /** undefined for a session that did not come from this dialect. */
  static of(speaker: Speaker, session: Session): SessionEditor | undefined {
    const nodes = sessionNodes(session);
    const unit = speakerNodes(speaker)?.unit;
    return nodes && unit && new SessionEditor(speaker, session, nodes, new Layout(unit.sources));
  }

  setLocalAs(asn: number): Edits {
    const value = formatAsn(asn);
    return this.#setValue(
      session => session.localAs,
      value,
      () => this.#extend('local', ` as ${value}`, `local as ${value};`),
    );
  }

  setPeerAs(asn: number): Edits {
    const value = formatAsn(asn);
    const { peerAs } = this.#session;
    const written = peerAs.kind === 'known' && typeof peerAs.value === 'string' ? `as ${value}` : value;
    return this.#setValue(
      session => session.peerAs,
      written,
      () => this.#extend('neighbor', ` as ${value}`, `neighbor as ${value};`),
    );
  }

  setPeerAddress(address: Address): Edits {
    return this.#setValue(
      session => session.peerAddress,
      formatAddress(address),
      () => undefined,
    );
  }

  setDefaultPeerPort(): Edits {
    const { peerPort } = this.#session;
    if (peerPort.kind !== 'known' || !peerPort.at || !peerPort.valueAt || !covers(peerPort.at, peerPort.valueAt)) {
      return undefined;
    }
    const before = this.#layout.text({ ...peerPort.at, end: peerPort.valueAt.start });
    const words = /[ \t]*\bport[ \t]*$/.exec(before);
    if (!words) return undefined;
    if (/^\s*neighbor\s*$/.test(before.slice(0, words.index))) return [this.#layout.remove(peerPort.at)];
    const start = peerPort.at.start + words.index;
    return [this.#layout.replace({ ...peerPort.at, start, end: peerPort.valueAt.end }, '')];
  }

  setLocalAddress(address: Address): Edits {
    const text = formatAddress(address);
    const written = this.#session.localAddresses.filter(fact => fact.valueAt && this.#mayEdit(fact));
    if (written.length > 0) return written.map(fact => this.#layout.replace(fact.valueAt as Span, text));
    const local = this.#option('local');
    if (!local) return this.#add(`source address ${text};`);
    const word = { ...local.span, end: local.span.start + 'local'.length };
    return [this.#layout.replace({ ...word, start: word.end }, ` ${text}`)];
  }

  setRouterId(address: Address): Edits {
    const text = formatAddress(address);
    return this.#setValue(
      session => session.routerId ?? ABSENT,
      text,
      () => this.#add(`router id ${text};`),
    );
  }

  setPassword(text: string): Edits {
    // BIRD's strings have no escapes: a quote or a line break cannot be written.
    if (/["\n\r]/.test(text)) return undefined;
    return this.#setValue(
      session => session.password,
      `"${text}"`,
      () => this.#add(`password "${text}";`),
    );
  }

  enableMultihop(hops?: number): Edits {
    const statement = hops === undefined ? 'multihop;' : `multihop ${hops};`;
    const { families, multihop } = this.#session;
    const edits = this.#setStatement(multihop, statement);
    // BIRD refuses next hops on the link ("gateway direct") together with several hops.
    const gateways = families
      .filter(({ gateway }) => gateway.kind === 'known' && gateway.value === 'direct' && gateway.at)
      .map(({ family }) => this.setRecursiveGateway(family));
    if (!edits || gateways.includes(undefined)) return undefined;
    return [...edits, ...gateways.flatMap(more => more ?? [])];
  }

  enableBfd(): Edits {
    return this.#setStatement(this.#session.bfd, 'bfd graceful;');
  }

  disableBfd(): Edits {
    return this.#dropStatement(this.#session.bfd, 'bfd off;');
  }

  makeActive(): Edits {
    return this.#dropStatement(this.#session.passive, 'passive off;');
  }

  setDefaultHoldTime(): Edits {
    return this.#dropStatement(this.#session.holdTime, `hold time ${DEFAULT_HOLD_TIME};`);
  }

  enableAs4(): Edits {
    return this.#dropStatement(this.#session.as4, 'enable as4 on;');
  }

  addFamily(family: Family, allowed: readonly AllowedPrefix[]): Edits {
    const lines = channelLines(family, this.#exportText(family, allowed));
    const channels = channelsOf(this.#nodes.block.items);
    const last = channels.at(-1);
    return last ? [this.#layout.after(last.span, lines)] : this.#addLines(lines);
  }

  importNothing(family: Family): Edits {
    return this.#setInChannel(family, 'import', this.#family(family)?.import, 'import none');
  }

  restrictExport(family: Family, allowed: readonly AllowedPrefix[]): Edits {
    const policy = this.#family(family)?.export;
    const narrowed =
      policy?.kind === 'known' ? this.#narrow(policy.value.definition, policy.value.terms, family, allowed) : undefined;
    return narrowed ?? this.#setInChannel(family, 'export', policy, this.#exportText(family, allowed));
  }

  setRecursiveGateway(family: Family): Edits {
    return this.#setInChannel(family, 'gateway', this.#family(family)?.gateway, 'gateway recursive');
  }

  // ---- values

  /** Writes `text` where the value stands, if that is this session's to change; else says it anew in its own block. */
  #setValue<T>(pick: Pick<T>, text: string, add: () => Edits): Edits {
    const fact = pick(this.#session);
    if (fact.kind === 'unknown') return undefined;
    if (fact.kind === 'known' && fact.valueAt && this.#mayEdit(fact, pick))
      return [this.#layout.replace(fact.valueAt, text)];
    return add();
  }

  /**
   * Whether a value may be changed where it is written. In the session's own block: yes. In a template or constant: only if
   * every session that takes it from there has the same peer AS; those are sessions with one network, which gave its
   * customer one set of values.
   */
  #mayEdit<T>(fact: Known<T>, pick?: Pick<T>): boolean {
    const { valueAt } = fact;
    if (!valueAt) return false;
    const own = covers(this.#nodes.block.span, valueAt);
    if (own) return true;
    const mine = peerAsOf(this.#session);
    const sharing = this.#speaker.sessions.filter(other =>
      pick ? samePlace(pick(other), valueAt) : other.localAddresses.some(one => samePlace(one, valueAt)),
    );
    return sharing.every(other => peerAsOf(other) === mine);
  }

  // ---- statements

  /** Replaces the statement that sets a fact, if it is the session's own, or adds one that overrides it. */
  #setStatement(fact: Fact<unknown>, statement: string): Edits {
    const own = this.#ownStatement(fact);
    return own ? [this.#layout.replace(own, statement)] : this.#add(statement);
  }

  /** Removes the statement that sets a fact, if it is the session's own, or adds `override` against an inherited one. */
  #dropStatement(fact: Fact<unknown>, override: string): Edits {
    const own = this.#ownStatement(fact);
    return own ? [this.#layout.remove(own)] : this.#add(override);
  }

  #ownStatement(fact: Fact<unknown>): Span | undefined {
    return fact.kind === 'known' && fact.at && covers(this.#nodes.block.span, fact.at) ? fact.at : undefined;
  }

  #option(name: string): Option | undefined {
    return optionsOf(this.#nodes.block.items).findLast(option => optionName(option) === name);
  }

  /** Lengthens the session's own statement, or adds a whole one. */
  #extend(name: string, words: string, statement: string): Edits {
    const option = this.#option(name);
    return option ? [this.#layout.replace({ ...option.span, start: option.span.end }, words)] : this.#add(statement);
  }

  #add(statement: string): Edits {
    return this.#addLines([statement]);
  }

  /** Adds lines below the statement that people look at first. */
  #addLines(lines: readonly string[]): Edits {
    const anchor = this.#option('neighbor') ?? this.#option('local');
    return anchor ? [this.#layout.after(anchor.full, lines)] : [this.#intoBlock(this.#nodes.block, lines)];
  }

  #intoBlock(block: { items: readonly Item[]; inner?: Span; span: Span }, lines: readonly string[]): TextEdit {
    const inner = block.inner ?? { ...block.span, start: block.span.end };
    return this.#layout.atStartOf(inner, lines, block.items[0]?.span);
  }

  // ---- channels

  #family(family: Family): AddressFamily | undefined {
    return this.#session.families.find(one => one.family === family);
  }

  #channel(family: Family): Channel | undefined {
    return channelsOf(this.#nodes.block.items).findLast(channel => channel.type === family);
  }

  #setInChannel(family: Family, name: string, fact: Fact<unknown> | undefined, statement: string): Edits {
    if (!fact) return undefined;
    const own = this.#ownStatement(fact);
    if (own) return [this.#layout.replace(own, `${statement};`)];
    const channel = this.#channel(family);
    if (!channel) return this.#addLines([`${family} {`, `  ${statement};`, '};']);
    if (!channel.inner) {
      return [this.#layout.replace({ ...channel.span, start: channel.span.end }, ` { ${statement}; }`)];
    }
    const option = optionsOf(channel.items).findLast(one => optionName(one) === name);
    return option
      ? [this.#layout.replace(option.full, `${statement};`)]
      : [this.#intoBlock(channel, [`${statement};`])];
  }

  // ---- policies

  /** `export …`, by a named filter that already says exactly this, if there is one. */
  #exportText(family: Family, allowed: readonly AllowedPrefix[]): string {
    const definitions = speakerNodes(this.#speaker)?.definitions;
    const wanted = allowedSet(family, allowed);
    for (const [name, filter] of definitions?.filters ?? []) {
      if (!definitions) break;
      const result = new Interpreter(family, definitions).filter(filter.body);
      if (!result.damaged && result.may.equals(wanted) && result.must.equals(wanted)) return `export filter ${name}`;
    }
    return `export where ${allowedCondition(allowed)}`;
  }

  /**
   * Narrows a named filter where it accepts too much, when each such place is a condition `net ~ …` that can be replaced by
   * the allowed one; other places are not understood well enough to rewrite.
   */
  #narrow(
    definition: Span | undefined,
    terms: readonly { readonly at: Span; readonly may: PrefixSet }[],
    family: Family,
    allowed: readonly AllowedPrefix[],
  ): Edits {
    const filter = [...(speakerNodes(this.#speaker)?.definitions.filters.values() ?? [])].find(
      one => one.header === definition,
    );
    if (!filter) return undefined;
    const wanted = allowedSet(family, allowed);
    const wide = terms.filter(term => !term.may.isSubsetOf(wanted));
    const [only] = wide;
    if (!only || wide.length > 1) return undefined;
    const condition = findMatch(filter.body, only.at);
    return condition && [this.#layout.replace(condition.span, allowedCondition(allowed))];
  }
}

function peerAsOf(session: Session): unknown {
  return session.peerAs.kind === 'known' ? session.peerAs.value : undefined;
}

function samePlace(fact: Fact<unknown>, place: Span): boolean {
  return (
    fact.kind === 'known' &&
    fact.valueAt?.path === place.path &&
    fact.valueAt.start === place.start &&
    fact.valueAt.end === place.end
  );
}

function allowedSet(family: Family, allowed: readonly AllowedPrefix[]): PrefixSet {
  return PrefixSet.unionAll(
    family,
    allowed.map(({ prefix, maxLength }) => PrefixSet.pattern(prefix, prefix.length, maxLength)),
  );
}

/** The condition `net ~ …` that stands exactly at a place, or whose only member does. */
function findMatch(node: unknown, at: Span): (Expression & { kind: 'binary' }) | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if (isNetMatch(node)) {
    const single = node.right.kind === 'set' && node.right.items.length === 1 ? node.right.items[0]?.span : undefined;
    for (const span of [node.span, single]) {
      if (span && span.path === at.path && span.start === at.start && span.end === at.end) return node;
    }
  }
  for (const child of Object.values(node)) {
    const found = findMatch(child, at);
    if (found) return found;
  }
  return undefined;
}

function isNetMatch(node: object): node is Expression & { kind: 'binary' } {
  const binary = node as Expression;
  return (
    binary.kind === 'binary' && binary.operator === '~' && binary.left.kind === 'name' && binary.left.name === 'net'
  );
}
