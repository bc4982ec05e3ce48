import { BFD_FIELDS } from './metallb.js';
import { boolean, type Field, integer, type Kind, list, object, string } from './schema.js';
import { EMPTY_STATUS, labelSelector, secretReference } from './shared.js';

const V1BETA1 = 'frrk8s.metallb.io/v1beta1';

const asn = (doc: string, extra: Partial<Field> = {}): Field =>
  integer(doc, {
    min: 0,
    max: 4294967295,
    format: 'int64',
    isAsn: true,
    ...extra,
    before: { '0.0.25': { format: 'int32' }, ...extra.before },
  });

const mode = (doc: string): Field => string(doc, { enum: ['all', 'filtered'], default: 'filtered' });

const prefixes = (doc: string): Field => list(doc, string('A prefix, `192.0.2.0/24`.'), { minItems: 1 });

const toAdvertise = object('What the neighbor is told.', {
  allowed: object('The prefixes that may be told.', {
    mode: mode('Everything that the router announces, or only `prefixes`.'),
    prefixes: list('Prefixes out of the router’s own `prefixes`.', string('A prefix, `192.0.2.0/24`.')),
  }),
  withLocalPref: list(
    'LOCAL_PREF by prefix.',
    object('A value and its prefixes.', {
      localPref: integer('The value.', { format: 'int32' }),
      prefixes: prefixes('The prefixes; they must be allowed too.'),
    }),
  ),
  withCommunity: list(
    'Communities by prefix.',
    object('A community and its prefixes.', {
      community: string('`65000:1` or `large:1:2:3`.'),
      prefixes: prefixes('The prefixes; they must be allowed too.'),
    }),
  ),
});

const toReceive = object('What is taken from the neighbor.', {
  allowed: object('The prefixes that may be taken.', {
    mode: mode('Everything, or only `prefixes`.'),
    prefixes: list(
      'The prefixes.',
      object('A prefix, perhaps with what lies in it.', {
        prefix: string('`192.0.2.0/24`.', { format: 'cidr' }),
        le: integer('Up to this length.', { min: 1, max: 128, format: 'int32' }),
        ge: integer('From this length.', { min: 1, max: 128, format: 'int32' }),
      }),
    ),
  }),
});

const neighbor = object('A router that this one speaks with.', {
  asn: asn('The neighbor’s AS number. Either this or `dynamicASN`.', { before: { '0.0.15': { required: true } } }),
  dynamicASN: string('Takes the neighbor’s AS number as it comes: any other than one’s own, or one’s own.', {
    since: '0.0.15',
    enum: ['internal', 'external'],
  }),
  localASN: asn('The AS number shown to this neighbor instead of the router’s own.', { since: '0.0.24', min: 1 }),
  address: string('The neighbor’s IP address. Either this or `interface`.', {
    before: { '0.0.17': { required: true } },
  }),
  interface: string('The interface behind which the neighbor is, for sessions without addresses of their own.', {
    since: '0.0.17',
  }),
  sourceaddress: string('The address that the session is sent from. Written in lower case.', { since: '0.0.12' }),
  port: integer('The neighbor’s TCP port; 179 when absent.', { min: 0, max: 16384 }),
  password: string('The TCP MD5 password in clear; better a `passwordSecret`.', { secret: true }),
  passwordSecret: object('The Secret of type kubernetes.io/basic-auth that holds the password.', {
    ...secretReference,
    namespace: string('Where the Secret is.'),
  }),
  holdTime: string('Without a sign of life for so long the session ends: a duration such as `90s`.', {
    isDuration: true,
  }),
  keepaliveTime: string('How often a sign of life is sent: a duration such as `30s`.', { isDuration: true }),
  connectTime: string('How long to wait before connecting again: whole seconds from `1s` to `65535s`.', {
    since: '0.0.10',
    isDuration: true,
    cel: 'connect-time',
  }),
  ebgpMultiHop: boolean('Whether the neighbor may be several hops away. NREC’s are.'),
  bfdProfile: string('One of this object’s `bfdProfiles`.'),
  enableGracefulRestart: boolean('Keeps routes while the router restarts.', { since: '0.0.14' }),
  toAdvertise,
  toReceive,
  disableMP: boolean('Once kept IPv6 off IPv4 sessions and the other way round.', {
    since: '0.0.11',
    default: false,
    deprecated: {
      since: '0.0.19',
      instead:
        'It has no effect any more: a session carries the family of its address alone, unless `dualStackAddressFamily` is true.',
    },
  }),
  dualStackAddressFamily: boolean('Lets the session carry IPv4 and IPv6, whatever its own address is.', {
    since: '0.0.19',
    default: false,
  }),
});

const router = object('One BGP router, in one VRF.', {
  asn: asn('Its AS number.', { required: true }),
  id: string('Its router id, written as an IPv4 address.'),
  vrf: string('Its VRF; absent: the default one.'),
  neighbors: list('Whom it speaks with.', neighbor),
  prefixes: list(
    'What it announces; each neighbor’s `toAdvertise` says what of it.',
    string('A prefix, `192.0.2.0/24`.'),
  ),
  imports: list(
    'Routers whose routes it takes over.',
    object('Such a router.', { vrf: string('Its VRF, or `default`.') }),
    { since: '0.0.14' },
  ),
});

/** frr-k8s, as MetalLB 0.14 to 0.16 bring it along (0.0.16, 0.0.21 and 0.0.25). */
export const FRR_K8S_KINDS: readonly Kind[] = [
  {
    apiVersion: V1BETA1,
    kind: 'FRRConfiguration',
    doc: 'A part of the FRR configuration of some nodes; all parts that select a node are merged.',
    project: 'frr-k8s',
    fields: {
      spec: object('The part.', {
        bgp: object('BGP.', {
          routers: list('The routers.', router),
          bfdProfiles: list(
            'Profiles of BFD for the neighbors.',
            object('One profile.', { name: string('Its name.', { required: true }), ...BFD_FIELDS }),
          ),
        }),
        nodeSelector: labelSelector('The nodes that it is for; absent: all.'),
        raw: object('Lines of frr.conf that are added as they stand.', {
          priority: integer('Of several, those with lower numbers come first.'),
          rawConfig: string('The lines.'),
        }),
      }),
      status: EMPTY_STATUS,
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'FRRK8sConfiguration',
    doc: 'Settings of frr-k8s itself.',
    project: 'frr-k8s',
    since: '0.0.23',
    fields: {
      spec: object('The settings.', {
        logLevel: string('How much it logs.', { enum: ['all', 'debug', 'info', 'warn', 'error', 'none'] }),
      }),
      status: EMPTY_STATUS,
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'FRRNodeState',
    doc: 'What FRR does on a node.',
    project: 'frr-k8s',
    isClusterWide: true,
    isReport: true,
    fields: {
      spec: object('Empty.', {}),
      status: object('Written by frr-k8s.', {
        runningConfig: string('FRR’s configuration.'),
        lastConversionResult: string('Whether the objects could be made into a configuration.'),
        lastReloadResult: string('Whether FRR took it.'),
      }),
    },
  },
  {
    apiVersion: V1BETA1,
    kind: 'BGPSessionState',
    doc: 'How a session is.',
    project: 'frr-k8s',
    since: '0.0.18',
    isReport: true,
    fields: {
      spec: object('Empty.', {}),
      status: object('Written by frr-k8s.', {
        bgpStatus: string('BGP’s state.'),
        bfdStatus: string('BFD’s state.'),
        node: string('The node.'),
        peer: string('The peer.'),
        vrf: string('The VRF.'),
      }),
    },
  },
];
