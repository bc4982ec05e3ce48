import { expect, test } from 'vitest';
import { STRUCTURE_RULES } from '../../server/src/dialects/metallb/rules.js';
import { refusalOf } from '../../server/src/workspace/refusals.js';

test('who refuses what is said by name', () => {
  expect(refusalOf('bird/syntax')).toBe('the daemon refuses the file');
  expect(refusalOf('frr/syntax')).toBe('the daemon refuses the line');
  expect(refusalOf('metallb/peer-as')).toBe('MetalLB refuses the object');
  expect(refusalOf('metallb/frr-conflict')).toBe('frr-k8s refuses the object');
  const errors = STRUCTURE_RULES.filter(({ severity }) => severity === 'error');
  expect(new Set(errors.map(({ id }) => refusalOf(id)))).toEqual(
    new Set(['the Kubernetes API server refuses the object']),
  );
});
