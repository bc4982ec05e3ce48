import { boolean, integer, type Kind, list, map, object, string } from './schema.js';

/** What a Service's spec has in Kubernetes 1.36 (core/v1 ServiceSpec). */
export const SERVICE: Kind = {
  apiVersion: 'v1',
  kind: 'Service',
  doc: 'What clients connect to. One of type LoadBalancer gets its address from MetalLB.',
  project: 'Kubernetes',
  fields: {
    spec: object('What it leads to, and from where.', {
      type: string('LoadBalancer: it gets an address from a pool.', {
        enum: ['LoadBalancer', 'ClusterIP', 'NodePort', 'ExternalName'],
        default: 'ClusterIP',
      }),
      loadBalancerIP: string(
        'An address that the Service asks for. Deprecated in Kubernetes: write the annotation metallb.io/loadBalancerIPs instead.',
      ),
      loadBalancerClass: string(
        'Who gives it an address. MetalLB passes over Services with a class, unless it was installed with just that one.',
      ),
      ipFamilyPolicy: string('SingleStack: one address. RequireDualStack: one of each family, both from one pool.', {
        enum: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
      }),
      ipFamilies: list('The families, the first one first.', string('IPv4 or IPv6.', { enum: ['IPv4', 'IPv6'] })),
      externalTrafficPolicy: string(
        'Local: only nodes with a pod of the Service announce its address, and clients keep theirs. Cluster: all nodes announce it.',
        { enum: ['Cluster', 'Local'] },
      ),
      selector: map('Labels of the pods that it leads to.', string('The label’s value.')),
      ports: list(
        'Where it listens.',
        object('A port.', {
          name: string('What it is called; needed where there are several.'),
          protocol: string('TCP, UDP or SCTP.', { enum: ['TCP', 'UDP', 'SCTP'], default: 'TCP' }),
          port: integer('The number.', { required: true, min: 1, max: 65535 }),
          targetPort: { type: 'any', doc: 'The pods’ port: a number or a name. Absent: the same as `port`.' },
          nodePort: integer('The port on every node; absent: Kubernetes chooses one.', { min: 0, max: 65535 }),
          appProtocol: string('The protocol above it, as a hint for others.'),
        }),
      ),
      allocateLoadBalancerNodePorts: boolean(
        'Whether it gets ports on the nodes as well, which MetalLB has no need of.',
        {
          default: true,
        },
      ),
      loadBalancerSourceRanges: list('Clients that may connect.', string('A prefix.')),
      internalTrafficPolicy: string('Local: within the cluster only pods on the same node are reached.', {
        enum: ['Cluster', 'Local'],
      }),
      sessionAffinity: string('ClientIP: a client stays with one pod.', { enum: ['None', 'ClientIP'] }),
      sessionAffinityConfig: object('How long a client stays.', {
        clientIP: object('For ClientIP.', { timeoutSeconds: integer('Seconds.', { min: 1, max: 86400 }) }),
      }),
      trafficDistribution: string('Which pods are preferred: PreferSameZone, say.'),
      clusterIP: string('The address within the cluster; None: there is none.'),
      clusterIPs: list('The addresses within the cluster.', string('An address.')),
      externalIPs: list('Addresses that lead to the nodes by other means than MetalLB.', string('An address.')),
      externalName: string('For ExternalName: the name that it stands for.'),
      healthCheckNodePort: integer('With externalTrafficPolicy Local: where nodes answer whether they have a pod.'),
      publishNotReadyAddresses: boolean('Whether pods count that are not ready.'),
    }),
    status: object('Written by MetalLB and Kubernetes.', {
      loadBalancer: { type: 'any', doc: 'The addresses that it got.' },
      conditions: { type: 'any', doc: 'What is said of it.' },
    }),
  },
};
