import { boolean, type Field, type Fields, integer, type Kind, list, object, string } from './schema.js';
import { EMPTY_STATUS, labelSelector, oldNodeSelector, secretReference } from './shared.js';

/** AS numbers were called 32 bits wide until somebody looked: the larger half of them is not. */
const asn = (doc: string, extra: Partial<Field> = {}): Field =>
  integer(doc, {
    min: 0,
    max: 4294967295,
    format: 'int64',
    isAsn: true,
    ...extra,
    before: { '0.16.0': { format: 'int32' }, ...extra.before },
  });

const password = string('The TCP MD5 password in clear. A Secret (`passwordSecret`) keeps it out of the manifest.', {
  secret: true,
});

const COMMON: Fields = {
  myASN: asn('Your own AS number, as the peer expects it.', { required: true }),
  sourceAddress: string('The address that sessions are sent from.'),
  routerID: string('The BGP router id, written as an IPv4 address; absent: one of the node’s addresses.'),
  holdTime: string('Without a sign of life for so long the session ends: a duration such as `90s`. 0 or at least 3s.', {
    isDuration: true,
  }),
  keepaliveTime: string(
    'How often a sign of life is sent: a duration such as `30s`; usually a third of the hold time.',
    {
      isDuration: true,
    },
  ),
  bfdProfile: string('The BFDProfile by which a dead path is noticed within a second.', { refersTo: 'BFDProfile' }),
  ebgpMultiHop: boolean('Whether the peer may be several hops away. NREC’s are.'),
  password,
};

const nodes = 'The nodes that speak with the peer; absent: all of them. One of several selectors is enough.';

export const BGP_PEER: Kind = {
  apiVersion: 'metallb.io/v1beta2',
  kind: 'BGPPeer',
  doc: 'A router that the nodes speak BGP with.',
  project: 'MetalLB',
  fields: {
    spec: object('The session.', {
      ...COMMON,
      peerASN: asn('The peer’s AS number; 65535 at NREC. Either this or `dynamicASN`.', {
        before: { '0.14.9': { required: true } },
      }),
      dynamicASN: string('Takes the peer’s AS number as it comes: any other than one’s own, or one’s own.', {
        since: '0.14.9',
        enum: ['internal', 'external'],
      }),
      localASN: asn('The AS number shown to this peer instead of `myASN`.', {
        since: '0.16.0',
        min: 1,
        before: { '0.16.1': { format: 'int32' } },
      }),
      peerAddress: string('The peer’s IP address, without a mask. Either this or `interface`.', {
        before: { '0.15.0': { required: true } },
      }),
      interface: string('The interface behind which the peer is, for sessions without addresses of their own.', {
        since: '0.15.0',
      }),
      peerPort: integer('The peer’s TCP port.', {
        min: 1,
        max: 16384,
        default: 179,
        before: { '0.15.0': { min: 0 } },
      }),
      connectTime: string('How long to wait before connecting again: whole seconds from `1s` to `65535s`.', {
        since: '0.14.4',
        isDuration: true,
        cel: 'connect-time',
      }),
      passwordSecret: object(
        'The Secret of type kubernetes.io/basic-auth that holds the password, in MetalLB’s own namespace.',
        secretReference,
      ),
      nodeSelectors: list(nodes, labelSelector('Labels of nodes.')),
      enableGracefulRestart: boolean('Keeps routes while the speaker restarts. Cannot be changed later.', {
        since: '0.14.6',
        immutable: true,
      }),
      vrf: string('The VRF of the node in which the session is.', { since: '0.13.8' }),
      disableMP: boolean('Once kept IPv6 off IPv4 sessions and the other way round.', {
        since: '0.14.4',
        default: false,
        deprecated: {
          since: '0.15.0',
          instead:
            'It has no effect any more: a session carries the family of its address alone, unless `dualStackAddressFamily` is true.',
        },
      }),
      dualStackAddressFamily: boolean('Lets the session carry IPv4 and IPv6, whatever its own address is.', {
        since: '0.15.0',
        default: false,
      }),
    }),
    status: EMPTY_STATUS,
  },
};

export const OLD_BGP_PEER: Kind = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'BGPPeer',
  doc: 'A router that the nodes speak BGP with, in the older form.',
  successor: 'metallb.io/v1beta2',
  project: 'MetalLB',
  deprecated: {
    since: '0.14',
    instead: 'Write metallb.io/v1beta2, which has the same fields and more.',
  },
  fields: {
    spec: object('The session.', {
      ...COMMON,
      peerASN: asn('The peer’s AS number.', { required: true }),
      peerAddress: string('The peer’s IP address, without a mask.', { required: true }),
      peerPort: integer('The peer’s TCP port.', { min: 0, max: 16384 }),
      nodeSelectors: list(nodes, oldNodeSelector('Labels of nodes.')),
    }),
    status: EMPTY_STATUS,
  },
};
