import type { Known } from '../../../model/fact.js';
import type { Resource } from '../resources.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

/** Objects of MetalLB in several namespaces, of which it reads one. */
export const namespace: SemanticRule = {
  id: 'metallb/namespace',
  severity: 'warning',
  summary: 'An object in another namespace than the others that MetalLB reads',
  *check(scope) {
    const byNamespace = new Map<string, (readonly [Resource, Known<string>])[]>();
    for (const one of readByMetallb(scope)) {
      if (one.namespace.kind !== 'known') continue;
      const { value } = one.namespace;
      byNamespace.set(value, [...(byNamespace.get(value) ?? []), [one, one.namespace]]);
    }
    const [most, ...others] = [...byNamespace.entries()].sort(([, a], [, b]) => b.length - a.length);
    // As many in the one as in the other: they are for two installations.
    if (!most || others.length === 0 || (others[0] as typeof most)[1].length * 2 > most[1].length) return;
    for (const [one, fact] of others.flatMap(([, members]) => members)) {
      const message = `MetalLB reads only its own namespace, and its webhook refuses objects elsewhere: this one is in “${fact.value}”, the others are in “${most[0]}”. Write the same namespace.`;
      const related = [
        { span: (most[1][0] as readonly [Resource, unknown])[0].header, message: `This one is in “${most[0]}”.` },
      ];
      const span = at(fact, one.header);
      const fixes = [{ title: `Write ${most[0]}`, safe: false, edits: [scope.rewrite(span, most[0])] }];
      yield { span, message, related, fixes };
    }
  },
};

function readByMetallb({ resources, pools }: Scope): readonly Resource[] {
  const { peers, bgpAdvertisements, l2Advertisements, bfdProfiles, communities } = resources;
  const all: readonly Resource[] = [
    ...peers,
    ...pools,
    ...bgpAdvertisements,
    ...l2Advertisements,
    ...bfdProfiles,
    ...communities,
  ];
  return all.filter(({ object }) => !object.isPartial);
}
