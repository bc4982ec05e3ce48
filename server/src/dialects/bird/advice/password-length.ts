import type { Option } from '../tree.js';
import type { AdviceRule } from './rule.js';

/** Of TCP MD5 keys on Linux and FreeBSD, bytes. */
const LONGEST = 80;

/**
 * `bird -p` takes a longer password. Measured with 2.0.12, 2.17 and 3.4 on Linux: the session then fails again and again
 * with "The password for TCP MD5 Signature is too long".
 */
export const passwordLength: AdviceRule = {
  id: 'bird/password-length',
  severity: 'warning',
  summary: 'A BGP password longer than TCP MD5 allows, with which the session never starts',
  options(options) {
    const password = options.find(({ option }) => KEYS.has(option))?.args.password;
    if (password?.kind !== 'string' || options.some(isAo)) return undefined;
    const bytes = new TextEncoder().encode(password.value).length;
    if (bytes <= LONGEST) return undefined;
    return {
      span: password.span,
      message: `This password has ${bytes} bytes; TCP MD5 takes ${LONGEST} at most. BIRD starts, but the kernel refuses the password and the session never comes up. Agree on a shorter one with the other side.`,
    };
  },
};

const KEYS: ReadonlySet<string> = new Set(['bgp.password', 'rpki tcp.password']);

/** TCP-AO takes its keys elsewhere. */
function isAo({ option, flags }: Option): boolean {
  return option === 'bgp.authentication' && flags.some(({ text }) => text === 'ao');
}
