import { basename } from '../core/path.js';
import { LineIndex } from '../core/source.js';
import { covers, type Span, spanKey } from '../core/span.js';
import { knownValue } from '../model/fact.js';
import type { Accepted, Policy, PolicyPart } from '../model/policy.js';
import type { Session } from '../model/session.js';
import type { Speaker } from '../model/speaker.js';
import type { Family } from '../net/address.js';
import { formatPrefix } from '../net/prefix.js';
import { PrefixSet } from '../net/prefix-set.js';
import type { Allocation } from '../profile/allocation.js';
import { allocationSet } from '../profile/allocation-set.js';
import { announcersOf, type FamilyAnnouncement, judgeAccepted, type Verdict } from '../rules/announcements.js';
import { familyName } from '../rules/words.js';
import type { LintResult } from '../workspace/result.js';
import { embeddedIn, type Subject } from './subject.js';

/** A line of text that the editor shows above a place. */
export interface Lens {
  readonly span: Span;
  readonly family: Family;
  /** Names it among the lenses of a judged unit; the same while the text before it stays the same. */
  readonly key: string;
  /** What there is to say; policies are interpreted for it, and no earlier. */
  readonly tell: () => Told;
}

export interface Told {
  readonly title: string;
  /** The title without the family. */
  readonly announced: string;
  /** What accepts the prefix that should not get out, where there is one. */
  readonly leak: Span | undefined;
  readonly may: PrefixSet;
  readonly must: PrefixSet;
  /** What accepts them, place by place. */
  readonly terms: () => Accepted['terms'];
  /** What it is held against. */
  readonly allocation: Allocation | undefined;
}

interface Judged extends Omit<Told, 'title'> {
  readonly verdict: Verdict | undefined;
}

/** How many patterns of a set are spelt out. */
const PATTERNS = 3;

/** What a session announces in a family, or what a definition that its export policy is made of accepts. */
interface Use {
  readonly speaker: Speaker;
  readonly allocation: Allocation | undefined;
  readonly announcement: () => FamilyAnnouncement;
  readonly policy: Policy | undefined;
  /** Absent for the session itself. */
  readonly part: PolicyPart | undefined;
}

/**
 * What each session of the subject's source announces, above the session, and what each export policy lets out, above its
 * definition and those of the lists, route-maps, functions and objects that it is made of.
 */
export function lensesOf(subject: Subject): readonly Lens[] {
  const own = allLenses(subject.result).filter(({ span }) => span.path === subject.path);
  return [...own, ...embeddedIn(subject).flatMap(lensesOf)];
}

const known = new WeakMap<LintResult, readonly Lens[]>();

/** The lenses in all sources of a judged unit. */
export function allLenses(result: LintResult): readonly Lens[] {
  const before = known.get(result);
  if (before) return before;
  const uses = new Map<string, { readonly span: Span; readonly family: Family; readonly all: Use[] }>();
  const add = (span: Span, family: Family, use: Use) => {
    const key = `${spanKey(span)}\0${family}`;
    const place = uses.get(key);
    if (place) place.all.push(use);
    else uses.set(key, { span, family, all: [use] });
  };
  for (const speaker of result.speakers) {
    for (const { session, allocation, families } of announcersOf(speaker, result.judgedBy.get(speaker))) {
      const place = ownPlace(session, result);
      for (const { family, carried, announcement } of families) {
        const policy = carried && knownValue(carried.export);
        // Of sessions with others it is no news that nothing is known.
        if (!policy && !allocation) continue;
        const use = { speaker, allocation, announcement, policy, part: undefined };
        add(place, family, use);
        for (const part of policy?.parts ?? []) add(part.header, family, { ...use, part });
      }
    }
  }
  const families = new Map<string, number>();
  for (const { span } of uses.values()) families.set(spanKey(span), (families.get(spanKey(span)) ?? 0) + 1);
  const lenses = [...uses].map(([key, { span, family, all }]): Lens => {
    let told: Told | undefined;
    const isAlone = families.get(spanKey(span)) === 1;
    const tell = () => {
      if (told) return told;
      const one = gravest(all.map(use => toldOf(use, span, family, result)));
      told = { ...one, title: isAlone ? one.announced : `${familyName(family)}: ${one.announced}` };
      return told;
    };
    return { span, family, key, tell };
  });
  known.set(result, lenses);
  return lenses;
}

/**
 * The line that a session itself begins with: its header, unless that is shared. In FRR it is the group's, where there is one; so that what
 * is missing is put there.
 */
export function ownPlace({ header, span }: Session, { sources }: Pick<LintResult, 'sources'>): Span {
  if (covers(span, header)) return header;
  const text = sources.get(span.path)?.text ?? '';
  const end = text.indexOf('\n', span.start);
  return { path: span.path, start: span.start, end: end < 0 ? span.end : Math.min(end, span.end) };
}

/** A definition may serve several sessions, and what matters is where it goes wrong. */
function gravest(all: readonly Judged[]): Judged {
  const order: readonly (Verdict | undefined)[] = ['outside', 'may leave', 'inside', undefined];
  return order.map(verdict => all.find(one => one.verdict === verdict)).find(one => one !== undefined) as Judged;
}

function toldOf(
  { speaker, allocation, announcement, policy, part }: Use,
  span: Span,
  family: Family,
  result: LintResult,
): Judged {
  if (part?.role === 'ingredient') return ingredient(part.accepts(), family, allocation);
  const accepted = part?.role === 'share' ? part.accepts() : undefined;
  const told = accepted ? judgeAccepted(speaker, { family }, accepted, span, allocation) : announcement();
  const { verdict, witness, because } = told;
  const at = lineOf(because, span, result);
  return {
    announced: announced(told, allocation?.name, at),
    leak: witness && !told.unknown ? because : undefined,
    may: told.may,
    must: told.must,
    terms: () => (accepted ?? part?.accepts() ?? policy)?.terms ?? [],
    allocation,
    verdict,
  };
}

/** `announces 192.168.0.16/31+: inside allocation bgo`; of what gets out and should not, one prefix, and what accepts it. */
function announced(
  { may, must, verdict, witness, isKeptByRoutes, unknown }: FamilyAnnouncement,
  allocation: string | undefined,
  at: string,
): string {
  if (unknown !== undefined) {
    return verdict ? `may announce anything: ${unknown}` : `what is announced is not known: ${unknown}`;
  }
  if (may.isEmpty()) return 'announces nothing';
  if (witness) {
    const how = verdict === 'outside' ? 'announces' : 'may announce';
    return `${how} ${formatPrefix(witness)}, accepted at ${at}: outside allocation ${allocation}`;
  }
  if (isKeptByRoutes) return `announces none but routes that there are: all inside allocation ${allocation}`;
  const what = isAnything(may, must)
    ? 'announces what depends on more than the prefix'
    : `announces ${inWords(may, must)}`;
  return verdict ? `${what}: inside allocation ${allocation}` : what;
}

/** Of what is asked on the way, nothing follows but that all it accepts is inside. */
function ingredient(accepted: Accepted, family: Family, allocation: Allocation | undefined): Judged {
  const { may, must, damaged } = accepted;
  const isInside = allocation && !may.isEmpty() && may.isSubsetOf(allocationSet(allocation, family));
  const announced = damaged
    ? 'what it accepts is not known: part of it could not be read'
    : may.isEmpty()
      ? 'accepts nothing'
      : isAnything(may, must)
        ? 'accepts what depends on more than the prefix'
        : `accepts ${inWords(may, must)}${isInside ? `: inside allocation ${allocation.name}` : ''}`;
  return { announced, leak: undefined, may, must, terms: () => accepted.terms, allocation, verdict: undefined };
}

/** Whether nothing is certain. */
function isAnything(may: PrefixSet, must: PrefixSet): boolean {
  return must.isEmpty() && PrefixSet.all(may.family).isSubsetOf(may);
}

function inWords(may: PrefixSet, must: PrefixSet): string {
  const set = may.toString({ max: PATTERNS });
  return may.equals(must) ? set : `at most ${set}`;
}

/** `line 12`, with the file where it is another than that of the lens. */
function lineOf({ path, start }: Span, from: Span, { sources }: LintResult): string {
  const line = new LineIndex(sources.get(path)?.text ?? '').position(start).line + 1;
  return path === from.path ? `line ${line}` : `${basename(path)}, line ${line}`;
}
