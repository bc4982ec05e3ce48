import { factRule } from '../fact-rule.js';

export const ttlSecurity = factRule({
  id: 'nrec/ttl-security',
  severity: 'error',
  summary: 'TTL security is on, which NREC does not do',
  fact: session => session.ttlSecurity,
  judge: fact =>
    fact.kind === 'known' && fact.value
      ? {
          message:
            "TTL security (RFC 5082) drops packets that do not start with a TTL of 255; NREC's routers do not send such ones, so the session stays down. Remove it.",
        }
      : undefined,
  fix: {
    title: () => 'Remove TTL security',
    safe: true,
    edits({ edits, speaker }, session) {
      const fact = session.ttlSecurity;
      // What stands in a template may be right for others.
      return fact.kind === 'known' && fact.origin === 'explicit' && fact.at
        ? edits.removeStatement(speaker, fact.at)
        : undefined;
    },
  },
});
