import { knownValue } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import { fix } from '../findings.js';

export const bfdUnused: AllocationRule = {
  id: 'nrec/bfd-unused',
  severity: 'warning',
  summary: 'BFD is set up, and no session uses it',
  *check({ allocation, edits, sessions, speaker }) {
    // Where it is required, nrec/bfd-required says so of each session.
    if (allocation.bfd !== 'optional' || speaker.incomplete || sessions.length === 0) return;
    if (speaker.bfd.kind !== 'known' || speaker.sessions.some(({ bfd }) => knownValue(bfd) !== 'off')) return;
    // Other protocols, and BFD sessions by themselves, may be what it is for.
    if (
      speaker.routeSources.some(({ kind, active }) => kind === 'other' && knownValue(active) !== false) ||
      (speaker.bfdPeers ?? []).length > 0
    )
      return;
    const [protocol] = speaker.bfd.value.filter(({ disabled }) => knownValue(disabled) !== true);
    if (!protocol) return;
    yield {
      span: protocol.header,
      message:
        'BFD is ready here, but no session asks for it: that a router of NREC is gone is noticed only when the hold time is over. Switch it on in the sessions, or remove this.',
      fixes: fix(
        'Use BFD in the sessions with NREC',
        false,
        ...sessions.map(({ session }) => edits.enableBfd(speaker, session)),
      ),
    };
  },
};
