import { type JudgedOptions, judged, PROFILE } from '../../features/judged.js';

/** The allocation's profile, bound to `frr.conf`. */
export const FRR_PROFILE = PROFILE.replace('files: bird.conf', 'files: frr.conf');

/** Judges `frr.conf`, written with a `$0`. */
export function judgedFrr(written: string, options: JudgedOptions = {}) {
  return judged(written, { path: 'frr.conf', root: 'frr.conf', files: { '.nrec.yaml': FRR_PROFILE }, ...options });
}
