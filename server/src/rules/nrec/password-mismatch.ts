import { passwordRule } from '../password-rule.js';

export const passwordMismatch = passwordRule({
  id: 'nrec/password-mismatch',
  severity: 'error',
  summary: "The password is not the allocation's",
  verdict: 'different',
  message:
    "This is not the password that the profile refers to. NREC's routers drop packets signed with another one without a word, so the session stays down. Write your project's password, or mend the reference in the profile.",
});
