import type { FileFacts } from '../../model/host.js';
import type { AllocationRule } from '../../model/rule.js';
import { oncePerFile } from '../password-files.js';

/** The bit by which everybody may read. */
const OTHERS_READ = 0o004;

/** Where daemons read their files, and who is to read them there, as the packages of Debian, Ubuntu and Fedora have it. */
const DAEMONS = [
  {
    place: /^\/(?:usr\/local\/)?etc\/bird(?:6?\.conf$|\/)/,
    owner: 'chgrp bird',
    whose: 'bird: the group that BIRD runs in',
  },
  { place: /^\/(?:usr\/local\/)?etc\/frr\//, owner: 'chown frr:frr', whose: 'frr: who FRR’s daemons run as' },
] as const;

export const passwordReadable: AllocationRule = {
  id: 'nrec/password-readable',
  severity: 'warning',
  summary: 'A password stands in a file of a daemon that everybody on the machine may read',
  *check(context) {
    const isOpen = ({ mode = 0, reachable = false }: FileFacts) => reachable && (mode & OTHERS_READ) !== 0;
    for (const { span, facts } of oncePerFile(context, isOpen)) {
      const daemon = DAEMONS.find(({ place }) => place.test(facts.place));
      if (!daemon) continue;
      const file = quoted(facts.place);
      const mode = (facts.mode ?? 0).toString(8).padStart(3, '0');
      yield {
        span,
        message: `Every user and program on this machine can read this file (mode ${mode}), and so the BGP password: whoever has that can speak to NREC's routers in your place. Run: ${daemon.owner} ${file} && chmod 640 ${file} (${daemon.whose}).`,
      };
    }
  },
};

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
