import type { TextEdit } from '../../../core/edit.js';
import type { Source } from '../../../core/source.js';
import type { Span } from '../../../core/span.js';
import { compareVersions, type Version } from '../../../core/version.js';
import { YamlEditor, type YamlEdits, type YamlValue } from '../../../core/yaml/edit.js';
import { type Fact, type Known, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { anchored } from '../anchors.js';
import { anchoredResources, type IpAddressPool, type Resource, type Resources } from '../resources.js';
import type { Manifests } from '../tree.js';
import { nativeBackend } from './backend.js';

/** What is known of the installation beside its manifests. */
export interface SemanticsOptions {
  /** FRR mode and FRR-K8s mode check the same; `native` is MetalLB's own BGP. Default: what the files say, else FRR. */
  readonly mode?: 'frr' | 'native';
  /** Nothing exists but what these files define: a reference that finds nothing is an error. */
  readonly closedWorld?: boolean;
  /** Nothing but their folder says that the files belong together. */
  readonly isLoose?: boolean;
}

/** What a rule may look at beside the version: each of these is one value, which is another when something in it is. */
type Inputs = Resources & {
  readonly manifests: Manifests;
  readonly isLone: boolean;
  readonly isNative: boolean;
  readonly nativeBackend: Span | undefined;
  readonly isClosed: boolean;
};

/** What was worked out for a version, which versions were asked about for it, and what was looked at. */
export interface Answer<T> {
  readonly version: Version;
  readonly asked: ReadonlySet<Version>;
  readonly looked: ReadonlyMap<keyof Inputs, unknown>;
  readonly result: T;
}

/** What parts of rules gave, by rule and name. */
export type PartAnswers = Map<object, Map<string, Answer<unknown>[]>>;

/** How many answers are kept for one question: of versions that differ. */
const KEPT = 8;

/** What rules ask of the manifests, and of the version and installation that they are judged for. */
export class Scope {
  /** Of all files that belong together. */
  readonly resources: Resources;
  readonly #version: Version;
  readonly #inputs: Inputs;
  readonly #sources: ReadonlyMap<string, Source>;
  /** The versions that were asked about, see `holdsFor`. */
  #asked = new Set<Version>();
  /** What was looked at, see `remembered`. */
  #looked = new Map<keyof Inputs, unknown>();
  readonly #answers = new Map<Version, boolean>();
  readonly #hasOldPools: boolean;
  readonly #parts: PartAnswers;

  /**
   * Places are those of the anchored texts: who tells of a finding puts it where it stands.
   * @param parts what parts of rules gave before, of the same root; more is added.
   */
  constructor(
    tree: Manifests,
    version: Version,
    { mode, closedWorld = false }: SemanticsOptions,
    parts: PartAnswers = new Map(),
  ) {
    this.#parts = parts;
    const resources = anchoredResources(tree);
    const manifests = anchored(tree);
    const backend = mode ? undefined : nativeBackend(manifests);
    this.#inputs = {
      ...resources,
      manifests,
      isLone: manifests.files.length < 2,
      nativeBackend: backend,
      isNative: mode === 'native' || backend !== undefined,
      isClosed: closedWorld,
    };
    this.#version = version;
    this.#hasOldPools = resources.pools.some(({ kind }) => kind === 'AddressPool');
    this.#sources = new Map(manifests.files.map(({ source }) => [source.path, source]));
    const look = <K extends keyof Resources>(key: K) => this.#look(key);
    this.resources = {
      get peers() {
        return look('peers');
      },
      get pools() {
        return look('pools');
      },
      get bgpAdvertisements() {
        return look('bgpAdvertisements');
      },
      get l2Advertisements() {
        return look('l2Advertisements');
      },
      get bfdProfiles() {
        return look('bfdProfiles');
      },
      get communities() {
        return look('communities');
      },
      get secrets() {
        return look('secrets');
      },
      get frrConfigurations() {
        return look('frrConfigurations');
      },
      get services() {
        return look('services');
      },
      get configMaps() {
        return look('configMaps');
      },
      get namespaces() {
        return look('namespaces');
      },
    };
  }

  #look<K extends keyof Inputs>(key: K): Inputs[K] {
    const value = this.#inputs[key];
    this.#looked.set(key, value);
    return value;
  }

  /** For edits that look at more than the text of one object: what is found by it holds for these very texts only. */
  get manifests(): Manifests {
    return this.#look('manifests');
  }

  /** No other files are known to belong to it. */
  get isLone(): boolean {
    return this.#look('isLone');
  }

  get isNative(): boolean {
    return this.#look('isNative');
  }

  /** What says that it is native, where it is one of the files. */
  get nativeBackend(): Span | undefined {
    return this.#look('nativeBackend');
  }

  get isClosed(): boolean {
    return this.#look('isClosed');
  }

  /** The pools that the version reads: the kind AddressPool was dropped in 0.14.3. */
  get pools(): readonly IpAddressPool[] {
    const { pools } = this.resources;
    return this.#hasOldPools && this.since('0.14') ? pools.filter(({ kind }) => kind === 'IPAddressPool') : pools;
  }

  /** Whether the version judged is this one or a newer one. */
  since(version: Version): boolean {
    this.#asked.add(version);
    const known = this.#answers.get(version) ?? compareVersions(this.#version, version) >= 0;
    this.#answers.set(version, known);
    return known;
  }

  /** Of these versions, those for which every question asked so far has the same answer. */
  holdsFor(versions: readonly Version[]): readonly Version[] {
    return versions.filter(version => this.#answersAs(version, this.#asked));
  }

  #answersAs(version: Version, asked: ReadonlySet<Version>): boolean {
    const isNewer = (one: Version, other: Version) => compareVersions(one, other) >= 0;
    return [...asked].every(other => isNewer(version, other) === isNewer(this.#version, other));
  }

  /**
   * What `work` gives, from what it gave before where that looked at the same: other versions that do not differ in what it asks,
   * the files before an edit that left alone what it looks at. `work` may know nothing but what it asks this scope.
   */
  remembered<T>(earlier: Answer<unknown>[], work: () => T): T {
    const [asked, looked] = [this.#asked, this.#looked];
    const at = earlier.findIndex(answer => this.#isSame(answer));
    const known = earlier[at];
    if (known) earlier.splice(at, 1);
    this.#asked = new Set();
    this.#looked = new Map();
    const answer = known ?? {
      result: work(),
      version: this.#version,
      asked: this.#asked,
      looked: this.#looked,
    };
    // What was found by texts that are no longer there never holds again.
    const isOver = ({ looked: seen }: Answer<unknown>) =>
      (seen.get('manifests') ?? this.#inputs.manifests) !== this.#inputs.manifests;
    for (let i = earlier.length - 1; i >= 0; i--) if (isOver(earlier[i] as Answer<unknown>)) earlier.splice(i, 1);
    earlier.unshift(answer);
    earlier.splice(KEPT);
    this.#asked = new Set([...asked, ...answer.asked]);
    this.#looked = new Map([...looked, ...answer.looked]);
    return answer.result as T;
  }

  /** What a part of a rule gives that can be told apart: the other parts may look at something that has changed. */
  part<T>(rule: object, name: string, work: () => T): T {
    const parts = this.#parts.get(rule) ?? new Map<string, Answer<unknown>[]>();
    this.#parts.set(rule, parts);
    const answers = parts.get(name) ?? [];
    parts.set(name, answers);
    // A name always stands for the same kind of answer.
    return this.remembered(answers, work) as T;
  }

  #isSame({ version, asked, looked }: Answer<unknown>): boolean {
    for (const [key, value] of looked) if (this.#inputs[key] !== value) return false;
    return this.#answersAs(version, asked);
  }

  /** A finding that MetalLB refuses the file for. */
  refusal(span: Span, message: string, more: Partial<Finding> = {}): Finding {
    return { span, message, severity: 'error', rejects: true, ...more };
  }

  /** A finding about two places, for which MetalLB refuses the one once it has the other: the file, where they share it. */
  conflict(span: Span, other: Span, message: string, more: Partial<Finding> = {}): Finding {
    if (span.path === other.path) return this.refusal(span, message, more);
    return { span, message, severity: 'warning', ...more };
  }

  /** Replaces a scalar by a text that needs no quotes, in the quotes that it has. */
  rewrite(span: Span, text: string): TextEdit {
    const quote = /^["']/.exec(this.text(span))?.[0] ?? '';
    return { span, text: quote + text + quote };
  }

  /** Adds a field to an object's spec, behind the field `after` where that is there. */
  insert({ spec, header }: Resource, field: string, value: YamlValue, after?: string): YamlEdits {
    // How the text is laid out shows in all of it.
    this.#look('manifests');
    const source = this.#sources.get(header.path);
    return source && spec.node && new YamlEditor(source).insertEntry(spec.node, field, value, after);
  }

  /** What stands before a place on its line, within its object. */
  lineBefore({ path, start }: Span): string {
    const before = this.text({ path, start: Math.max(0, start - 1000), end: start });
    return before.slice(before.lastIndexOf('\n') + 1);
  }

  /** What stands at a place, which must be within one object. */
  text({ path, start, end }: Span): string {
    return this.#sources.get(path)?.text.slice(start, end) ?? '';
  }
}

/** The items of a list that are known, with their places. */
export function knownItems<T>(list: Fact<readonly Fact<T>[]>): readonly Known<T>[] {
  return (knownValue(list) ?? []).filter(item => item.kind === 'known');
}

/** Whether all of a list is known; one that is absent is empty. */
export function isWhole(list: Fact<readonly Fact<unknown>[]>): boolean {
  return list.kind === 'absent' || (list.kind === 'known' && list.value.every(({ kind }) => kind === 'known'));
}

/** Whether a list certainly has no item. */
export function isEmpty(list: Fact<readonly unknown[]>): boolean {
  return list.kind === 'absent' || (list.kind === 'known' && list.value.length === 0);
}

/** Where a known value stands. */
export function at(fact: Known<unknown>, otherwise: Span): Span {
  return fact.valueAt ?? fact.at ?? otherwise;
}

/** Those that stand in the same file as `here` first: a file is refused for what it says itself. */
export function nearFirst<T>(here: Span, all: readonly T[], place: (one: T) => Span): readonly T[] {
  const isNear = (one: T) => place(one).path === here.path;
  return all.every(isNear) ? all : [...all.filter(isNear), ...all.filter(one => !isNear(one))];
}

/** Before or behind in one order of all places, so that each pair is spoken of once. */
export function isBefore(a: Span, b: Span): boolean {
  return a.path === b.path ? a.start < b.start : a.path < b.path;
}
