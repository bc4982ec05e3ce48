import type { Source } from '../../../server/src/core/source.js';
import type { Span } from '../../../server/src/core/span.js';
import { lowerFrr } from '../../../server/src/dialects/frr/lower.js';
import { parseFrr } from '../../../server/src/dialects/frr/parse.js';
import type { Policy } from '../../../server/src/model/policy.js';
import type { Session } from '../../../server/src/model/session.js';
import { givenSources } from '../../../server/src/model/snapshot.js';
import type { Speaker } from '../../../server/src/model/speaker.js';
import { type Address, type Family, formatAddress } from '../../../server/src/net/address.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { REFERENCE_PASSWORD, REFERENCE_PROFILE } from '../../bird/meaning/reference.js';
import { memoryHost } from '../../bird/memory-host.js';

/** Reads a text as FRR of a version does. */
export function unitOf(text: string, version = '8.4', path = 'frr.conf') {
  const source: Source = { path, text };
  return parseFrr(path, givenSources(new Map([[path, source]])), version);
}

export function speakersOf(text: string, version?: string): readonly Speaker[] {
  return lowerFrr(unitOf(text, version));
}

/** The speaker of a text with one `router bgp`. */
export function speakerOf(text: string, version?: string): Speaker {
  const [speaker] = speakersOf(text, version);
  if (!speaker) throw new Error('no speaker');
  return speaker;
}

/** A session by its neighbour. */
export function sessionOf(text: string, name = '192.0.2.1', version?: string): Session {
  const session = speakerOf(text, version).sessions.find(one => one.name === name);
  if (!session) throw new Error(`no session ${name}`);
  return session;
}

/** What a session exports in a family; its neighbour is 192.0.2.1. */
export function exported(text: string, family: Family = 'ipv4', version?: string): Policy {
  const carried = sessionOf(text, '192.0.2.1', version).families.find(one => one.family === family);
  if (carried?.export.kind !== 'known') throw new Error(`export is ${carried?.export.kind}`);
  return carried.export.value;
}

/** The settings of a session that are known, in few words; `~`: from a group. */
export function facts(session: Session): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const [key, value] of Object.entries(session)) {
    if (typeof value !== 'object' || !('kind' in value)) continue;
    if (value.kind === 'absent' || (value.kind === 'known' && value.origin === 'default')) continue;
    if (value.kind === 'unknown') shown[key] = '?';
    else shown[key] = `${value.origin === 'inherited' ? '~' : ''}${show(value.value)}`;
  }
  return shown;
}

function show(value: unknown): string {
  return typeof value === 'object' && value && 'family' in value ? formatAddress(value as Address) : String(value);
}

/** Where a fact stands: the text of it. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** What is said of a text that belongs to the allocation of the published example, as `line rule`. */
export async function findings(text: string, profile = REFERENCE_PROFILE): Promise<readonly string[]> {
  const host = memoryHost({ 'frr.conf': text, '.nrec.yaml': profile }, REFERENCE_PASSWORD);
  const { diagnostics } = await new Workspace(host).lint('frr.conf');
  return diagnostics.map(({ rule, span }) => `${text.slice(0, span.start).split('\n').length} ${rule}`);
}
