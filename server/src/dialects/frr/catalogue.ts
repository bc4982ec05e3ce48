import type { Version } from '../../core/version.js';
import { type CommandGraph, following, graphOf } from './graph.js';
import { COMMANDS, NODES } from './tables.js';
import { unpackDefinition } from './unpack.js';

/** The versions that were measured, oldest first. */
export const VERSIONS: readonly Version[] = Object.keys(NODES);

/** A command of a node. */
export interface Command {
  /** Its definition, in FRR's own small language. */
  readonly syntax: string;
  /** FRR takes it and does not show it. */
  readonly hidden: boolean;
  readonly deprecated: boolean;
  readonly graph: CommandGraph;
}

/** A node: the commands that may stand in a block, as FRR calls it. */
export interface CommandNode {
  readonly name: string;
  /** Where a line is looked up that this node does not know, and where `exit` leads. */
  readonly parent: CommandNode | undefined;
  readonly commands: readonly Command[];
  /** Commands that may begin with a word, abbreviated or not. */
  beginningWith(word: string): readonly Command[];
  /** Commands by the keywords that they may begin with, in full. */
  readonly beginnings: ReadonlyMap<string, readonly Command[]>;
  /** The node that a command leads to. */
  enteredBy(syntax: string): CommandNode | undefined;
}

/** All nodes of one version. */
export class Catalogue {
  readonly version: Version;
  readonly #nodes = new Map<string, Node>();

  constructor(version: Version) {
    this.version = version;
    for (const row of (NODES[version] ?? '').split('\n')) {
      const [name = '', parent = '', commands = '', enters = ''] = row.split('\t');
      this.#nodes.set(name, new Node(this, name, parent, commands, enters));
    }
  }

  /** @throws when there is no such node. */
  node(name: string): CommandNode {
    const node = this.find(name);
    if (!node) throw new Error(`FRR ${this.version} has no node "${name}"`);
    return node;
  }

  find(name: string): CommandNode | undefined {
    return this.#nodes.get(name);
  }

  get nodes(): readonly CommandNode[] {
    return [...this.#nodes.values()];
  }
}

let definitions: readonly string[] | undefined;

/** Unpacks what is asked for: a file uses few of the nodes, and few of a node's commands. */
class Node implements CommandNode {
  readonly #catalogue: Catalogue;
  readonly name: string;
  readonly #parent: string;
  readonly #packed: string;
  readonly #enters: string;
  #commands: readonly Entry[] | undefined;
  #byFirst: Map<string, Entry[]> | undefined;
  #entered: Map<string, string> | undefined;

  constructor(catalogue: Catalogue, name: string, parent: string, packed: string, enters: string) {
    this.#catalogue = catalogue;
    this.name = name;
    this.#parent = parent;
    this.#packed = packed;
    this.#enters = enters;
  }

  get parent(): CommandNode | undefined {
    return this.#parent === '' ? undefined : this.#catalogue.find(this.#parent);
  }

  get commands(): readonly Entry[] {
    definitions ??= COMMANDS.split('\n');
    const pool = definitions;
    let index = 0;
    this.#commands ??= this.#packed.split(' ').map(step => {
      index += Number.parseInt(step, 36);
      return new Entry(pool[index] as string, step.endsWith('?'), step.endsWith('!'));
    });
    return this.#commands;
  }

  beginningWith(word: string): readonly Command[] {
    const found = new Set<Command>();
    for (const [first, entries] of this.beginnings) {
      if (first === ANYTHING || first.startsWith(word)) for (const entry of entries) found.add(entry);
    }
    return [...found];
  }

  get beginnings(): ReadonlyMap<string, readonly Entry[]> {
    if (this.#byFirst) return this.#byFirst;
    this.#byFirst = new Map();
    for (const entry of this.commands) {
      for (const first of firstWords(entry)) {
        const known = this.#byFirst.get(first);
        if (known) known.push(entry);
        else this.#byFirst.set(first, [entry]);
      }
    }
    return this.#byFirst;
  }

  enteredBy(syntax: string): CommandNode | undefined {
    if (!this.#entered) {
      definitions ??= COMMANDS.split('\n');
      const pool = definitions;
      this.#entered = new Map(
        this.#enters
          .split(';')
          .filter(pair => pair !== '')
          .map(pair => {
            const at = pair.indexOf('=');
            return [pool[Number.parseInt(pair.slice(0, at), 36)] as string, pair.slice(at + 1)];
          }),
      );
    }
    const name = this.#entered.get(syntax);
    return name === undefined ? undefined : this.#catalogue.find(name);
  }
}

class Entry implements Command {
  readonly syntax: string;
  readonly hidden: boolean;
  readonly deprecated: boolean;
  #graph: CommandGraph | undefined;

  constructor(syntax: string, hidden: boolean, deprecated: boolean) {
    this.syntax = syntax;
    this.hidden = hidden;
    this.deprecated = deprecated;
  }

  get graph(): CommandGraph {
    this.#graph ??= graphFor(this.syntax);
    return this.#graph;
  }
}

/** By definition: most commands are the same in both versions, and some in many nodes. */
const graphs = new Map<string, CommandGraph>();

function graphFor(syntax: string): CommandGraph {
  const known = graphs.get(syntax);
  if (known) return known;
  const graph = graphOf(syntax, unpackDefinition(syntax));
  graphs.set(syntax, graph);
  return graph;
}

/** Stands for a first token that is no keyword. */
const ANYTHING = '';

/** What a command may begin with. Most begin with a keyword, or with one behind `[no]`: those need not be parsed for it. */
function firstWords(entry: Entry): readonly string[] {
  const plain = /^(\[no\] )?([a-z0-9][^\s<>[\]{}|$(]*)/i.exec(entry.syntax);
  if (plain && /[a-z]/.test(plain[2] as string)) return plain[1] ? ['no', plain[2] as string] : [plain[2] as string];
  return following(entry.graph.start, true).map(({ what }) => (what.kind === 'keyword' ? what.text : ANYTHING));
}

const loaded = new Map<Version, Catalogue>();

/** The commands of a version; one catalogue is kept for each. */
export function catalogueOf(version: Version): Catalogue {
  const known = loaded.get(version);
  if (known) return known;
  const catalogue = new Catalogue(version);
  loaded.set(version, catalogue);
  return catalogue;
}
