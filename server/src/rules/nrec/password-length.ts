import { passwordRule } from '../password-rule.js';
import { LONGEST_PASSWORD } from '../password-verdict.js';

export const passwordLength = passwordRule({
  id: 'nrec/password-length',
  severity: 'error',
  summary: 'The password is longer than TCP MD5 allows',
  verdict: 'too long',
  message: `A TCP MD5 password has at most ${LONGEST_PASSWORD} bytes on Linux. The kernel refuses a longer one, even where the daemon's own check accepts it, and the session never starts. Write your project's password, which is shorter.`,
});
