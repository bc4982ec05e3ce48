/** Who refuses what, where a finding says that something is refused: by its rule. The first that fits. */
const REFUSALS: readonly (readonly [rule: RegExp, words: string])[] = [
  // FRR goes on with the next line; the others refuse all of a file.
  [/^frr\//, 'the daemon refuses the line'],
  [
    /^metallb\/(?:yaml|(?:unknown|removed)-kind|(?:unknown|missing)-field|type|value|old-crd|name|label)$/,
    'the Kubernetes API server refuses the object',
  ],
  [/^metallb\/frr-/, 'frr-k8s refuses the object'],
  [/^metallb\//, 'MetalLB refuses the object'],
];

/** Who refuses what because of a finding of a rule: `the daemon refuses the file`. */
export function refusalOf(rule: string): string {
  return REFUSALS.find(([pattern]) => pattern.test(rule))?.[1] ?? 'the daemon refuses the file';
}
