import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import type { Community } from '../resources.js';
import { parseCommunity } from '../values/community.js';
import { type Advertised, advertisedIn } from './advertised.js';
import type { SemanticRule } from './rule.js';
import { at, isWhole, knownItems, type Scope } from './scope.js';

/** How many communities MetalLB hands on to FRR with one advertisement. */
const MOST = 63;

const PARTS = 'a community has two parts, a large one four';
const FORMS = 'Write 64512:100, or large:64512:1:2';

/** Communities that MetalLB cannot read. */
export const community: SemanticRule = {
  id: 'metallb/community',
  severity: 'error',
  summary: 'A community that MetalLB cannot read',
  *check(scope) {
    const named = namesIn(scope);
    for (const one of advertisedIn(scope)) {
      yield* judgeList(one, scope);
      yield* wellKnown(one, named, scope);
    }
    for (const one of scope.resources.communities) yield* judgeNames(one, scope);
  },
};

function* judgeList({ settings: { communities }, header }: Advertised, scope: Scope): Iterable<Finding> {
  const list = knownItems(communities);
  for (const item of list) {
    const parsed = parseCommunity(item.value);
    if (parsed.kind === 'problem') yield refusal(item.value, parsed.reason, at(item, header), scope);
    if (parsed.kind === 'alias' && item.value.includes(':')) {
      const found = refusal(item.value, PARTS, at(item, header), scope);
      // The webhook takes whatever has a colon for a value; that of 0.13 waited for a name, and the speaker still does.
      yield scope.since('0.14') ? found : { span: found.span, message: found.message };
    }
  }
  const span = communities.kind === 'known' ? (communities.at ?? header) : header;
  if (new Set(list.map(({ value }) => value)).size > MOST && isWhole(communities)) {
    const message = `MetalLB hands on at most ${MOST} communities with one advertisement, and with ${list.length} it announces nothing. Delete some.`;
    yield { span, message };
  }
}

/** Names that routers have for communities (RFC 1997, 7999, 8326 and 3765), and MetalLB does not. */
const WELL_KNOWN: ReadonlyMap<string, string> = new Map([
  ['no-export', '65535:65281'],
  ['no-advertise', '65535:65282'],
  ['local-as', '65535:65283'],
  ['no-export-subconfed', '65535:65283'],
  ['no-peer', '65535:65284'],
  ['nopeer', '65535:65284'],
  ['blackhole', '65535:666'],
  ['graceful-shutdown', '65535:0'],
]);

/** The names that Community objects define; undefined where not all of them are known. */
function namesIn({ resources }: Scope): ReadonlySet<string> | undefined {
  const all = resources.communities.flatMap(one =>
    one.communities.kind === 'unknown'
      ? [undefined]
      : (knownValue(one.communities) ?? []).map(({ name }) => knownValue(name)),
  );
  const known = all.filter(name => name !== undefined);
  return known.length === all.length ? new Set(known) : undefined;
}

function* wellKnown(
  { settings, header }: Advertised,
  named: ReadonlySet<string> | undefined,
  scope: Scope,
): Iterable<Finding> {
  // Where there are Community objects, metallb/undefined-reference says which names they lack.
  if (named?.size !== 0) return;
  for (const item of knownItems(settings.communities)) {
    const value = WELL_KNOWN.get(item.value.toLowerCase().replaceAll('_', '-'));
    if (value === undefined) continue;
    const span = at(item, header);
    const message = `MetalLB knows no name “${item.value}” by itself, and waits with its configuration until a Community object defines it. Write the value, ${value}.`;
    const fixes = [{ title: `Write ${value}`, safe: false, edits: [scope.rewrite(span, value)] }];
    yield { span, severity: 'warning', message, fixes };
  }
}

function* judgeNames({ communities, header }: Community, scope: Scope): Iterable<Finding> {
  for (const { name, value, span } of knownValue(communities) ?? []) {
    if (value.kind === 'unknown') continue;
    const text = knownValue(value) ?? '';
    const parsed = parseCommunity(text);
    if (parsed.kind === 'standard' || parsed.kind === 'large') continue;
    const where = value.kind === 'known' ? at(value, header) : name.kind === 'known' ? at(name, header) : span;
    const reason = parsed.kind === 'problem' ? parsed.reason : PARTS;
    yield refusal(text, text === '' ? 'there is no value' : reason, where, scope);
  }
}

function refusal(text: string, reason: string, span: Finding['span'], scope: Scope): Finding {
  return scope.refusal(span, `MetalLB refuses the community “${text}”: ${reason}. ${FORMS}.`);
}
