import type { AdviceRule } from './rule.js';

/** Of TCP MD5 keys on Linux and FreeBSD, bytes. */
const LONGEST = 80;

/**
 * `bird -p` takes a longer password; at run time the session fails with "The password for TCP MD5 Signature is too long"
 * (sysdep/linux/sysio.h), all versions.
 */
export const passwordLength: AdviceRule = {
  id: 'bird/password-length',
  severity: 'warning',
  summary: 'A BGP password longer than TCP MD5 allows, with which the session never starts',
  *items(items) {
    const ao = items.some(
      item =>
        item.kind === 'option' && item.option === 'bgp.authentication' && item.flags.some(({ text }) => text === 'ao'),
    );
    if (ao) return;
    for (const item of items) {
      if (item.kind !== 'option' || (item.option !== 'bgp.password' && item.option !== 'rpki tcp.password')) continue;
      const { password } = item.args;
      if (password?.kind !== 'string') continue;
      const bytes = new TextEncoder().encode(password.value).length;
      if (bytes <= LONGEST) continue;
      yield {
        span: password.span,
        message: `This password has ${bytes} bytes; TCP MD5 takes ${LONGEST} at most. BIRD starts, but the kernel refuses the password and the session never comes up. Agree on a shorter one with the other side.`,
      };
    }
  },
};
