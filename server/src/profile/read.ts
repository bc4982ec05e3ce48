import type { Diagnostic, Fix } from '../core/diagnostic.js';
import { nearest } from '../core/similar.js';
import type { Source } from '../core/source.js';
import type { Span } from '../core/span.js';
import { readYaml } from '../core/yaml/read.js';
import type { Node } from '../core/yaml/tree.js';
import { addressBits, formatAddress } from '../net/address.js';
import { isPrivateAsn } from '../net/asn.js';
import { formatPrefix } from '../net/prefix.js';
import type {
  AllocatedPrefix,
  Allocation,
  Binding,
  Instance,
  PasswordReference,
  Profile,
  Service,
} from './allocation.js';
import { check } from './check.js';
import {
  type AllocatedPrefixValue,
  type AllocationValue,
  type BindingValue,
  type InstanceValue,
  type PasswordValue,
  PROFILE,
  type ServiceValue,
} from './definition.js';
import { quoted } from './formats.js';
import { Report } from './report.js';
import { scalarText } from './scalar-text.js';
import { passwordSpans } from './secret-spans.js';
import type { Placed } from './shape.js';

/** What came of reading a profile. */
export interface ProfileResult {
  /** undefined when there is no allocation in it that could be used. */
  readonly profile: Profile | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Where passwords stand or seem to: excerpts of the text mask them. */
  readonly secrets: readonly Span[];
}

export interface ReadOptions {
  /** The ids of all rules, to notice one under `ignore` that does not exist. */
  readonly rules?: Iterable<string>;
}

/**
 * Reads a profile: YAML 1.2, or JSON. Never throws. A mistake is reported at its place and costs as little as possible: other
 * allocations stay usable, and so does the same one when no doubt is left about what is meant. An allocation whose AS numbers,
 * peers or prefixes could not be read is left out, because judging by the rest would give false findings.
 */
export function readProfile(source: Source, options: ReadOptions = {}): ProfileResult {
  const report = new Report();
  const yaml = readYaml(source);
  const secrets = passwordSpans(source, yaml);
  const profile = yaml.problem ? undefined : new ProfileReader(source, report, options).read(yaml.root);
  if (yaml.problem) {
    const { span, reason } = yaml.problem;
    const message = `This is not a YAML file: ${reason}. Until that is mended, nothing is compared with the allocation.`;
    report.add('profile/invalid', span, message);
  }
  return { profile, diagnostics: report.diagnostics(), secrets };
}

/** Builds the profile out of what `check` read, and makes the checks that need more than one value. */
class ProfileReader {
  readonly #source: Source;
  readonly #report: Report;
  readonly #rules: readonly string[] | undefined;

  constructor(source: Source, report: Report, options: ReadOptions) {
    this.#source = source;
    this.#report = report;
    this.#rules = options.rules && [...options.rules];
  }

  read(root: Node | undefined): Profile | undefined {
    if (!root || (root.kind === 'scalar' && root.value === null)) {
      const message = 'This profile is empty: describe the allocation under `allocations:`.';
      this.#report.add('profile/missing-key', { path: this.#source.path, start: 0, end: 0 }, message);
      return undefined;
    }
    if (root.kind !== 'map') {
      const message = 'This is no profile, because it has no keys: describe the allocation under `allocations:`.';
      this.#report.add('profile/invalid', this.#firstLine(root.span), message);
      return undefined;
    }
    const read = check(root, PROFILE, 'this file', this.#report)?.value;
    if (!read) return undefined;
    const written = read.allocations?.value ?? [];
    this.#checkNames(written);
    const names = written.flatMap(({ value }) => nameOf(value, written.length) ?? []);
    const allocations = unique(
      written.flatMap((entry, index) =>
        this.#allocation(entry, nameOf(entry.value, written.length) ?? `allocation ${index + 1}`),
      ),
      allocation => allocation.name,
    );
    const bindings = (read.bindings?.value ?? []).flatMap(entry => this.#binding(entry, names));
    for (const rule of read.ignore?.value ?? []) this.#checkRule(rule);
    if (allocations.length === 0) return undefined;
    return {
      path: this.#source.path,
      allocations,
      bindings,
      root: read.root?.value ?? false,
      ignore: (read.ignore?.value ?? []).map(rule => rule.value),
    };
  }

  #allocation({ value, at, damaged }: Placed<AllocationValue>, name: string): Allocation[] {
    const { localAs, peerAs, peers } = value;
    if (localAs && !isPrivateAsn(localAs.value)) {
      const message =
        `AS ${localAs.value} is not for private use: those are 4200000000 to 4294967294, and 64512 to 65534 (RFC 6996). ` +
        'NREC gives projects a private number; check it against what NREC wrote.';
      this.#report.add('profile/as-not-private', localAs.at, message);
    }
    this.#checkDoubles(value.peers?.value ?? [], formatAddress, 'address');
    this.#checkDoubles(namesOf(value.instances?.value ?? []), name => name, 'name');
    const ipv4 = (value.ipv4?.value ?? []).map(entry => this.#prefix(entry));
    const ipv6 = (value.ipv6?.value ?? []).map(entry => this.#prefix(entry));
    if (damaged || !localAs || !peerAs || !peers) return [];
    return [
      {
        name,
        site: value.site?.value,
        localAs: localAs.value,
        peerAs: peerAs.value,
        peers: unique(
          peers.value.map(peer => peer.value),
          formatAddress,
        ),
        ipv4: ipv4.filter(entry => entry !== undefined),
        ipv6: ipv6.filter(entry => entry !== undefined),
        bfd: value.bfd?.value ?? 'optional',
        password: value.password && passwordReference(value.password.value),
        instanceNetwork: (value.instanceNetwork?.value ?? []).map(prefix => prefix.value),
        instances: (value.instances?.value ?? []).flatMap(instance),
        services: (value.services?.value ?? []).flatMap(service),
        span: at,
      },
    ];
  }

  #prefix({ value }: Placed<AllocatedPrefixValue>): AllocatedPrefix | undefined {
    if ('short' in value) return { prefix: value.short, maxLength: addressBits(value.short.address.family) };
    const { prefix, maxLength } = value.long;
    if (!prefix) return undefined;
    const bits = addressBits(prefix.value.address.family);
    if (!maxLength || maxLength.value >= prefix.value.length) {
      return { prefix: prefix.value, maxLength: maxLength?.value ?? bits };
    }
    const message =
      `\`maxLength\` ${maxLength.value} is shorter than the prefix itself, so that nothing of ${formatPrefix(prefix.value)} could be announced: ` +
      `write ${prefix.value.length} to ${bits}.`;
    this.#report.add('profile/invalid', maxLength.at, message);
    return { prefix: prefix.value, maxLength: bits };
  }

  /** Several allocations need names, each its own. */
  #checkNames(allocations: readonly Placed<AllocationValue>[]): void {
    this.#checkDoubles(namesOf(allocations), name => name, 'name');
    if (allocations.length < 2) return;
    for (const { value, at } of allocations) {
      if (value.name) continue;
      const message =
        'This allocation has no `name`, and with several in a profile each needs one: messages and bindings go by it.';
      this.#report.add('profile/missing-key', this.#firstWord(at), message);
    }
  }

  #firstWord(span: Span): Span {
    return this.#beginning(span, /^[^\s:]*/);
  }

  #firstLine(span: Span): Span {
    return this.#beginning(span, /^[^\r\n]*/);
  }

  #beginning({ path, start, end }: Span, pattern: RegExp): Span {
    const beginning = pattern.exec(this.#source.text.slice(start, end))?.[0] ?? '';
    return { path, start, end: start + beginning.length };
  }

  #checkDoubles<T>(values: readonly Placed<T>[], print: (value: T) => string, noun: string): void {
    const first = new Map<string, Span>();
    for (const { value, at } of values) {
      const text = print(value);
      const before = first.get(text);
      if (!before) first.set(text, at);
      else {
        const message = `This ${noun} is given twice; each must be different.`;
        this.#report.add('profile/duplicate', at, message, { related: [{ span: before, message: 'The first one.' }] });
      }
    }
  }

  #binding({ value, damaged }: Placed<BindingValue>, names: readonly string[]): Binding[] {
    const { files, allocation } = value;
    const known = allocation === undefined || names.includes(allocation.value);
    if (!known) this.#unknownAllocation(allocation, names);
    if (damaged || !known || !files || !allocation) return [];
    return [{ files: files.value.map(file => file.value), allocation: allocation.value }];
  }

  #unknownAllocation({ value, at }: Placed<string>, names: readonly string[]): void {
    const meant = nearest(value, names) ?? (names.length === 1 ? names[0] : undefined);
    const known = names.length === 0 ? 'none has a name' : `known: ${names.map(quoted).join(', ')}`;
    const message = `No allocation is called ${quoted(value)} (${known}), so these files would be compared with nothing.`;
    this.#report.add('profile/unknown-allocation', at, message, { fixes: this.#changeTo(at, meant) });
  }

  #checkRule({ value, at }: Placed<string>): void {
    if (!this.#rules || this.#rules.includes(value)) return;
    const meant = nearest(value, this.#rules);
    const advice = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
    const message = `There is no rule ${quoted(value)}, so nothing is ignored.${advice}`;
    this.#report.add('profile/unknown-rule', at, message, { fixes: this.#changeTo(at, meant) });
  }

  /** A fix that puts a name in the place of another, within the quotes that are there. */
  #changeTo(span: Span, name: string | undefined): Fix[] {
    if (name === undefined || /["'\\\n]/.test(name)) return [];
    const inQuotes = /["']/.test(this.#source.text[span.start - 1] ?? '');
    return [
      { title: `Change to \`${name}\``, safe: false, edits: [{ span, text: inQuotes ? name : scalarText(name) }] },
    ];
  }
}

/** What an allocation is called: a lone one needs no name. */
function nameOf({ name, site }: AllocationValue, count: number): string | undefined {
  return name?.value ?? (count === 1 ? (site?.value ?? 'nrec') : undefined);
}

function namesOf(values: readonly Placed<{ readonly name?: Placed<string> }>[]): Placed<string>[] {
  return values.flatMap(({ value }) => value.name ?? []);
}

function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [...new Map([...values].reverse().map(value => [key(value), value])).values()].reverse();
}

function instance({ value, damaged }: Placed<InstanceValue>): Instance[] {
  const { name, address, files } = value;
  if (damaged || !name || !address) return [];
  const patterns = (files?.value ?? []).map(file => file.value);
  return [{ name: name.value, address: address.value, files: patterns, span: name.at }];
}

function service({ value, damaged }: Placed<ServiceValue>): Service[] {
  if ('short' in value) return [value.short];
  const { protocol, port, from } = value.long;
  if (damaged || !protocol || !port) return [];
  return [{ protocol: protocol.value, ...port.value, from: (from?.value ?? []).map(prefix => prefix.value) }];
}

function passwordReference({ env, file, scrypt }: PasswordValue): PasswordReference | undefined {
  if (env) return { kind: 'env', name: env.value };
  if (file) return { kind: 'file', path: file.value };
  return scrypt && { kind: 'scrypt', hash: scrypt.value };
}
