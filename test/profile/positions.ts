import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import { LineIndex, type Source } from '../../server/src/core/source.js';
import { readProfile } from '../../server/src/profile/read.js';

/** A profile that has no mistake, as lines to change one of. */
export const GOOD = `allocations:
  - name: bgo
    localAs: 4200000000
    peerAs: 65535
    peers: [10.255.255.1, 10.255.255.2]
    ipv4: [192.168.0.16/31]
    ipv6: [{ prefix: fda4:5ff2:8477:1755::/127, maxLength: 128 }]
    bfd: required
    password: { env: NREC_MD5 }
    instanceNetwork: 10.0.240.0/24
    instances:
      - { name: lb1, address: 10.0.240.156, files: [hosts/lb1/**] }
bindings:
  - files: [bgo/**]
    allocation: bgo
`;

export function source(text: string, path = '/site/.nrec.yaml'): Source {
  return { path, text };
}

/** A finding as `line:column-line:column rule`, 1-based, the end exclusive. */
export function place(text: string, { span, rule }: Diagnostic): string {
  const lines = new LineIndex(text);
  const [start, end] = [span.start, span.end].map(offset => {
    const { line, column } = lines.position(offset);
    return `${line + 1}:${column + 1}`;
  });
  return `${start}-${end} ${rule}`;
}

/** Where and what is reported about a text. */
export function places(text: string): string[] {
  return readProfile(source(text)).diagnostics.map(diagnostic => place(text, diagnostic));
}
