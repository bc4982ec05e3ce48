import type { TextEdit } from '../../core/edit.js';
import type { Span } from '../../core/span.js';
import { type Edits, type EditVerbs, PASSWORD_PLACEHOLDER, type SessionPlan } from '../../model/edits.js';
import type { Session } from '../../model/session.js';
import type { Speaker } from '../../model/speaker.js';
import { type Address, type Family, formatAddress } from '../../net/address.js';
import { moveSecret } from './edits-secret.js';
import { SessionEditor } from './edits-session.js';
import { Layout } from './layout.js';
import { type SpeakerNodes, speakerNodes } from './lower.js';
import { optionName } from './lower-policy.js';
import { sessionNodes } from './lower-session.js';
import { channelsOf, lastOption, optionsOf } from './options.js';
import type { Item, ProtocolBlock } from './tree.js';
import { sessionLines } from './write.js';

/** A verb on one session, taken from its editor. */
function onSession<A extends unknown[]>(
  verb: (editor: SessionEditor, ...args: A) => Edits,
): (speaker: Speaker, session: Session, ...args: A) => Edits {
  return (speaker, session, ...args) => {
    const editor = SessionEditor.of(speaker, session);
    return editor && verb(editor, ...args);
  };
}

/** What the rules ask for, in BIRD's words. */
export const birdEdits: EditVerbs = {
  setLocalAs: onSession((editor, asn: number) => editor.setLocalAs(asn)),
  setPeerAs: onSession((editor, asn: number) => editor.setPeerAs(asn)),
  setPeerAddress: onSession((editor, address: Address) => editor.setPeerAddress(address)),
  setDefaultPeerPort: onSession(editor => editor.setDefaultPeerPort()),
  setLocalAddress: onSession((editor, address: Address) => editor.setLocalAddress(address)),
  setPassword: onSession((editor, text: string) => editor.setPassword(text)),
  moveSecret,
  enableMultihop: onSession((editor, hops?: number) => editor.enableMultihop(hops)),
  enableBfd: onSession(editor => editor.enableBfd()),
  disableBfd: onSession(editor => editor.disableBfd()),
  makeActive: onSession(editor => editor.makeActive()),
  setDefaultHoldTime: onSession(editor => editor.setDefaultHoldTime()),
  enableAs4: onSession(editor => editor.enableAs4()),
  addFamily: onSession((editor, family: Family, allowed) => editor.addFamily(family, allowed)),
  importNothing: onSession((editor, family: Family) => editor.importNothing(family)),
  restrictExport: onSession((editor, family: Family, allowed) => editor.restrictExport(family, allowed)),
  setRecursiveGateway: onSession((editor, family: Family) => editor.setRecursiveGateway(family)),
  addSession: (speaker, plan, like) => onSpeaker(speaker, editor => editor.addSession(plan, like)),
  setRouterId: (speaker, address, session) =>
    session
      ? SessionEditor.of(speaker, session)?.setRouterId(address)
      : onSpeaker(speaker, editor => editor.setRouterId(address)),
  enableBfdProtocol: (speaker, family) => onSpeaker(speaker, editor => editor.enableBfdProtocol(family)),
  learnKernelRoutes: (speaker, family) => onSpeaker(speaker, editor => editor.learnKernelRoutes(family)),
  removeStatement: (speaker, statement) => onSpeaker(speaker, editor => editor.removeStatement(statement)),
};

function onSpeaker(speaker: Speaker, verb: (editor: SpeakerEditor) => Edits): Edits {
  const nodes = speakerNodes(speaker);
  return nodes && verb(new SpeakerEditor(speaker, nodes));
}

/** The verbs that change the whole configuration. */
class SpeakerEditor {
  readonly #speaker: Speaker;
  readonly #items: readonly Item[];
  readonly #layout: Layout;

  constructor(speaker: Speaker, { unit }: SpeakerNodes) {
    this.#speaker = speaker;
    this.#items = unit.tree.items;
    this.#layout = new Layout(unit.sources);
  }

  setRouterId(address: Address): Edits {
    const { routerId } = this.#speaker;
    const text = formatAddress(address);
    if (routerId.kind === 'known' && routerId.valueAt) return [this.#layout.replace(routerId.valueAt, text)];
    const [first] = this.#items;
    if (lastOption(this.#items, 'top.router id') || !first) return undefined;
    return [this.#layout.above(first.span, [`router id ${text};`])];
  }

  enableBfdProtocol(family: Family): Edits {
    const protocols = this.#protocols('bfd');
    const last = protocols.at(-1);
    if (!last) return this.#addProtocol(['protocol bfd {', `  accept ${family} multihop;`, '}']);
    const edits: TextEdit[] = [];
    const other = family === 'ipv4' ? 'ipv6' : 'ipv4';
    for (const option of optionsOf(last.items)) {
      if (optionName(option) === 'disabled') edits.push(this.#layout.remove(option.full));
      if (optionName(option) !== 'accept') continue;
      const kept = option.flags.map(flag => flag.text).filter(word => word !== 'direct' && word !== other);
      if (kept.length === option.flags.length) continue;
      edits.push(
        kept.length === 0
          ? this.#layout.remove(option.full)
          : this.#layout.replace(option.span, `accept ${kept.join(' ')}`),
      );
    }
    return edits.length > 0 ? edits : undefined;
  }

  learnKernelRoutes(family: Family): Edits {
    const kernel = this.#protocols('kernel').find(block =>
      channelsOf(block.items).some(channel => channel.type === family),
    );
    if (!kernel) {
      return this.#addProtocol([
        'protocol kernel {',
        '  learn;',
        `  ${family} {`,
        '    import all;',
        '    export all;',
        '  };',
        '}',
      ]);
    }
    const own = optionsOf(kernel.items).findLast(option => optionName(option) === 'learn');
    if (own) return [this.#layout.replace(own.full, 'learn;')];
    return [this.#layout.atStartOf(kernel.inner, ['learn;'], kernel.items[0]?.span)];
  }

  addSession(plan: SessionPlan, like?: Session): Edits {
    const template = like && this.#copy(plan, like);
    if (template) return template;
    const last = this.#items.at(-1);
    if (!last) return undefined;
    const lines = sessionLines(this.#freeName('nrec_peer1'), plan, PASSWORD_PLACEHOLDER);
    return [this.#layout.below(last.span, lines)];
  }

  removeStatement(statement: Span): Edits {
    return [this.#layout.remove(statement)];
  }

  /** The text of a session's own block with another name and neighbour. */
  #copy(plan: SessionPlan, like: Session): Edits {
    const nodes = sessionNodes(like);
    const { peerAddress } = like;
    if (!nodes || peerAddress.kind !== 'known' || !peerAddress.valueAt) return undefined;
    const { block } = nodes;
    const { valueAt } = peerAddress;
    if (valueAt.path !== block.span.path || valueAt.start < block.span.start || valueAt.end > block.span.end)
      return undefined;
    const text = this.#layout.text(block.span);
    const changes = [{ at: valueAt, text: formatAddress(plan.peerAddress) }];
    if (block.name) changes.unshift({ at: block.name.span, text: this.#freeName(block.name.text) });
    let copy = '';
    let done = block.span.start;
    for (const { at, text: replacement } of changes) {
      copy += text.slice(done - block.span.start, at.start - block.span.start) + replacement;
      done = at.end;
    }
    copy += text.slice(done - block.span.start);
    return [this.#layout.below(block.span, copy.split('\n'))];
  }

  /** A name like the given one that nothing has yet: its trailing number counts up. */
  #freeName(name: string): string {
    const taken = new Set(
      this.#items.flatMap(item => ('name' in item && typeof item.name === 'object' ? [item.name.text] : [])),
    );
    if (!taken.has(name)) return name;
    const [, stem = name, digits] = /^(.*?)(\d*)$/.exec(name) ?? [];
    for (let number = digits ? Number(digits) + 1 : 2; ; number++) {
      const candidate = digits ? `${stem}${number}` : `${stem}_${number}`;
      if (!taken.has(candidate)) return candidate;
    }
  }

  #protocols(type: string): readonly ProtocolBlock[] {
    return this.#items.filter((item): item is ProtocolBlock => item.kind === 'protocol' && item.type.text === type);
  }

  #addProtocol(lines: readonly string[]): Edits {
    const before = this.#protocols('bgp')[0];
    if (before) return [this.#layout.above(before.span, lines)];
    const last = this.#items.at(-1);
    return last && [this.#layout.below(last.span, lines)];
  }
}
