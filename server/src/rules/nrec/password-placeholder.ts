import { passwordRule } from '../password-rule.js';

export const passwordPlaceholder = passwordRule({
  id: 'nrec/password-placeholder',
  severity: 'error',
  summary: 'The password is a placeholder that nobody filled in',
  verdict: 'placeholder',
  message:
    "This looks like a placeholder, not a password. NREC's routers drop packets signed with anything but your project's password, so the session stays down. Write the password NREC gave you.",
});
