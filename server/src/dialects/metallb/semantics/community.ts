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
    for (const one of advertisedIn(scope)) yield* judgeList(one, scope);
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
