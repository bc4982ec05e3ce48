import { boolean, type Field, integer, type Kind, list, map, object, string } from './schema.js';

const tolerations = (doc: string) =>
  list(
    doc,
    object('A taint that does not keep it away.', {
      key: string('The taint’s key; absent: all.'),
      operator: string('Exists, or Equal.'),
      value: string('The taint’s value, for Equal.'),
      effect: string('NoSchedule, PreferNoSchedule or NoExecute; absent: all.'),
      tolerationSeconds: integer('With NoExecute: for how long.', { format: 'int64' }),
    }),
  );

const config = (what: string) =>
  object(`More about the pods of the ${what}.`, {
    priorityClassName: string('Their priority class.'),
    runtimeClassName: string('Their runtime class.'),
    affinity: { type: 'any', doc: 'Near what they are placed, and far from what.' },
    annotations: map('Their annotations.', string('Any text.')),
    resources: object('What their containers may use.', {
      claims: { type: 'any', doc: 'Claims of devices.' },
      limits: map('The most of each.', { type: 'any', doc: 'A quantity.' }),
      requests: map('The least of each.', { type: 'any', doc: 'A quantity.' }),
    }),
  });

const nodes = (what: string): Field => map(`Labels of the nodes that run ${what}.`, string('The label’s value.'));

/**
 * What metallb-operator installs MetalLB by (its CRD of June 2026). The operator's releases are not those of MetalLB, so nothing is
 * said of when its fields came.
 */
export const OPERATOR_KINDS: readonly Kind[] = [
  {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'MetalLB',
    doc: 'How metallb-operator installs MetalLB. NREC needs FRR: any backend but native.',
    project: 'operator',
    fields: {
      spec: object('The installation.', {
        bgpBackend: string('What speaks BGP. NREC works with all but native, which has neither BFD nor IPv6.', {
          enum: ['frr-k8s', 'frr', 'frr-k8s-external', 'native'],
        }),
        logLevel: string('How much the pods log.', {
          enum: ['all', 'debug', 'info', 'warn', 'error', 'none'],
          default: 'info',
        }),
        loadBalancerClass: string('The Services that it serves; absent: those without a class.'),
        nodeSelector: nodes('a speaker, which peers'),
        speakerTolerations: tolerations('Taints that do not keep speakers away.'),
        speakerConfig: config('speakers'),
        controllerNodeSelector: nodes('the controller'),
        controllerTolerations: tolerations('Taints that do not keep the controller away.'),
        controllerConfig: config('controller'),
        frrk8sConfig: object('For the backends with frr-k8s.', {
          alwaysBlock: list('Prefixes that no session may bring in.', string('A prefix.')),
          namespace: string('Where frr-k8s runs, for frr-k8s-external.'),
          secretPassthrough: boolean('Whether frr-k8s looks for passwords in its own namespace, for frr-k8s-external.'),
        }),
        image: string('Without effect.'),
      }),
      status: object('Written by the operator.', { conditions: { type: 'any', doc: 'What it says of itself.' } }),
    },
  },
];
