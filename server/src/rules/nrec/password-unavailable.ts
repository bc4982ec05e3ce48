import { placeOf } from '../../model/fact.js';
import type { AllocationRule } from '../../model/rule.js';
import type { PasswordReference } from '../../profile/allocation.js';
import { passwordVerdict } from '../password-verdict.js';

export const passwordUnavailable: AllocationRule = {
  id: 'nrec/password-unavailable',
  severity: 'info',
  summary: "The allocation's password is not on this machine, so the file's was not compared",
  *check(context) {
    const reference = context.allocation.password;
    const skipped = context.sessions.find(({ session }) => passwordVerdict(context, session) === 'not compared');
    if (!reference || !skipped) return;
    const { session } = skipped;
    yield {
      span: placeOf(session.password, session.header),
      message: `The password was not compared with the allocation's: ${why(reference)}. A wrong one would go unnoticed.`,
    };
  },
};

function why(reference: PasswordReference): string {
  switch (reference.kind) {
    case 'env':
      return `the environment variable ${reference.name} is not set here`;
    case 'file':
      return `the file ${reference.path} cannot be read here`;
    case 'scrypt':
      return 'scrypt hashes cannot be checked here';
  }
}
