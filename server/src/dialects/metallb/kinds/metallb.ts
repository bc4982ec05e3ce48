import { BGP_PEER, OLD_BGP_PEER } from './bgp-peer.js';
import { boolean, type Fields, integer, type Kind, list, object, string } from './schema.js';
import { EMPTY_STATUS, labelSelector } from './shared.js';

const V1BETA1 = 'metallb.io/v1beta1';

/** What a BFD profile sets; frr-k8s has the same fields. */
export const BFD_FIELDS: Fields = {
  receiveInterval: integer('The shortest time between packets that this side can take, ms. FRR’s default: 300.', {
    min: 10,
    max: 60000,
    format: 'int32',
  }),
  transmitInterval: integer('The shortest time between packets that this side wants to send, ms. FRR’s default: 300.', {
    min: 10,
    max: 60000,
    format: 'int32',
  }),
  detectMultiplier: integer('After how many missing packets the path is taken for dead. FRR’s default: 3.', {
    min: 2,
    max: 255,
    format: 'int32',
  }),
  echoInterval: integer('The shortest time between echo packets that this side can take, ms. FRR’s default: 50.', {
    min: 10,
    max: 60000,
    format: 'int32',
  }),
  echoMode: boolean('Sends packets that the peer returns; not over several hops, and not for IPv6.'),
  passiveMode: boolean('Waits for the peer’s first packet.'),
  minimumTtl: integer(
    'The lowest TTL of packets taken from several hops away: 254 allows for one router between, FRR’s default.',
    {
      min: 1,
      max: 254,
      format: 'int32',
    },
  ),
};

const POOLS = {
  ipAddressPools: list(
    'The IPAddressPools whose addresses are announced, by name. With no selectors either: all of them.',
    string('An IPAddressPool’s name.', { refersTo: 'IPAddressPool' }),
  ),
  ipAddressPoolSelectors: list('Further pools, by their labels.', labelSelector('Labels of IPAddressPools.')),
};

const serviceSelectors = list(
  'Announces only addresses of Services with these labels; absent: of all.',
  labelSelector('Labels of Services.'),
  { since: '0.16.0' },
);

const aggregation = {
  aggregationLength: integer('Announces IPv4 prefixes of this length around the addresses. 32: each address alone.', {
    min: 1,
    default: 32,
    format: 'int32',
  }),
  aggregationLengthV6: integer(
    'Announces IPv6 prefixes of this length around the addresses. 128: each address alone.',
    {
      default: 128,
      format: 'int32',
    },
  ),
};

const localPref = integer('LOCAL_PREF of the routes; only peers of the same AS hear of it.', { format: 'int32' });

const communities = list(
  'BGP communities of the routes: `65000:1`, `large:1:2:3`, or names that a Community object defines.',
  string('A community or its alias.', { refersTo: 'Community' }),
);

/** The pool of MetalLB 0.13 and before, in both its versions. */
function addressPool(apiVersion: string): Kind {
  return {
    apiVersion,
    kind: 'AddressPool',
    doc: 'Addresses for Services and how they are announced, before IPAddressPool and the advertisements came.',
    project: 'MetalLB',
    until: '0.14.3',
    deprecated: {
      since: '0.13.0',
      instead: 'Write an IPAddressPool, and a BGPAdvertisement or L2Advertisement for it.',
    },
    instead:
      'Write an IPAddressPool, and a BGPAdvertisement (protocol bgp) or L2Advertisement (protocol layer2) for it.',
    fields: {
      spec: object(
        'The pool.',
        {
          protocol: string('How the addresses are announced.', { required: true, enum: ['layer2', 'bgp'] }),
          addresses: list('CIDRs or ranges.', string('`192.0.2.0/28` or `192.0.2.1-192.0.2.9`.'), { required: true }),
          autoAssign: boolean('Whether Services get addresses from here that do not ask for one.', { default: true }),
          bgpAdvertisements: list(
            'How the addresses are announced over BGP.',
            object('One way.', { ...aggregation, localPref, communities }),
          ),
        },
        { required: true },
      ),
      status: EMPTY_STATUS,
    },
  };
}

const serviceStatus = {
  node: string('The node that announces.', { immutable: true }),
  serviceName: string('The Service.', { immutable: true }),
  serviceNamespace: string('The Service’s namespace.', { immutable: true }),
};

export const METALLB_KINDS: readonly Kind[] = [
  BGP_PEER,
  OLD_BGP_PEER,
  {
    apiVersion: V1BETA1,
    kind: 'IPAddressPool',
    doc: 'Addresses that Services of type LoadBalancer get. Nothing announces them until an advertisement says so.',
    project: 'MetalLB',
    fields: {
      spec: object(
        'The pool.',
        {
          addresses: list(
            'CIDRs or ranges, IPv4 and IPv6. A single address needs its length: `192.0.2.1/32`.',
            string('`192.0.2.0/28` or `192.0.2.1-192.0.2.9`.'),
            { required: true },
          ),
          autoAssign: boolean('Whether Services get addresses from here that do not ask for one.', { default: true }),
          avoidBuggyIPs: boolean('Leaves out addresses that end in .0 and .255, which some networks cannot reach.', {
            since: '0.13.4',
            default: false,
          }),
          serviceAllocation: object(
            'Keeps the pool for some Services.',
            {
              priority: integer('Of several pools that fit, the one with the lowest number above 0 comes first.'),
              namespaces: list(
                'Namespaces whose Services may have addresses from here.',
                string('A namespace’s name.'),
              ),
              namespaceSelectors: list('Further namespaces, by their labels.', labelSelector('Labels of namespaces.')),
              serviceSelectors: list(
                'Services that may have addresses from here, by their labels.',
                labelSelector('Labels of Services.'),
              ),
            },
            { since: '0.13.8' },
          ),
        },
        { required: true },
      ),
      status: object('Written by MetalLB.', {
        assignedIPv4: integer('IPv4 addresses in use.', { since: '0.15.0', required: true, format: 'int64' }),
        assignedIPv6: integer('IPv6 addresses in use.', { since: '0.15.0', required: true, format: 'int64' }),
        availableIPv4: integer('IPv4 addresses left.', { since: '0.15.0', required: true, format: 'int64' }),
        availableIPv6: integer('IPv6 addresses left.', { since: '0.15.0', required: true, format: 'int64' }),
      }),
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'BGPAdvertisement',
    doc: 'Announces the addresses of pools over BGP. An empty one announces all pools to all peers.',
    project: 'MetalLB',
    fields: {
      spec: object(
        'What is announced, to whom, and how.',
        {
          ...POOLS,
          peers: list(
            'The BGPPeers that hear of it, by `metadata.name`; absent: all.',
            string('A BGPPeer’s name.', { refersTo: 'BGPPeer' }),
          ),
          nodeSelectors: list('The nodes that announce; absent: all.', labelSelector('Labels of nodes.')),
          ...aggregation,
          localPref,
          communities,
          serviceSelectors,
        },
        { cel: 'service-selectors' },
      ),
      status: EMPTY_STATUS,
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'L2Advertisement',
    doc: 'Answers for the addresses of pools on the nodes’ own network (ARP and NDP). No BGP.',
    project: 'MetalLB',
    fields: {
      spec: object('What is answered for, and where.', {
        ...POOLS,
        nodeSelectors: list('The nodes that may answer; absent: all.', labelSelector('Labels of nodes.')),
        interfaces: list('The interfaces on which they answer; absent: all.', string('An interface’s name.'), {
          since: '0.13.6',
        }),
        serviceSelectors,
      }),
      status: EMPTY_STATUS,
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'BFDProfile',
    doc: 'How BFD watches the path to a peer. BGPPeers name it.',
    project: 'MetalLB',
    fields: { spec: object('The profile.', BFD_FIELDS), status: EMPTY_STATUS },
  },
  {
    apiVersion: V1BETA1,
    kind: 'Community',
    doc: 'Names for BGP communities, for advertisements to use.',
    project: 'MetalLB',
    fields: {
      spec: object('The names.', {
        communities: list(
          'The names and what they stand for.',
          object('One name.', {
            name: string('The alias; unique over all Community objects.'),
            value: string('`65000:1` or `large:1:2:3`.'),
          }),
        ),
      }),
      status: EMPTY_STATUS,
    },
  },
  addressPool('metallb.io/v1alpha1'),
  addressPool(V1BETA1),
  {
    apiVersion: V1BETA1,
    kind: 'ServiceL2Status',
    doc: 'Which node answers for a Service.',
    project: 'MetalLB',
    since: '0.14.4',
    isReport: true,
    fields: {
      spec: object('Empty.', {}),
      status: object('Written by MetalLB.', {
        ...serviceStatus,
        interfaces: list('Where it answers.', object('An interface.', { name: string('Its name.') })),
      }),
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'ServiceBGPStatus',
    doc: 'To which peers a node announces a Service.',
    project: 'MetalLB',
    since: '0.15.0',
    isReport: true,
    fields: {
      spec: object('Empty.', {}),
      status: object('Written by MetalLB.', { ...serviceStatus, peers: list('The peers.', string('A peer.')) }),
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'ConfigurationState',
    doc: 'What MetalLB thinks of its configuration.',
    project: 'MetalLB',
    since: '0.15.3',
    isReport: true,
    fields: {
      status: object('Written by MetalLB.', {
        result: string('Whether the configuration is in use.', { enum: ['Valid', 'Invalid', 'Unknown'] }),
        errorSummary: string('What is wrong with it.'),
        conditions: list(
          'The findings.',
          object('One of them.', {
            type: string('What it is about.', { required: true }),
            status: string('Whether it holds.', { required: true, enum: ['True', 'False', 'Unknown'] }),
            reason: string('Why, in one word.', { required: true }),
            message: string('Why, in a sentence.', { required: true }),
            lastTransitionTime: string('Since when.', { required: true }),
            observedGeneration: integer('Of which generation.', { min: 0, format: 'int64' }),
          }),
        ),
      }),
    },
  },
];
