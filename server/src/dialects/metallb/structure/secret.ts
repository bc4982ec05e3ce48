import { valueAt } from '../../../core/yaml/tree.js';
import type { Judge } from './judge.js';

/** What Kubernetes wants at least one of in a Secret of the type (apis/core/validation, ValidateSecret). */
const BASIC_AUTH = 'kubernetes.io/basic-auth';
const KEYS: readonly string[] = ['username', 'password'];

/** Judges what the API server asks of the Secrets that passwords of BGP sessions are in. */
export function judgeSecret(judge: Judge): void {
  const { kind, root, isPartial } = judge.object;
  const type = valueAt(root, 'type');
  if (kind !== 'Secret' || isPartial || type?.kind !== 'scalar' || type.isHole || type.value !== BASIC_AUTH) return;
  const parts = ['data', 'stringData'].flatMap(key => valueAt(root, key) ?? []);
  const isOpen = parts.some(part =>
    part.kind === 'scalar' ? part.value !== null || part.isHole : part.kind !== 'map',
  );
  const keys = parts.flatMap(part => (part.kind === 'map' ? part.entries.map(({ key }) => key) : []));
  // A key that a template fills in may be any.
  const mayBeThere = (key: string | undefined) =>
    key === undefined || KEYS.includes(key) || /[\ue000-\ue002]/.test(key);
  if (isOpen || keys.some(mayBeThere)) return;
  const message = `A Secret of type ${BASIC_AUTH} has the key “username” or “password”, and this has neither: Kubernetes refuses it. Add it under stringData; for BGP it is “password”.`;
  judge.refuse('metallb/missing-field', judge.object.header, message);
}
