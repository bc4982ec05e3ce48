import type { TextEdit } from '../../core/edit.js';
import type { Span } from '../../core/span.js';
import type { Edits } from '../../model/edits.js';
import type { FirewallVerbs, SecurityGroupRule } from '../../model/firewall.js';
import type { NeededRule } from '../../model/security-group.js';
import { formatPrefix } from '../../net/prefix.js';
import { addEntries, type Written } from './edits-json.js';
import { blockOf, COMPUTE_GROUP, RULE, textAround } from './lower.js';
import { type Attribute, attributeOf, type Block, isJson } from './tree.js';
import { block, ruleAttributes } from './write.js';

/** How rules mend Terraform: literals are replaced where they stand, and blocks are added behind those that are like them. */
export const terraformEdits: FirewallVerbs = {
  setSource(rule, source) {
    return rule.source.kind === 'known' && rule.source.origin === 'explicit' && rule.source.valueAt
      ? [{ span: rule.source.valueAt, text: `"${formatPrefix(source)}"` }]
      : undefined;
  },
  setPorts(rule, { first, last }) {
    const ports = portAttributes(rule);
    if (!ports) return undefined;
    return [...replaced(ports.min, String(first)), ...replaced(ports.max, String(last))];
  },
  setProtocol(rule, protocol) {
    return rule.protocol.kind === 'known' && rule.protocol.origin === 'explicit' && rule.protocol.valueAt
      ? [{ span: rule.protocol.valueAt, text: `"${protocol}"` }]
      : undefined;
  },
  addRules(firewall, needed, like) {
    const at = blockOf(like);
    if (!at) return undefined;
    const isText = !isJson(at.span.path);
    const isInside = at.type === 'rule';
    if (isInside || at.labels[0] === COMPUTE_GROUP) return isText ? addInside(at, isInside, needed) : undefined;
    const group = 'id' in like ? `${like.id}.id` : groupText(like);
    if (group === undefined) return undefined;
    const taken = new Set(firewall.rules.flatMap(one => blockOf(one)?.labels[1] ?? []));
    const added = needed.map(rule => [freeLabel(rule.id, taken), attributesOf(rule, group)] as const);
    // Only behind another rule it is an entry of the same object.
    if (!isText) return 'id' in like ? undefined : addEntries(at, textAround(like), added);
    const blocks = added.map(([label, attributes]) => block(`resource "${RULE}" "${label}"`, attributes));
    return [behind(at.span, blocks.map(text => `\n${text}`).join(''))];
  },
};

/** The attributes of both ends of a range, where both are literals. */
function portAttributes(rule: SecurityGroupRule): { readonly min: Attribute; readonly max: Attribute } | undefined {
  if (rule.ports.kind !== 'known' || rule.ports.origin !== 'explicit') return undefined;
  const written = blockOf(rule);
  const min = written && (attributeOf(written, 'port_range_min') ?? attributeOf(written, 'from_port'));
  const max = written && (attributeOf(written, 'port_range_max') ?? attributeOf(written, 'to_port'));
  return min && max && isLiteral(min) && isLiteral(max) ? { min, max } : undefined;
}

function isLiteral({ value }: Attribute): boolean {
  return value.kind === 'number' || value.kind === 'string';
}

function replaced({ value }: Attribute, text: string): TextEdit[] {
  return [{ span: value.span, text: value.kind === 'string' ? `"${text}"` : text }];
}

/** The words by which a rule names its group. */
function groupText(rule: SecurityGroupRule): string | undefined {
  const written = blockOf(rule);
  const value = written && attributeOf(written, 'security_group_id')?.value;
  return value?.kind === 'reference' ? value.path.join('.') : undefined;
}

function attributesOf(needed: NeededRule, group: string): Written {
  const [only, ...more] = needed.sources.map(source => `"${formatPrefix(source)}"`);
  const several = more.length > 0 ? [['for_each', `toset([${[only, ...more].join(', ')}])`] as const] : [];
  const remote = more.length > 0 ? 'each.value' : (only ?? 'null');
  return [...several, ...ruleAttributes(needed, remote, group)];
}

/** A block `rule` for each source, in a group of the old kind. */
function addInside(at: Block, isRule: boolean, needed: readonly NeededRule[]): Edits {
  const text = needed.flatMap(ownRuleBlocks).join('\n');
  if (isRule) return [behind(at.span, `\n${text}`)];
  return [{ span: { path: at.span.path, start: at.close, end: at.close }, text: `\n${text}` }];
}

function ownRuleBlocks({ protocol, first, last, sources }: NeededRule): string[] {
  return sources.map(source =>
    block(
      'rule',
      [
        ['from_port', String(first)],
        ['to_port', String(last)],
        ['ip_protocol', `"${protocol}"`],
        ['cidr', `"${formatPrefix(source)}"`],
      ],
      '  ',
    ),
  );
}

/** Lines behind a block. */
function behind({ path, end }: Span, text: string): TextEdit {
  return { span: { path, start: end, end }, text: `\n${text.replace(/\n$/, '')}` };
}

function freeLabel(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const label = count === 1 ? wanted : `${wanted}_${count}`;
    if (!taken.has(label)) return label;
  }
}
