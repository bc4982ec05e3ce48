import type { TextEdit } from '../../../core/edit.js';
import { LineIndex, type Source } from '../../../core/source.js';
import type { Span } from '../../../core/span.js';
import { compareVersions, type Version } from '../../../core/version.js';
import { YamlEditor, type YamlEdits, type YamlValue } from '../../../core/yaml/edit.js';
import { type Fact, type Known, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { type IpAddressPool, type Resource, type Resources, resourcesOf } from '../resources.js';
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

/** What was worked out for a version, and which versions were asked about for it. */
export interface Answer<T> {
  readonly version: Version;
  readonly asked: ReadonlySet<Version>;
  readonly result: T;
}

/** What rules ask of the manifests, and of the version and installation that they are judged for. */
export class Scope {
  readonly manifests: Manifests;
  /** Of all files that belong together. */
  readonly resources: Resources;
  /** No other files are known to belong to it. */
  readonly isLone: boolean;
  readonly isNative: boolean;
  /** What says so, where it is one of the files. */
  readonly nativeBackend: Span | undefined;
  readonly isClosed: boolean;
  readonly #version: Version;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #lines = new Map<string, LineIndex>();
  /** The versions that were asked about, see `holdsFor`. */
  #asked = new Set<Version>();
  readonly #answers = new Map<Version, boolean>();
  readonly #hasOldPools: boolean;

  constructor(manifests: Manifests, version: Version, { mode, closedWorld = false }: SemanticsOptions) {
    this.manifests = manifests;
    this.resources = resourcesOf(manifests);
    this.isLone = manifests.files.length < 2;
    this.nativeBackend = mode ? undefined : nativeBackend(manifests);
    this.isNative = mode === 'native' || this.nativeBackend !== undefined;
    this.isClosed = closedWorld;
    this.#version = version;
    this.#hasOldPools = this.resources.pools.some(({ kind }) => kind === 'AddressPool');
    this.#sources = new Map(manifests.files.map(({ source }) => [source.path, source]));
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

  /** What `work` gives, from what it gave for other versions where these do not differ in what it asks. */
  remembered<T>(earlier: Answer<T>[], work: () => T): T {
    const same = earlier.find(({ version, asked }) => this.#answersAs(version, asked));
    const before = this.#asked;
    this.#asked = new Set();
    const result = same ? same.result : work();
    const asked = same?.asked ?? this.#asked;
    this.#asked = new Set([...before, ...asked]);
    if (!same) earlier.push({ version: this.#version, asked, result });
    return result;
  }

  /** A finding that MetalLB refuses the file for. */
  refusal(span: Span, message: string, more: Partial<Finding> = {}): Finding {
    const line = this.#linesOf(span.path).position(span.start).line + 1;
    return { span, message, severity: 'error', rejects: true, daemon: { path: span.path, line }, ...more };
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
    const source = this.#sources.get(header.path);
    return source && spec.node && new YamlEditor(source).insertEntry(spec.node, field, value, after);
  }

  text({ path, start, end }: Span): string {
    return this.#sources.get(path)?.text.slice(start, end) ?? '';
  }

  #linesOf(path: string): LineIndex {
    const known = this.#lines.get(path) ?? new LineIndex(this.#sources.get(path)?.text ?? '');
    this.#lines.set(path, known);
    return known;
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
