import type { Span } from '../core/span.js';
import { covers, sameSpan } from '../core/span.js';
import type { Fact } from '../model/fact.js';
import { knownValue } from '../model/fact.js';
import type { Hover } from '../model/language.js';
import type { Session } from '../model/session.js';
import { type Family, parseAddress } from '../net/address.js';
import { parsePrefix } from '../net/prefix.js';
import { hoverProfile } from '../profile/hover.js';
import { explainAddress, explainAsn, explainPrefix } from './explain-values.js';
import { allLenses, type Lens, ownPlace } from './lenses.js';
import { sessionSummary } from './session-summary.js';
import type { Subject } from './subject.js';

/** What there is to know about the text at `offset`: the value itself, the session it heads, the option it belongs to. */
export function hoverAt(subject: Subject, offset: number): Hover | undefined {
  const { result, path, source, dialect, unit } = subject;
  if (result.dialect === 'profile') return hoverProfile(source, offset);
  if (!dialect || !unit) return undefined;
  const here: Span = { path, start: offset, end: offset };
  if ([...unit.secrets, ...unit.comments, ...(unit.holes ?? [])].some(span => covers(span, here))) return undefined;
  const value = valueAt(subject, offset);
  const session = sessionAt(subject, here);
  // In FRR the address is what a session is called by.
  const isName =
    value && session && source.text.slice(value.span.start, value.span.end) === sessionHeadedAt(subject, here)?.name;
  if (value) return isName ? { ...value, markdown: `${value.markdown}\n\n---\n\n${session.markdown}` } : value;
  const parts = [session ?? policyAt(subject, offset), dialect.language.hover(unit, path, offset)].filter(
    part => part !== undefined,
  );
  const [first] = parts;
  return first && { span: first.span, markdown: parts.map(part => part.markdown).join('\n\n---\n\n') };
}

function sessionHeadedAt({ result }: Subject, here: Span): Session | undefined {
  const sessions = result.speakers.flatMap(speaker => speaker.sessions);
  return sessions.find(one => covers(ownPlace(one, result), here)) ?? sessions.find(one => covers(one.header, here));
}

function sessionAt(subject: Subject, here: Span): Hover | undefined {
  const session = sessionHeadedAt(subject, here);
  if (!session) return undefined;
  const { result } = subject;
  const own = ownPlace(session, result);
  const lenses = allLenses(result).filter(({ span }) => sameSpan(span, own));
  const announced = (family: Family) => lenses.find(lens => lens.family === family)?.tell().announced;
  return { span: covers(own, here) ? own : session.header, markdown: sessionSummary(session, announced) };
}

/**
 * What a policy lets out, or a part of one, where its name stands: where it is defined, and wherever it is used. What has no name, like a
 * list of prefixes in place, says it at its head.
 */
function policyAt({ result, dialect, unit, path, source }: Subject, offset: number): Hover | undefined {
  // Names are gathered from the whole unit, and only where one may be.
  if (!unit || !/[\w.-]/.test(source.text.charAt(offset))) return undefined;
  const lenses = allLenses(result);
  if (lenses.length === 0) return undefined;
  const here: Span = { path, start: offset, end: offset };
  const names = dialect?.language.names?.(unit) ?? [];
  const place = names.find(({ whole }) => covers(whole, here));
  const nameless = ({ span }: Lens) => covers(span, here) && !names.some(({ whole }) => covers(span, whole));
  const meant = lenses.filter(place ? ({ span }) => covers(span, place.definition) : nameless);
  const span = place?.span ?? meant[0]?.span;
  if (!span || meant.length === 0) return undefined;
  return { span, markdown: meant.map(lens => inline(lens.tell().title)).join('  \n') };
}

/** A title as Markdown: prefixes are code, and nothing else of it is markup. */
function inline(title: string): string {
  return title.replace(/\S*[\d:]\/\d+\S*?(?=[,:]?(?: |$))/g, '`$&`');
}

/** The address, prefix or AS number at the offset, explained. */
function valueAt({ result, path, source, unit }: Subject, offset: number): Hover | undefined {
  const allocations = result.allocation ? [result.allocation] : (result.profile?.allocations ?? []);
  const span = wordAt(source.text, path, offset);
  if (!span || unit?.secrets.some(secret => covers(secret, span))) return undefined;
  const word = source.text.slice(span.start, span.end);
  const prefix = parsePrefix(word);
  const address = prefix ? undefined : parseAddress(word);
  const asn =
    prefix || address
      ? undefined
      : asnAt(
          result.speakers.flatMap(speaker => speaker.sessions),
          span,
        );
  const lines = prefix
    ? explainPrefix(prefix, allocations)
    : address
      ? explainAddress(address, allocations)
      : asn === undefined
        ? []
        : explainAsn(asn, allocations);
  return lines.length > 0 ? { span, markdown: lines.join('\n\n') } : undefined;
}

/** The longest run of characters of addresses and prefixes around the offset. */
function wordAt(text: string, path: string, offset: number): Span | undefined {
  const inWord = (at: number) => /[0-9a-f:./]/i.test(text[at] ?? '');
  let start = offset;
  let end = offset;
  while (inWord(start - 1)) start--;
  while (inWord(end)) end++;
  return start < end ? { path, start, end } : undefined;
}

/** The AS number that a session has from this very place. */
function asnAt(
  sessions: readonly { readonly localAs: Fact<number>; readonly peerAs: Fact<unknown> }[],
  span: Span,
): number | undefined {
  for (const session of sessions) {
    for (const fact of [session.localAs, session.peerAs]) {
      const value = knownValue<unknown>(fact);
      if (fact.kind === 'known' && fact.valueAt && covers(fact.valueAt, span) && typeof value === 'number')
        return value;
    }
  }
  return undefined;
}
