import type { Related } from '../core/diagnostic.js';
import { type Span, sameSpan, spanKey } from '../core/span.js';
import { knownValue, placeOf } from '../model/fact.js';
import type { Accepted, Policy } from '../model/policy.js';
import type { AllocationContext } from '../model/rule.js';
import type { AddressFamily, Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import { addressBits, type Family } from '../net/address.js';
import type { Prefix } from '../net/prefix.js';
import { PrefixSet } from '../net/prefix-set.js';
import { allocationSet } from '../profile/allocation-set.js';
import { actsOn, fix } from './findings.js';
import { type Announced, activeSources } from './route-reach.js';
import { allocated, familyName } from './words.js';

/** What is the matter with an export policy: one thing at most, the gravest. */
export type ExportVerdict =
  /** It was not read, or is not known. */
  | 'unjudged'
  /** It lets out everything. */
  | 'unlimited'
  /** It certainly lets out something else than the allocation. */
  | 'outside'
  /** It may, depending on more than the prefix. */
  | 'maybe outside'
  /** It compares with prefixes of the other family only. */
  | 'other family'
  /** It lets out nothing. */
  | 'nothing'
  /** It lets out nothing that an instance's address could be. */
  | 'no address'
  /** What it lets out of the allocation no source of routes brings. */
  | 'not offered'
  | 'fine';

/** An export policy judged, with everything it acts on: the policy of a filter shared by two sessions is one. */
export interface JudgedExport {
  readonly verdict: ExportVerdict;
  readonly family: Family;
  readonly policy: Policy;
  /** Where it goes wrong. */
  readonly place: Span;
  readonly uses: readonly { readonly session: Session; readonly carried: AddressFamily }[];
  /** A prefix that gets out and should not. */
  readonly witness: Prefix | undefined;
}

const judged = new WeakMap<AllocationContext, readonly JudgedExport[]>();

/** The export policies of the NREC sessions, each judged once so that one rule at most speaks of it. */
export function judgedExports(context: AllocationContext): readonly JudgedExport[] {
  const known = judged.get(context);
  if (known) return known;
  const result = merge(
    context.sessions.flatMap(({ session }) =>
      session.families.flatMap(carried => {
        const policy = knownValue(carried.export);
        return policy && !policy.damaged ? [judge(context, session, carried, policy)] : [];
      }),
    ),
  );
  judged.set(context, result);
  return result;
}

function judge(context: AllocationContext, session: Session, carried: AddressFamily, policy: Policy): JudgedExport {
  const { family } = carried;
  const allowed = allocationSet(context.allocation, family);
  const statement = placeOf(carried.export, carried.header);
  const found = (verdict: ExportVerdict, place: Span, witness?: Prefix): JudgedExport => {
    return { verdict, family, policy, place, uses: [{ session, carried }], witness };
  };

  const certain = policy.must.minus(allowed);
  const everything = PrefixSet.all(family).isSubsetOf(policy.must);
  if (!certain.isEmpty()) {
    const { witness, because } = leakOf(policy, 'must', certain, statement);
    return found(everything ? 'unlimited' : 'outside', because, witness);
  }
  // What is offered may take long to work out, and is of no interest where nothing else can get out.
  const beyond = policy.may.minus(allowed);
  const possible = beyond.isEmpty() ? beyond : beyond.intersect(offered(context.speaker, carried));
  if (!possible.isEmpty()) {
    const { witness, because } = leakOf(policy, 'may', possible, statement);
    return found('maybe outside', because, witness);
  }

  if (allowed.isEmpty()) return found('fine', statement);
  if (policy.may.isEmpty()) {
    const elsewhere = policy.compares.length > 0 && !policy.compares.includes(family);
    if (elsewhere && isRightElsewhere(context, policy, family)) return found('other family', statement);
    return found(elsewhere ? 'other family' : 'nothing', policy.definition ?? statement);
  }
  if (!acceptsAddresses(context, carried, policy, allowed))
    return found(
      'no address',
      policy.terms.length === 1 ? (policy.terms[0]?.at ?? statement) : (policy.definition ?? statement),
    );
  const accepted = policy.may.intersect(allowed);
  if (accepted.isEmpty() || !accepted.intersect(offered(context.speaker, carried)).isEmpty())
    return found('fine', statement);
  const [only, ...others] = activeSources(context.speaker, carried);
  return found('not offered', only && others.length === 0 ? only.source.header : statement);
}

/**
 * A prefix that gets out and the first place that accepts it, certainly (`must`) or perhaps.
 * @param otherwise where the policy is applied: what lets out everything is no place of its own.
 */
export function leakOf(
  { form, terms }: Accepted & Partial<Pick<Policy, 'form'>>,
  how: 'may' | 'must',
  leak: PrefixSet,
  otherwise: Span,
): { readonly witness: Prefix | undefined; readonly because: Span } {
  for (const term of form === 'all' ? [] : terms) {
    const here = term[how].intersect(leak);
    if (!here.isEmpty()) return { witness: here.witness({ avoidMartians: true }), because: term.at };
  }
  return { witness: leak.witness({ avoidMartians: true }), because: otherwise };
}

/** The prefixes that can reach an export policy at all; everything, unless every source of routes is known in full. */
export function offered(speaker: Speaker, carried: Announced): PrefixSet {
  const { family } = carried;
  const everything = PrefixSet.all(family);
  const { incomplete, sessions } = speaker;
  const imports = sessions
    .flatMap(session => session.families)
    .some(other => other.family === family && !(knownValue(other.import)?.may.isEmpty() ?? false));
  if (incomplete || imports) return everything;
  const active = activeSources(speaker, carried);
  // Without any source the policy is all there is to judge: routes will come from somewhere one day.
  if (active.length === 0) return everything;
  const sets = active.map(({ prefixes }) => prefixes);
  return sets.every(set => set !== undefined) ? PrefixSet.unionAll(family, sets) : everything;
}

/** Whether a channel of the filter's own family uses it: then it is this use of it that is wrong, not the filter. */
function isRightElsewhere({ speaker }: AllocationContext, { definition }: Policy, family: Family): boolean {
  if (!definition) return true;
  return speaker.sessions.some(session =>
    session.families.some(other => {
      const there = knownValue(other.export)?.definition;
      return other.family !== family && there !== undefined && sameSpan(there, definition);
    }),
  );
}

/**
 * Whether the policy lets out addresses of single instances, as the kernel offers them, or what a source is known to
 * bring: someone may announce a whole prefix on purpose.
 */
function acceptsAddresses(
  { speaker }: AllocationContext,
  carried: AddressFamily,
  { may }: Policy,
  allowed: PrefixSet,
): boolean {
  const { family } = carried;
  const bits = addressBits(family);
  const addresses = allowed.intersect(PrefixSet.lengths(family, bits, bits));
  if (addresses.isEmpty() || !may.intersect(addresses).isEmpty()) return true;
  // Of the system's routes it is not known which there are, only which of them would be taken.
  return activeSources(speaker, carried).some(
    ({ source: { kind }, prefixes }) =>
      kind !== 'direct' && kind !== 'kernel' && prefixes && !prefixes.intersect(may).isEmpty(),
  );
}

/** Brings together what goes wrong at one place in one way: what some sessions certainly let out there, others perhaps do. */
function merge(exports: readonly JudgedExport[]): readonly JudgedExport[] {
  const merged = new Map<string, JudgedExport>();
  const keyOf = ({ family, place }: JudgedExport, verdict: ExportVerdict) => `${verdict}\0${family}\0${spanKey(place)}`;
  const certain = new Set(exports.filter(({ verdict }) => verdict === 'outside').map(one => keyOf(one, 'outside')));
  const doubtful = ({ verdict }: JudgedExport) => Number(verdict === 'maybe outside');
  for (const one of exports.toSorted((a, b) => doubtful(a) - doubtful(b))) {
    const isSaid = one.verdict === 'maybe outside' && certain.has(keyOf(one, 'outside'));
    const key = keyOf(one, isSaid ? 'outside' : one.verdict);
    const same = merged.get(key);
    merged.set(key, same ? { ...same, uses: [...same.uses, ...one.uses] } : one);
  }
  return [...merged.values()];
}

/** How messages name the policy: `This filter`. */
export function policyName({ form }: Policy): string {
  return form === 'condition' ? 'This condition' : form === 'filter' ? 'This filter' : 'This';
}

/** Where the policy acts, when that is elsewhere. */
export function usesOf({ place, uses }: JudgedExport): readonly Related[] {
  const statements = uses.map(({ session, carried }) => ({ session, at: placeOf(carried.export, carried.header) }));
  const apart = statements.filter(({ at }) => !sameSpan(at, place));
  if (apart.length < statements.length)
    return actsOn(
      place,
      uses.map(({ session }) => session),
    );
  return apart.map(({ session, at }) => ({ span: at, message: `Session ${session.name} exports by it.` }));
}

/** The fix of every one of these policies: let out the allocation and nothing else. */
export function limitExport(context: AllocationContext, { family, uses }: JudgedExport, safe = false) {
  const { allocation, edits, speaker } = context;
  if (allocation[family].length === 0) return [];
  return fix(
    `Announce ${allocated(allocation, family)} only`,
    safe,
    ...uses.map(({ session }) => edits.restrictExport(speaker, session, family, allocation[family])),
  );
}

/** What may be announced, as the end of "outside …". */
export function limits({ allocation }: AllocationContext, family: Family): string {
  const prefixes = allocated(allocation, family);
  return prefixes === '' ? `your allocation, which has no ${familyName(family)} prefix` : `your allocation ${prefixes}`;
}
