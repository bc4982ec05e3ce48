import { ABSENT } from '../../model/fact.js';
import { factRule } from '../fact-rule.js';

export const role = factRule({
  id: 'nrec/role',
  severity: 'warning',
  summary: 'The BGP role towards NREC is another than customer',
  fact: session => session.role ?? ABSENT,
  judge: fact =>
    fact.kind === 'known' && fact.value !== 'customer'
      ? {
          message: `NREC provides and you are its customer, so “${fact.value}” is no role towards it (RFC 9234): a router that knows roles refuses the session, and marks on your routes keep others from passing them on. Write “customer”, or no role.`,
        }
      : undefined,
});
