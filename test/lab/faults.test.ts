// What is predicted in the lab, without a lab: bgplint says so, and no rule that predicts an outage or a leak is left out.
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/workspace/rules.js';
import { readPages } from '../rules/page.js';
import { BIRD_REFUSES, broken, FAULTS, WITHOUT_FAULT } from './faults.js';
import { findings, generated } from './judge.js';
import { PAGES } from './projects.js';

/** The versions that every machine with Debian's packages has. */
const USUAL = { bird: '2.0', frr: '8.4' };

it.each(FAULTS.map(fault => [fault.dialect, fault.rule, fault] as const))(
  '%s: %s alone speaks of its mistake',
  async (dialect, rule, fault) => {
    const text = broken(generated(PAGES, dialect), fault);
    const found = await findings(fault.judgedAs ?? PAGES, dialect, text, {
      version: fault.from ?? USUAL[dialect],
      files: fault.files ?? {},
    });
    const said = new Set(found.flatMap(one => (one.severity === 'info' ? [] : [one.rule])));
    expect([...said].toSorted()).toEqual([rule, ...(fault.also ?? [])].toSorted());
  },
);

const pages = readPages();

describe('a rule of severity error', () => {
  // What is about security groups alone concerns no daemon.
  const isOfDaemons = (id: string) =>
    pages.some(({ rule, blocks }) => rule === id && blocks.some(({ language }) => language !== 'terraform'));
  const errors = allRules().filter(
    ({ id, severity }) => severity === 'error' && /^(?:nrec|bird|frr)\//.test(id) && isOfDaemons(id),
  );
  const asked = errors.flatMap(({ id }) => {
    const [scope = ''] = id.split('/');
    return (scope === 'nrec' ? ['bird', 'frr'] : [scope]).map(dialect => [id, dialect] as const);
  });

  it.each(asked)('%s has a case in the lab for %s, or a reason why not', (rule, dialect) => {
    const hasCase = FAULTS.some(fault => fault.rule === rule && fault.dialect === dialect);
    const reason = WITHOUT_FAULT[`${rule} ${dialect}`];
    if (BIRD_REFUSES.test(rule)) return;
    // Not both: a reason that no longer holds is to go.
    expect({ hasCase, reason: reason !== undefined }).toEqual({ hasCase, reason: !hasCase });
  });

  it('has a reason only where there is such a rule', () => {
    const known = new Set(asked.map(([rule, dialect]) => `${rule} ${dialect}`));
    expect(Object.keys(WITHOUT_FAULT).filter(key => !known.has(key))).toEqual([]);
  });

  it.each(errors.filter(({ id }) => BIRD_REFUSES.test(id)))('$id shows on its page what BIRD refuses', ({ id }) => {
    const page = pages.find(({ rule }) => rule === id);
    expect(page?.blocks.some(({ kind, language }) => kind === 'bad' && language === 'bird')).toBe(true);
  });
});
