import { PASSWORD_PLACEHOLDER } from '../../model/edits.js';
import { fix } from '../findings.js';
import { passwordRule } from '../password-rule.js';

export const passwordMissing = passwordRule({
  id: 'nrec/password-missing',
  severity: 'error',
  summary: 'The session has no MD5 password',
  verdict: 'missing',
  message:
    "NREC's routers drop every packet that is not signed with your project's MD5 password, so a session without one stays down. Add the password.",
  fixes: ({ edits, speaker }, sessions) =>
    fix(
      'Add a password statement to fill in',
      false,
      ...sessions.map(session => edits.setPassword(speaker, session, PASSWORD_PLACEHOLDER)),
    ),
});
