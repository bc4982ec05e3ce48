/** How many objects of each kind a generated manifest has. */
export interface MetallbParts {
  readonly peers: number;
  readonly pools: number;
  readonly profiles: number;
  readonly secrets: number;
  readonly services: number;
}

/** What the examples have. */
export const SMALL: MetallbParts = { peers: 2, pools: 1, profiles: 1, secrets: 1, services: 1 };

/** 420 objects in some 5,000 lines. */
export const LARGE: MetallbParts = { peers: 90, pools: 110, profiles: 30, secrets: 20, services: 60 };

/**
 * A manifest that Kubernetes and MetalLB accept, of peers on nodes of their own, pools with their advertisements, profiles, secrets
 * and services. The same parts always give the same text.
 */
export function generateMetallb({ peers, pools, profiles, secrets, services }: MetallbParts): string {
  return [
    ...times(profiles, profile),
    ...times(secrets, secret),
    ...times(peers, number => peer(number, profiles, secrets)),
    ...times(pools, pool),
    ...times(pools, number => advertisement(number, peers)),
    ...times(services, number => service(number, pools)),
  ].join('---\n');
}

function times<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, number) => make(number));
}

function head(apiVersion: string, kind: string, name: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: metallb-system\n`;
}

function profile(number: number): string {
  return `${head('metallb.io/v1beta1', 'BFDProfile', `bfd-${number}`)}spec:
  receiveInterval: ${300 + number}
  transmitInterval: ${300 + number}
  detectMultiplier: 3
`;
}

function secret(number: number): string {
  return `${head('v1', 'Secret', `bgp-${number}`)}type: kubernetes.io/basic-auth
stringData:
  password: "customer-secret-${number}"
`;
}

function peer(number: number, profiles: number, secrets: number): string {
  return `# Rack ${number}, upper switch.
${head('metallb.io/v1beta2', 'BGPPeer', `rack-${number}`)}spec:
  myASN: ${64512 + (number % 16)}
  peerASN: 65001
  peerAddress: 10.${10 + (number >> 8)}.${number & 255}.1
  sourceAddress: 10.${10 + (number >> 8)}.${number & 255}.2
  holdTime: 90s
  keepaliveTime: 30s
  bfdProfile: bfd-${number % profiles}
  passwordSecret:
    name: bgp-${number % secrets}
  nodeSelectors:
    - matchLabels:
        topology.kubernetes.io/rack: rack-${number % 16}
`;
}

function pool(number: number): string {
  return `${head('metallb.io/v1beta1', 'IPAddressPool', `pool-${number}`)}spec:
  addresses:
    - 172.${16 + (number >> 8)}.${number & 255}.0/26
    - 172.${16 + (number >> 8)}.${number & 255}.128-172.${16 + (number >> 8)}.${number & 255}.191
`;
}

function advertisement(number: number, peers: number): string {
  return `${head('metallb.io/v1beta1', 'BGPAdvertisement', `pool-${number}`)}spec:
  ipAddressPools:
    - pool-${number}
  peers:
    - rack-${number % peers}
`;
}

function service(number: number, pools: number): string {
  return `${head('v1', 'Service', `web-${number}`)}  annotations:
    metallb.io/address-pool: pool-${number % pools}
spec:
  type: LoadBalancer
  selector:
    app: web-${number}
  ports:
    - port: 443
`;
}
