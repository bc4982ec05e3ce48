import { factRule } from '../fact-rule.js';

const BGP_PORT = 179;

export const peerPort = factRule({
  id: 'nrec/peer-port',
  severity: 'warning',
  summary: 'The session goes to a port other than 179',
  fact: session => session.peerPort,
  judge: fact =>
    fact.kind === 'known' && fact.value !== BGP_PORT
      ? {
          message: `NREC's routers listen on TCP port 179, not ${fact.value}, so the session stays down. Leave the port out.`,
        }
      : undefined,
  fix: {
    title: () => 'Go back to port 179',
    safe: true,
    edits: ({ edits, speaker }, session) => edits.setDefaultPeerPort(speaker, session),
  },
});
