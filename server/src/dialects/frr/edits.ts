import type { TextEdit } from '../../core/edit.js';
import type { Source } from '../../core/source.js';
import { type Span, sameSpan } from '../../core/span.js';
import {
  type AllowedPrefix,
  type Edits,
  type EditVerbs,
  PASSWORD_PLACEHOLDER,
  type SessionPlan,
} from '../../model/edits.js';
import type { Fact, Known } from '../../model/fact.js';
import type { Session } from '../../model/session.js';
import type { Speaker } from '../../model/speaker.js';
import { type Address, type Family, formatAddress } from '../../net/address.js';
import { formatAsn } from '../../net/asn.js';
import { switchOn } from './daemons.js';
import { type SpeakerNodes, sessionPeer, speakerNodes } from './lower.js';
import { TextLines } from './text-lines.js';
import { argumentsOf, type Block, type FrrConfig, type Item, type Line, shapeOf, writtenIn } from './tree.js';
import { denyingRouteMapLines, prefixListLines, routeMapLines } from './write.js';

/** The placeholder as one word. */
const PLACEHOLDER = PASSWORD_PLACEHOLDER.replaceAll(' ', '-');

/** The node of a family's routes in `router bgp`. */
const FAMILY_NODE: Readonly<Record<Family, string>> = { ipv4: 'bgp ipv4 unicast', ipv6: 'bgp ipv6 unicast' };

/** Takes one fact out of a session. */
type Pick<T> = (session: Session) => Fact<T>;

/** Changes one `router bgp` and what it names. Every method returns undefined where the text offers no way. */
class Editor {
  readonly speaker: Speaker;
  readonly lines: TextLines;
  readonly #config: FrrConfig;
  readonly #bgp: Block | undefined;

  private constructor(speaker: Speaker, { unit, instance }: SpeakerNodes, source: Source) {
    this.speaker = speaker;
    this.#config = { kind: 'config', items: writtenIn(unit.tree, unit.root) };
    this.lines = new TextLines(source);
    this.#bgp = unit.tree.items.find((item): item is Block => item.kind === 'block' && item.header === instance.header);
  }

  /** undefined for a speaker that did not come from this dialect. */
  static of(speaker: Speaker): Editor | undefined {
    const nodes = speakerNodes(speaker);
    const source = nodes?.unit.sources.get(nodes.unit.root);
    return nodes && source && new Editor(speaker, nodes, source);
  }

  // ---- values

  /**
   * Writes a value where it is written now, or adds a line. A value that a peer-group hands on is changed there if all who
   * take it have the same peer AS: sessions with one network, which gave its customer one set of values.
   */
  setValue<T>(session: Session, pick: Pick<T>, text: string, option: string): Edits {
    const fact = pick(session);
    if (fact.kind === 'known' && fact.valueAt) {
      const { valueAt } = fact;
      const sharing = this.speaker.sessions.filter(other => isAt(pick(other), valueAt));
      if (fact.origin === 'explicit' || sharing.every(other => peerAsOf(other) === peerAsOf(session))) {
        return [this.lines.replace(valueAt, text)];
      }
    }
    return this.add(session, option);
  }

  /** Adds a line about a neighbour, or about the group that it and others like it belong to. */
  add(session: Session, option: string): Edits {
    const subject = this.#subjectOf(session);
    const anchor = this.#linesAbout(subject).at(-1)?.span ?? session.header;
    return [this.lines.below(anchor, [`${this.lines.indentation(anchor)}neighbor ${subject} ${option}`])];
  }

  /** Takes the line away that sets a fact, if it is the session's own or all who share it want the same. */
  drop(session: Session, fact: Fact<unknown>): Edits {
    if (fact.kind !== 'known' || !fact.at) return undefined;
    const { at } = fact;
    if (fact.origin === 'inherited' && this.speaker.sessions.some(other => peerAsOf(other) !== peerAsOf(session))) {
      return undefined;
    }
    return [this.lines.remove(at)];
  }

  /** A password is one word: FRR knows no quotes. */
  setPassword(session: Session, text: string): Edits {
    const word = text === PASSWORD_PLACEHOLDER ? PLACEHOLDER : text;
    if (/\s/.test(word)) return undefined;
    return this.setValue(session, one => one.password, word, `password ${word}`);
  }

  setPeerAddress(session: Session, address: Address): Edits {
    const text = formatAddress(address);
    const words = this.#bgp ? neighborWords(this.#bgp.items).filter(word => word.text === session.name) : [];
    return words.length > 0 ? words.map(word => this.lines.replace(word.span, text)) : undefined;
  }

  enableMultihop(session: Session, hops?: number): Edits {
    const { ttlSecurity, multihop } = session;
    const option = hops === undefined ? 'ebgp-multihop' : `ebgp-multihop ${hops}`;
    // FRR keeps the first of the two and refuses the other.
    const security = ttlSecurity.kind === 'known' && ttlSecurity.value ? ttlSecurity.at : undefined;
    const written = security ?? (multihop.kind === 'known' ? multihop.at : undefined);
    const line = written && this.#lineAt(written);
    const name = line && argumentsOf(line)[0]?.text;
    if (line && name) return [this.lines.replace(line.span, `neighbor ${name} ${option}`)];
    return this.add(session, option);
  }

  // ---- families and policies

  addFamily(session: Session, family: Family, allowed: readonly AllowedPrefix[]): Edits {
    return this.#addFamilyFor(this.#subjectOf(session), family, allowed);
  }

  #addFamilyFor(name: string, family: Family, allowed: readonly AllowedPrefix[]): Edits {
    const policies = this.#policies(family, allowed);
    const own = ['activate', `route-map ${policies.import} in`, `route-map ${policies.export} out`];
    const edit = this.#inFamily(name, family, own);
    return edit && [...policies.edits, edit];
  }

  importNothing(session: Session, family: Family): Edits {
    const policies = this.#policies(family, undefined);
    return this.#setRouteMap(session, family, 'in', policies.import, policies.edits);
  }

  restrictExport(session: Session, family: Family, allowed: readonly AllowedPrefix[]): Edits {
    const policies = this.#policies(family, allowed);
    return this.#setRouteMap(session, family, 'out', policies.export, policies.edits.slice(policies.importEdits));
  }

  /** Points a session's policy at a route-map: in the line that names one now, else in a new one. */
  #setRouteMap(
    session: Session,
    family: Family,
    direction: 'in' | 'out',
    name: string,
    definitions: readonly TextEdit[],
  ): Edits {
    const shape = `neighbor * route-map * ${direction}`;
    const names = [session.name, this.#subjectOf(session)];
    const line = this.#familyLines(family).find(
      one => shapeOf(one) === shape && names.includes(argumentsOf(one)[0]?.text ?? ''),
    );
    const word = line && argumentsOf(line)[1];
    if (word) return [...definitions, this.lines.replace(word.span, name)];
    const edit = this.#inFamily(this.#subjectOf(session), family, [`route-map ${name} ${direction}`]);
    return edit && [...definitions, edit];
  }

  /** Lines about a neighbour in the block of a family, which is made where there is none. */
  #inFamily(name: string, family: Family, options: readonly string[]): TextEdit | undefined {
    const bgp = this.#bgp;
    if (!bgp) return undefined;
    const block = this.#familyBlock(family);
    const inner = `${this.lines.indentation(bgp.header.span)}  `;
    if (block) {
      const last = block.items.at(-1)?.span;
      const indent = last ? this.lines.indentation(last) : inner;
      return this.lines.below(
        last ?? block.header.span,
        options.map(option => `${indent}neighbor ${name} ${option}`),
      );
    }
    const outer = inner.slice(1);
    return this.lines.below(bgp.items.at(-1)?.span ?? bgp.header.span, [
      `${outer}!`,
      `${outer}address-family ${family} unicast`,
      ...options.map(option => `${inner}neighbor ${name} ${option}`),
      `${outer}exit-address-family`,
    ]);
  }

  /**
   * Names of route-maps that let nothing in and exactly `allowed` out, with the edits that define those that are missing:
   * first the one for import, if any.
   */
  #policies(family: Family, allowed: readonly AllowedPrefix[] | undefined) {
    const taken = new Set(this.#config.items.flatMap(item => nameDefinedBy(item) ?? []));
    const free = (name: string): string => {
      for (let i = 1; ; i++) {
        const candidate = i === 1 ? name : `${name}-${i}`;
        if (!taken.has(candidate)) return candidate;
      }
    };
    const number = family.slice(-1);
    const deny = this.#denyingMap();
    const importName = deny ?? free('NREC-IN');
    const [list, map] = [free(`NREC-V${number}`), free(`NREC-OUT-V${number}`)];
    const above = (lines: readonly string[]): TextEdit[] =>
      this.#bgp ? [this.lines.above(this.#bgp.header.span, [...lines, '!'])] : [];
    const importEdits = deny ? [] : above(denyingRouteMapLines(importName));
    const exportEdits = allowed
      ? above([...prefixListLines(list, family, allowed), '!', ...routeMapLines(map, family, list)])
      : [];
    return {
      import: importName,
      export: map,
      edits: [...importEdits, ...exportEdits],
      importEdits: importEdits.length,
    };
  }

  /** A route-map that has one entry, which denies whatever comes. */
  #denyingMap(): string | undefined {
    const entries = this.#config.items.filter(
      (item): item is Block => item.kind === 'block' && item.node.name === 'routemap',
    );
    const nameOf = (entry: Block) => argumentsOf(entry.header)[0]?.text;
    return entries
      .filter(({ header, items }) => items.length === 0 && header.words.some((_, i) => isKeyword(header, i, 'deny')))
      .map(nameOf)
      .find(name => name !== undefined && entries.filter(entry => nameOf(entry) === name).length === 1);
  }

  // ---- the whole

  addSession(plan: SessionPlan, like?: Session): Edits {
    const bgp = this.#bgp;
    if (!bgp) return undefined;
    const name = formatAddress(plan.peerAddress);
    const anchor = like ? (this.#linesAbout(like.name).at(-1)?.span ?? like.header) : this.#lastNeighbor(bgp);
    const indent = `${this.lines.indentation(bgp.header.span)} `;
    const group = like && this.#groupOf(like);
    const lines = group
      ? [`neighbor ${name} peer-group ${group}`]
      : [
          `neighbor ${name} remote-as ${formatAsn(plan.peerAs)}`,
          `neighbor ${name} password ${PLACEHOLDER}`,
          `neighbor ${name} ebgp-multihop`,
          ...(plan.localAddress ? [`neighbor ${name} update-source ${formatAddress(plan.localAddress)}`] : []),
          ...(plan.bfd ? [`neighbor ${name} bfd`] : []),
        ];
    const own = this.lines.below(
      anchor,
      lines.map(line => indent + line),
    );
    // What a group says of families holds for its members.
    if (group) return [own];
    const families = (['ipv4', 'ipv6'] as const).filter(family => plan[family].length > 0);
    const edits = families.map(family => this.#addFamilyFor(name, family, plan[family]));
    return edits.includes(undefined) ? undefined : [own, ...unique(edits.flatMap(each => each ?? []))];
  }

  setRouterId(address: Address): Edits {
    const { routerId } = this.speaker;
    const text = formatAddress(address);
    if (routerId.kind === 'known' && routerId.valueAt) return [this.lines.replace(routerId.valueAt, text)];
    const bgp = this.#bgp;
    return bgp && [this.lines.below(bgp.header.span, [`${this.#indent(bgp)}bgp router-id ${text}`])];
  }

  /** `redistribute connected`: what is out of the allocation the export policy keeps in. */
  redistribute(family: Family): Edits {
    const block = this.#familyBlock(family);
    const first = block?.items[0]?.span;
    if (!block || !first) return undefined;
    return [this.lines.above(first, [`${this.lines.indentation(first)}redistribute connected`])];
  }

  removeStatement(statement: Span): Edits {
    return [this.lines.remove(statement)];
  }

  // ---- places

  #indent(block: Block): string {
    const [first] = block.items;
    return first ? this.lines.indentation(first.span) : `${this.lines.indentation(block.header.span)} `;
  }

  #linesAbout(name: string): readonly Line[] {
    return (this.#bgp?.items ?? []).filter(
      (item): item is Line => item.kind === 'line' && isAbout(item) && argumentsOf(item)[0]?.text === name,
    );
  }

  #lastNeighbor({ items, header }: Block): Span {
    return items.findLast(item => item.kind === 'line' && isAbout(item))?.span ?? header.span;
  }

  #groupOf(session: Session): string | undefined {
    return sessionPeer(session)?.group?.name;
  }

  /** What is written for a session is written for its group, if all of that are sessions with one network. */
  #subjectOf(session: Session): string {
    const group = this.#groupOf(session);
    const members = this.speaker.sessions.filter(other => group !== undefined && this.#groupOf(other) === group);
    const isOne = members.length > 0 && members.every(other => peerAsOf(other) === peerAsOf(session));
    return group !== undefined && isOne ? group : session.name;
  }

  #familyBlock(family: Family): Block | undefined {
    return this.#bgp?.items.find(
      (item): item is Block => item.kind === 'block' && item.node.name === FAMILY_NODE[family],
    );
  }

  #familyLines(family: Family): readonly Line[] {
    return (this.#familyBlock(family)?.items ?? []).filter((item): item is Line => item.kind === 'line');
  }

  #lineAt(span: Span): Line | undefined {
    return this.#bgp?.items.find((item): item is Line => item.kind === 'line' && sameSpan(item.span, span));
  }
}

function isAbout(line: Line): boolean {
  return isKeyword(line, 0, 'neighbor');
}

function isKeyword({ places }: Line, index: number, text: string): boolean {
  const what = places[index]?.what;
  return what?.kind === 'keyword' && what.text === text;
}

function neighborWords(items: readonly Item[]) {
  return items.flatMap((item): Line['words'] => {
    if (item.kind === 'block') return neighborWords(item.items);
    const at = item.places.findIndex((_, index) => isKeyword(item, index, 'neighbor'));
    return at < 0 ? [] : item.words.slice(at + 1, at + 2);
  });
}

/** The name of a list or route-map that an item defines. */
function nameDefinedBy(item: Item): string | undefined {
  const line = item.kind === 'line' ? item : item.header;
  return /^(?:route-map|ip prefix-list|ipv6 prefix-list) \*/.test(shapeOf(line))
    ? argumentsOf(line)[0]?.text
    : undefined;
}

function peerAsOf({ peerAs }: Session): unknown {
  return peerAs.kind === 'known' ? peerAs.value : undefined;
}

function isAt(fact: Fact<unknown>, place: Span): boolean {
  return fact.kind === 'known' && fact.valueAt !== undefined && sameSpan(fact.valueAt, place);
}

/** Two families may want the same route-map: it is defined once. */
function unique(edits: readonly TextEdit[]): readonly TextEdit[] {
  const seen = new Set<string>();
  return edits.filter(({ span, text }) => {
    const key = `${span.start} ${span.end} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

const known = <T>(fact: Fact<T>): fact is Known<T> => fact.kind === 'known';

function onSession<A extends unknown[]>(verb: (editor: Editor, session: Session, ...args: A) => Edits) {
  return (speaker: Speaker, session: Session, ...args: A): Edits => {
    const editor = Editor.of(speaker);
    return editor && verb(editor, session, ...args);
  };
}

function onSpeaker<A extends unknown[]>(verb: (editor: Editor, ...args: A) => Edits) {
  return (speaker: Speaker, ...args: A): Edits => {
    const editor = Editor.of(speaker);
    return editor && verb(editor, ...args);
  };
}

/** What the rules ask for, in FRR's words. */
export const frrEdits: EditVerbs = {
  // Without an AS number of its own there is no `router bgp`.
  setLocalAs: onSession((editor, session, asn: number) =>
    known(session.localAs) && session.localAs.valueAt
      ? [editor.lines.replace(session.localAs.valueAt, formatAsn(asn))]
      : undefined,
  ),
  setPeerAs: onSession((editor, session, asn: number) =>
    known(session.peerAs)
      ? editor.setValue(session, one => one.peerAs, formatAsn(asn), `remote-as ${formatAsn(asn)}`)
      : [
          editor.lines.above(session.header, [
            `${editor.lines.indentation(session.header)}neighbor ${session.name} remote-as ${formatAsn(asn)}`,
          ]),
        ],
  ),
  setPeerAddress: onSession((editor, session, address: Address) => editor.setPeerAddress(session, address)),
  setDefaultPeerPort: onSession((editor, session) => editor.drop(session, session.peerPort)),
  setLocalAddress: onSession((editor, session, address: Address) =>
    editor.setValue(
      session,
      one => one.localAddress,
      formatAddress(address),
      `update-source ${formatAddress(address)}`,
    ),
  ),
  setPassword: onSession((editor, session, text: string) => editor.setPassword(session, text)),
  enableMultihop: onSession((editor, session, hops?: number) => editor.enableMultihop(session, hops)),
  enableBfd: onSession((editor, session) => editor.add(session, 'bfd')),
  disableBfd: onSession((editor, session) => editor.drop(session, session.bfd)),
  makeActive: onSession((editor, session) => editor.drop(session, session.passive)),
  setDefaultHoldTime: onSession((editor, session) => editor.drop(session, session.holdTime)),
  enableAs4: onSession((editor, session) => editor.drop(session, session.as4)),
  addFamily: onSession((editor, session, family: Family, allowed: readonly AllowedPrefix[]) =>
    editor.addFamily(session, family, allowed),
  ),
  importNothing: onSession((editor, session, family: Family) => editor.importNothing(session, family)),
  restrictExport: onSession((editor, session, family: Family, allowed: readonly AllowedPrefix[]) =>
    editor.restrictExport(session, family, allowed),
  ),
  // FRR follows from the hops that a session may take how it looks up next hops.
  setRecursiveGateway: () => undefined,
  addSession: onSpeaker((editor, plan: SessionPlan, like?: Session) => editor.addSession(plan, like)),
  setRouterId: onSpeaker((editor, address: Address) => editor.setRouterId(address)),
  // bfdd takes sessions of both kinds as soon as it runs.
  enableBfdProtocol: speaker => {
    const daemons = speakerNodes(speaker)?.unit.tree.daemons;
    return daemons && [switchOn(daemons, 'bfdd')];
  },
  learnKernelRoutes: onSpeaker((editor, family: Family) => editor.redistribute(family)),
  removeStatement: onSpeaker((editor, statement: Span) => editor.removeStatement(statement)),
};
