import type { Severity } from '../../../core/diagnostic.js';
import { basename } from '../../../core/path.js';
import { nearest } from '../../../core/similar.js';
import type { Finding } from '../../../model/rule.js';
import { keyOf, type Named, type NameKind } from '../names.js';
import { shapeOf } from '../tree.js';
import type { AdviceRule } from './rule.js';
import type { Survey } from './survey.js';

/** What FRR does with the name of something that does not exist. */
interface Effect {
  readonly kind: RegExp;
  /** The command, as `shapeOf` gives it. */
  readonly command: RegExp;
  /** Where it may stand; default: anywhere. */
  readonly node?: RegExp;
  readonly severity: Severity;
  readonly happens: string;
}

/** Names that nothing here speaks of are not reported: nobody has looked what becomes of them. Measured with 8.4 and 10.3. */
const EFFECTS: readonly Effect[] = [
  {
    kind: /^peer-group$/,
    command: /^(?:neighbor|bgp listen) /,
    severity: 'error',
    happens: 'bgpd refuses this line, and everything else about the neighbor',
  },
  {
    kind: /^(?:route-map|ip.* prefix-list|.*access-list)$/,
    command: /^neighbor \* [a-z-]+ \* out$/,
    severity: 'warning',
    happens: 'FRR takes that for a denial of everything: nothing is announced to this neighbor',
  },
  {
    kind: /^(?:route-map|ip.* prefix-list|.*access-list)$/,
    command: /^neighbor \* [a-z-]+ \* in$/,
    severity: 'warning',
    happens: 'FRR takes that for a denial of everything: every route from this neighbor is discarded',
  },
  {
    kind: /^route-map$/,
    command: /^neighbor \* default-originate /,
    severity: 'warning',
    happens: 'its condition never holds: no default route is announced to this neighbor',
  },
  {
    kind: /^route-map$/,
    command: /^redistribute /,
    node: /^(?:bgp|ospf)/,
    severity: 'warning',
    happens: 'FRR takes that for a denial of everything: nothing is redistributed',
  },
  {
    kind: /^route-map$/,
    command: /^network /,
    node: /^bgp/,
    severity: 'warning',
    happens: 'FRR takes that for a denial of everything: the network is not announced',
  },
  {
    kind: /^route-map$/,
    command: /^call /,
    severity: 'warning',
    happens: 'FRR skips the call without a word, and the entry decides without it',
  },
  {
    kind: /list$/,
    command: /^match /,
    severity: 'warning',
    happens: 'the condition never holds, so this entry of the route-map never applies',
  },
  {
    kind: /community-list$/,
    command: /^set /,
    severity: 'warning',
    happens: 'nothing is deleted',
  },
  {
    kind: /^BFD profile$/,
    command: /^(?:neighbor \* bfd profile|profile) /,
    severity: 'warning',
    happens: 'FRR runs the session with its default timers without a word',
  },
  {
    kind: /^route-map$/,
    command: /^redistribute /,
    node: /^ripn?g?$/,
    severity: 'warning',
    happens: 'FRR filters nothing then: everything is redistributed',
  },
  {
    kind: /^route-map$/,
    command: /^redistribute /,
    node: /^isis$/,
    severity: 'warning',
    happens: 'FRR takes that for a denial of everything: nothing is redistributed',
  },
  {
    kind: /^route-map$/,
    command: /^ip(?:v6)? protocol /,
    severity: 'warning',
    happens: 'FRR takes that for a denial of everything: no route of this protocol is used',
  },
  {
    kind: /^access-list$/,
    command: /^distribute-list \* out /,
    node: /^ospf$/,
    severity: 'warning',
    happens: 'FRR filters nothing then: everything is redistributed',
  },
  {
    kind: /access-list$/,
    command: /access-class /,
    severity: 'warning',
    happens: 'FRR keeps nobody out then: whoever reaches its port is asked for the password',
  },
  {
    kind: /^route-map$/,
    command: /^aggregate-address .*suppress-map /,
    severity: 'warning',
    happens: 'nothing is suppressed: every route within the aggregate is announced too',
  },
  {
    kind: /^key chain$/,
    command: /^ip(?:v6)? (?:rip|ospf6?) authentication key-?chain /,
    severity: 'warning',
    happens: 'there is no key to check with, and packets of neighbors are discarded',
  },
  {
    kind: /^pbr-map$/,
    command: /^pbr-policy /,
    severity: 'warning',
    happens: 'FRR waits for it without a word: nothing that comes in here is sent another way',
  },
  {
    kind: /^nexthop-group$/,
    command: /^set nexthop-group /,
    severity: 'warning',
    happens: 'FRR does not install this entry of the pbr-map',
  },
  {
    kind: /^segment-list$/,
    command: /^candidate-path /,
    severity: 'error',
    happens: 'pathd refuses this line',
  },
];

/** Names that are used and that nothing defines. */
export const undefinedName: AdviceRule = {
  id: 'frr/undefined-name',
  severity: 'warning',
  summary: 'The name of a route-map, list, peer-group or the like that does not exist',
  *check(survey) {
    const { uses, definitions } = survey.names;
    const missing = new Map<string, Named[]>();
    for (const place of uses) {
      if (definitions.has(place.key) || isElsewhere(place, survey)) continue;
      const others = missing.get(place.key);
      if (others) others.push(place);
      else if (effectOf(place)) missing.set(place.key, [place]);
    }
    for (const [first, ...others] of missing.values()) if (first) yield report(first, others, survey);
  },
};

/** What a use of a name that does not exist leads to, where that is known. */
function effectOf({ kind, line }: Named): Effect | undefined {
  const shape = shapeOf(line);
  return EFFECTS.find(
    effect => effect.kind.test(kind) && effect.command.test(shape) && (effect.node?.test(line.node.name) ?? true),
  );
}

/** Whether the definition may be where nobody has looked, or another rule says what is wrong. */
function isElsewhere({ kind, key, word }: Named, survey: Survey): boolean {
  // Where lines are about the group itself, it is these that come without it: see `neighborOrder`.
  if (kind === 'peer-group' && orphanNames(survey).has(word.text)) return true;
  if (kind === 'BFD profile') {
    const owner = survey.of('bfdd');
    if (!owner || owner.names.definitions.has(key)) return true;
  }
  return survey.refused.has(word.text) || otherFamily(kind, word.text, survey) !== undefined;
}

const orphans = new WeakMap<Survey, ReadonlySet<string>>();

/** Whom the lines are about that bgpd refuses, because it does not know them. */
function orphanNames(survey: Survey): ReadonlySet<string> {
  const known = orphans.get(survey);
  if (known) return known;
  const names = new Set(survey.instances.flatMap(one => one.orphans.map(({ args }) => args[0]?.text ?? '')));
  orphans.set(survey, names);
  return names;
}

/** The kind of the same list in the other family, where only that one exists. */
export function otherFamily(kind: NameKind, name: string, { names }: Survey): NameKind | undefined {
  const other = OTHER_FAMILY[kind];
  return other && !names.definitions.has(keyOf(kind, name)) && names.definitions.has(keyOf(other, name))
    ? other
    : undefined;
}

const OTHER_FAMILY: Partial<Readonly<Record<NameKind, NameKind>>> = {
  'ip prefix-list': 'ipv6 prefix-list',
  'ipv6 prefix-list': 'ip prefix-list',
  'access-list': 'ipv6 access-list',
  'ipv6 access-list': 'access-list',
};

/** `match ip address NAME` looks for an access-list, `match ip address prefix-list NAME` for a prefix-list. */
const PREFIX_LISTS: Partial<Readonly<Record<NameKind, NameKind>>> = {
  'access-list': 'ip prefix-list',
  'ipv6 access-list': 'ipv6 prefix-list',
};

function report(first: Named, others: readonly Named[], survey: Survey): Finding {
  const { kind, word, line } = first;
  const { severity, happens } = effectOf(first) as Effect;
  const related = others.map(other => ({ span: other.word.span, message: 'Used here too.' }));
  const says = `There is no ${kind} “${word.text}”: ${happens}.`;
  const elsewhere = survey.definedElsewhere(first.key);
  if (elsewhere) {
    const { span } = elsewhere.word;
    return {
      span: word.span,
      severity,
      message: `${says} There is one in ${basename(span.path)}, but each daemon knows only what stands in its own file: write it here too.`,
      related: [...related, { span, message: 'The one of another daemon.' }],
      fixes: [],
    };
  }
  const prefixList = PREFIX_LISTS[kind];
  if (prefixList && /^match /.test(shapeOf(line)) && survey.names.definitions.has(keyOf(prefixList, word.text))) {
    const { start } = word.span;
    const edits = [{ span: { ...word.span, end: start }, text: 'prefix-list ' }];
    return {
      span: word.span,
      severity,
      message: `${says} There is a prefix-list of this name: write “prefix-list ${word.text}”.`,
      related,
      fixes: [{ title: 'Match the prefix-list', safe: false, edits }],
    };
  }
  const meant = nearest(word.text, namesOf(kind, survey)) ?? onlyUnused(kind, survey);
  return {
    span: word.span,
    severity,
    message: `${says} ${meant ? `Did you mean “${meant}”?` : 'Define it, or remove this use.'}`,
    related,
    fixes: meant ? [{ title: `Write “${meant}”`, safe: false, edits: [{ span: word.span, text: meant }] }] : [],
  };
}

/** Of a kind, the only one that nothing uses. */
function onlyUnused(kind: NameKind, survey: Survey): string | undefined {
  const { definitions, used } = survey.names;
  const unused = [...definitions].flatMap(([key, [one]]) => (one?.kind === kind && !used.has(key) ? [one] : []));
  return unused.length === 1 ? unused[0]?.word.text : undefined;
}

function namesOf(kind: NameKind, { names }: Survey): readonly string[] {
  return [...new Set([...names.definitions.values()].flatMap(([one]) => (one?.kind === kind ? [one.word.text] : [])))];
}
