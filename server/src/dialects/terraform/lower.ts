import { covers, type Span } from '../../core/span.js';
import { ABSENT, explicit, type Fact, unknown } from '../../model/fact.js';
import type { Firewall, GuardedInstance, Ports, SecurityGroup, SecurityGroupRule } from '../../model/firewall.js';
import { addressBits, type Family, parseAddress } from '../../net/address.js';
import { type Prefix, parsePrefix } from '../../net/prefix.js';
import {
  type Attribute,
  attributeOf,
  type Block,
  type Body,
  type Expression,
  isJson,
  type TerraformModule,
} from './tree.js';
import { type Each, Evaluator, type Value } from './values.js';

/** Resources of terraform-provider-openstack. */
export const GROUP = 'openstack_networking_secgroup_v2';
export const RULE = 'openstack_networking_secgroup_rule_v2';
/** Groups of the provider's version 1, with their rules in them. */
export const COMPUTE_GROUP = 'openstack_compute_secgroup_v2';
const INSTANCE = 'openstack_compute_instance_v2';

const blocks = new WeakMap<object, { readonly block: Block; readonly text: string }>();

/** The block that a rule or a group is written in. */
export function blockOf(lowered: SecurityGroupRule | SecurityGroup): Block | undefined {
  return blocks.get(lowered)?.block;
}

/** The text of the file that it is written in. */
export function textAround(lowered: SecurityGroupRule | SecurityGroup): string {
  return blocks.get(lowered)?.text ?? '';
}

const HANDED_ON = /sec(?:urity_?)?group|\b(?:4784|179)\b|bfd|bgp/i;

type TextExpression = Extract<Expression, { kind: 'string' }>;

/** The texts that a body holds. */
function textsIn({ attributes, blocks }: Body): readonly TextExpression[] {
  return [...attributes.flatMap(({ value }) => textsOf(value)), ...blocks.flatMap(textsIn)];
}

function textsOf(value: Expression): readonly TextExpression[] {
  switch (value.kind) {
    case 'string':
      return [value];
    case 'list':
      return value.items.flatMap(textsOf);
    case 'object':
      return value.items.flatMap(item => textsOf(item.value));
    case 'call':
      return value.arguments.flatMap(textsOf);
    default:
      return [];
  }
}

/** Whether an attribute of a port or a network says that no group is asked there. */
function isFilterOff(name: string, value: Expression): boolean {
  if (name === 'port_security_enabled') return value.kind !== 'bool' || !value.value;
  return name === 'no_security_groups' && (value.kind !== 'bool' || value.value);
}

const WHY = 'it is set from outside of the module';

/** What a module's blocks make OpenStack let in. */
export function lowerTerraform(module: TerraformModule, root: string): Firewall {
  return new Lowering(module).firewall(root);
}

class Lowering {
  readonly #module: TerraformModule;
  readonly #values: Evaluator;
  readonly #blocks: readonly Block[];

  constructor(module: TerraformModule) {
    this.#module = module;
    this.#values = new Evaluator(module);
    this.#blocks = module.files
      .flatMap(({ body }) => body.blocks)
      .filter(block => !module.overridden.has(block.labels.join('.')));
  }

  firewall(root: string): Firewall {
    const compute = this.#resources(COMPUTE_GROUP);
    const groups = [...this.#resources(GROUP), ...compute].map(block => this.#group(block));
    const rules = [
      ...this.#resources(RULE).flatMap(block => this.#rules(block, block, undefined)),
      ...compute.flatMap(block => this.#ownRules(block)),
    ];
    // What another module is told of groups or of BGP, it may act upon.
    const isHandedOn = this.#blocks.some(block => block.type === 'module' && HANDED_ON.test(this.#textOf(block)));
    const isOff = this.#blocks.some(({ attributes }) => attributes.some(({ name, value }) => isFilterOff(name, value)));
    const isDynamic = compute.some(({ blocks }) => blocks.some(({ type }) => type === 'dynamic'));
    return {
      root,
      groups,
      rules,
      instances: this.#resources(INSTANCE).map(block => this.#instance(block, groups)),
      incomplete:
        this.#module.hasUnread ||
        this.#module.overridden.size > 0 ||
        this.#module.files.some(({ isDamaged }) => isDamaged) ||
        isHandedOn ||
        isDynamic ||
        isOff,
    };
  }

  #resources(kind: string): readonly Block[] {
    return this.#blocks.filter(({ type, labels }) => type === 'resource' && labels[0] === kind && labels.length === 2);
  }

  #group(block: Block): SecurityGroup {
    const id = block.labels.join('.');
    const { name } = this.#facts(block, {});
    const removed = attributeOf(block, 'delete_default_rules')?.value;
    const group = {
      id,
      name,
      header: block.header,
      span: block.span,
      isUsed: this.#isUsed(id, block, name),
      // What OpenStack puts into a new group lets everything out.
      letsOut: !(removed?.kind === 'bool' && removed.value),
    };
    this.#note(group, block);
    return group;
  }

  /** Whether anything but its rules refers to a group, or names it. */
  #isUsed(id: string, block: Block, name: Fact<string>): boolean {
    const own = [...this.#resources(RULE), block].map(({ span }) => span);
    const isOwn = (at: Span) => own.some(span => covers(span, at));
    const isReferred = this.#module.files.some(({ references }) =>
      references.some(({ path, span }) => path.slice(0, 2).join('.') === id && !isOwn(span)),
    );
    if (isReferred || name.kind !== 'known') return isReferred || name.kind === 'unknown';
    const written = JSON.stringify(name.value);
    return this.#module.files.some(({ source, body }) => {
      // There may be escapes in it.
      if (isJson(source.path) && textsIn(body).some(text => text.value === name.value && !isOwn(text.span)))
        return true;
      for (let at = source.text.indexOf(written); at >= 0; at = source.text.indexOf(written, at + 1)) {
        if (!isOwn({ path: source.path, start: at, end: at + written.length })) return true;
      }
      return false;
    });
  }

  #note(lowered: SecurityGroupRule | SecurityGroup, block: Block): void {
    blocks.set(lowered, { block, text: this.#fileOf(block) });
  }

  #fileOf({ span }: Block): string {
    return this.#module.files.find(({ source }) => source.path === span.path)?.source.text ?? '';
  }

  #textOf(block: Block): string {
    return this.#fileOf(block).slice(block.span.start, block.span.end);
  }

  /** A rule's block, once for each thing that it stands for. */
  #rules(block: Block, repeated: Body, group: string | undefined): readonly SecurityGroupRule[] {
    const each = this.#values.eachOf(attributeOf(repeated, 'count'), attributeOf(repeated, 'for_each'));
    return (each ?? [{}]).map(one => this.#rule(block, one, each === undefined, group));
  }

  #rule(block: Block, each: Each, isConditional: boolean, group: string | undefined): SecurityGroupRule {
    const facts = this.#facts(block, each);
    const rule: SecurityGroupRule = {
      header: block.header,
      span: block.span,
      // Groups of the old kind have no other.
      direction: group === undefined ? facts.direction : explicit('ingress' as const, block.header),
      family: facts.family,
      protocol: facts.protocol,
      ports: facts.ports,
      source: facts.source,
      isFromGroup: facts.isFromGroup,
      isConditional,
      group: group ?? facts.group,
    };
    this.#note(rule, block);
    return rule;
  }

  /** The rules that stand in a group of the old kind: they let in alone. */
  #ownRules(block: Block): readonly SecurityGroupRule[] {
    return block.blocks
      .filter(({ type }) => type === 'rule')
      .flatMap(rule => this.#rules(rule, block, block.labels.join('.')));
  }

  /** What a block says under the names of either kind of rule. */
  #facts(block: Block, each: Each) {
    const read = (...names: readonly string[]): Fact<Text> => {
      const attribute = names.map(name => attributeOf(block, name)).find(found => found !== undefined);
      if (!attribute) return ABSENT;
      return scalar(asReplaceable(this.#values.value(attribute.value, each), attribute), attribute.span);
    };
    // A group that is handed in may turn out to be none; then the rule is for everybody.
    const from = ['remote_group_id', 'from_group_id', 'remote_address_group_id'].flatMap(name => {
      const attribute = attributeOf(block, name);
      return attribute ? this.#values.value(attribute.value, each) : [];
    });
    const isFromGroup =
      from.some(isSomething) || as(read('self'), block, text => text === 'true' || undefined).kind === 'known';
    const written = as(read('remote_ip_prefix', 'cidr'), block, prefixOf);
    const isOpen = written.kind === 'absent' && !isFromGroup && from.some(({ kind }) => kind === 'unknown');
    const source: Fact<Prefix> = isOpen ? unknown(WHY, block.header) : written;
    const family = as(read('ethertype'), block, familyOf);
    const protocol = as(
      read('protocol', 'ip_protocol'),
      block,
      text => PROTOCOLS[text.toLowerCase()] ?? text.toLowerCase(),
    );
    const groupAttribute = attributeOf(block, 'security_group_id');
    const group = groupAttribute && this.#values.value(groupAttribute.value, each);
    return {
      name: as(read('name'), block, text => text),
      direction: as(read('direction'), block, directionOf),
      // The old kind takes the family from the prefix.
      family: family.kind === 'absent' ? familyFact(source, block.span) : family,
      protocol: protocol.kind === 'absent' ? explicit('any', block.header) : protocol,
      ports: portsOf(read('port_range_min', 'from_port'), read('port_range_max', 'to_port')),
      source,
      isFromGroup,
      group: group?.kind === 'resource' ? groupId(group.path) : undefined,
    };
  }

  #instance(block: Block, groups: readonly SecurityGroup[]): GuardedInstance {
    const isOpen = block.blocks.some(({ type }) => type === 'dynamic');
    const networks = block.blocks.filter(({ type }) => type === 'network');
    const list = attributeOf(block, 'security_groups');
    const value = list && this.#values.value(list.value);
    const items = value?.kind === 'list' ? value.items : [];
    const idOf = (item: Value) => {
      if (item.kind === 'resource') return groupId(item.path);
      const named = groups.find(
        ({ name }) => item.kind === 'scalar' && name.kind === 'known' && name.value === item.value,
      );
      return named?.id;
    };
    return {
      header: block.header,
      networks: isOpen
        ? undefined
        : networks.map(network => ({ at: network.header, name: this.#facts(network, {}).name })),
      groups: items.flatMap(item => idOf(item) ?? []),
      hasOtherGroups:
        value?.kind !== 'list' || items.length === 0 || items.some(item => !groups.some(({ id }) => id === idOf(item))),
    };
  }
}

/** The group whose `id` or `name` a reference is. */
function groupId(path: readonly string[]): string {
  return path.slice(0, path[0] === 'data' ? 3 : 2).join('.');
}

/** Whether a value is there for certain. */
function isSomething(value: Value): boolean {
  return value.kind === 'resource' || (value.kind === 'scalar' && value.value !== null && value.value !== '');
}

/** The value, as no literal where no fix may write another in its place: one within a text of JSON has escapes around it. */
function asReplaceable(value: Value, { value: { span } }: Attribute): Value {
  if (value.kind !== 'scalar' || !isJson(span.path)) return value;
  return { ...value, isLiteral: value.isLiteral && value.at.start === span.start && value.at.end === span.end };
}

/** A scalar's text, and where it is written. */
interface Text {
  readonly text: string;
  readonly at: Span;
  readonly isLiteral: boolean;
}

/** What is empty, or null, is not set. */
function scalar(value: Value, at: Span): Fact<Text> {
  if (value.kind !== 'scalar') return unknown(WHY, at);
  if (value.value === null || value.value === '') return ABSENT;
  return explicit({ text: String(value.value), at: value.at, isLiteral: value.isLiteral }, at);
}

/**
 * The fact as what its text means; what means nothing is not known. A literal of the block itself is explicit, and `valueAt` is its
 * place; what comes from elsewhere is shared with others.
 */
function as<T>(fact: Fact<Text>, { span }: Block, read: (text: string) => T | undefined): Fact<T> {
  if (fact.kind !== 'known') return fact;
  const value = read(fact.value.text);
  const { at = fact.value.at } = fact;
  if (value === undefined) return unknown('it means nothing to OpenStack', at);
  const isOwn = covers(span, fact.value.at);
  const origin = isOwn && fact.value.isLiteral ? 'explicit' : 'inherited';
  return { kind: 'known', value, origin, at, valueAt: isOwn ? fact.value.at : at };
}

/** Numbers by which protocols may be named. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'ipv6-icmp',
  '0': 'any',
};

function directionOf(text: string): 'ingress' | 'egress' | undefined {
  const word = text.toLowerCase();
  return word === 'ingress' || word === 'egress' ? word : undefined;
}

function familyOf(text: string): Family | undefined {
  const word = text.toLowerCase();
  return word === 'ipv4' || word === 'ipv6' ? word : undefined;
}

/** An address without a length is that address alone. */
function prefixOf(text: string): Prefix | undefined {
  const address = parseAddress(text);
  return parsePrefix(text) ?? (address && { address, length: addressBits(address.family) });
}

function familyFact(source: Fact<Prefix>, at: Span): Fact<Family> {
  if (source.kind === 'unknown') return source;
  return explicit(source.kind === 'known' ? source.value.address.family : 'ipv4', at);
}

/** The range between two ports; -1 stands for all, as 0 and 0 do. */
function portsOf(min: Fact<Text>, max: Fact<Text>): Fact<Ports> {
  if (min.kind === 'unknown' || max.kind === 'unknown')
    return unknown(WHY, min.kind === 'unknown' ? min.at : undefined);
  if (min.kind === 'absent' || max.kind === 'absent') return ABSENT;
  const [first, last] = [min, max].map(({ value }) => Number(value.text)) as [number, number];
  if (first === -1 || (first === 0 && last === 0)) return ABSENT;
  const isNumber = Number.isInteger(first) && Number.isInteger(last) && first <= last;
  if (!isNumber) return unknown('these are no ports', min.at);
  const at = min.at as Span;
  const isLiteral = min.value.isLiteral && max.value.isLiteral;
  return {
    kind: 'known',
    value: { first, last },
    origin: isLiteral ? 'explicit' : 'inherited',
    at,
    valueAt: min.value.at,
  };
}
