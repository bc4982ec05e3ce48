import { Secret } from '../../../core/secret.js';
import type { MapNode } from '../../../core/yaml/tree.js';
import { ABSENT, type Fact, unknown } from '../../../model/fact.js';
import type { ManifestObject } from '../tree.js';
import { Fields, isOpen, textFact } from './fields.js';
import { selectors } from './selectors.js';
import type {
  Announcement,
  BfdProfile,
  BfdSettings,
  BgpAdvertisement,
  BgpPeer,
  Community,
  ConfigMap,
  IpAddressPool,
  L2Advertisement,
  Namespace,
  PoolChoice,
  Resource,
  SecretEntry,
  SecretReference,
  SecretResource,
  Service,
} from './types.js';

/** What all objects have in common. */
export function resource(object: ManifestObject, patches: readonly MapNode[] = []): Resource {
  const fields = Fields.ofObject(object.root, object.isPartial, patches);
  const metadata = fields.fields('metadata');
  return {
    object,
    name: metadata.text('name'),
    namespace: metadata.text('namespace'),
    labels: metadata.map('labels'),
    header: object.header,
    fields,
    spec: fields.fields('spec'),
  };
}

export function bgpPeer(object: ManifestObject, patches?: readonly MapNode[]): BgpPeer {
  const base = resource(object, patches);
  const { spec } = base;
  const version = versionOf(object);
  // What a version does not know the API server takes away, or refuses.
  const since2 = <T>(fact: Fact<T>): Fact<T> => (version === 'v1beta1' ? ABSENT : fact);
  const secret = secretReference(spec.fields('passwordSecret'), spec.has('passwordSecret'));
  return {
    ...base,
    kind: 'BGPPeer',
    version,
    myASN: spec.integer('myASN'),
    localASN: since2(spec.integer('localASN')),
    peerASN: spec.integer('peerASN'),
    dynamicASN: since2(spec.text('dynamicASN')),
    peerAddress: spec.text('peerAddress'),
    interface: since2(spec.text('interface')),
    sourceAddress: spec.text('sourceAddress'),
    routerID: spec.text('routerID'),
    peerPort: spec.integer('peerPort'),
    holdTime: spec.text('holdTime'),
    keepaliveTime: spec.text('keepaliveTime'),
    connectTime: since2(spec.text('connectTime')),
    password: passwordOf(spec),
    passwordSecret: {
      is: since2(secret.is),
      name: since2(secret.name),
      namespace: since2(secret.namespace),
    },
    bfdProfile: spec.text('bfdProfile'),
    ebgpMultiHop: spec.flag('ebgpMultiHop'),
    enableGracefulRestart: since2(spec.flag('enableGracefulRestart')),
    vrf: since2(spec.text('vrf')),
    disableMP: since2(spec.flag('disableMP')),
    dualStackAddressFamily: since2(spec.flag('dualStackAddressFamily')),
    nodeSelectors: selectors(spec, 'nodeSelectors'),
  };
}

export function passwordOf(fields: Fields): Fact<Secret> {
  return fields.read('password', node =>
    node.kind === 'scalar' && typeof node.value === 'string' ? new Secret(node.value) : undefined,
  );
}

export function secretReference(fields: Fields, is: Fact<true>): SecretReference {
  return { is, name: fields.text('name'), namespace: fields.text('namespace') };
}

export function ipAddressPool(object: ManifestObject, patches?: readonly MapNode[]): IpAddressPool {
  const base = resource(object, patches);
  const { spec } = base;
  const allocation = spec.fields('serviceAllocation');
  const isOld = object.kind === 'AddressPool';
  const advertisements: Fact<readonly Fields[]> = isOld ? spec.objects('bgpAdvertisements') : ABSENT;
  return {
    ...base,
    kind: isOld ? 'AddressPool' : 'IPAddressPool',
    addresses: spec.texts('addresses'),
    autoAssign: spec.flag('autoAssign'),
    avoidBuggyIPs: spec.flag('avoidBuggyIPs'),
    serviceAllocation: {
      is: spec.has('serviceAllocation'),
      priority: allocation.integer('priority'),
      namespaces: allocation.texts('namespaces'),
      namespaceSelectors: selectors(allocation, 'namespaceSelectors'),
      serviceSelectors: selectors(allocation, 'serviceSelectors'),
    },
    protocol: isOld ? spec.text('protocol') : ABSENT,
    bgpAdvertisements:
      advertisements.kind === 'known'
        ? { ...advertisements, value: advertisements.value.map(announcement) }
        : advertisements,
  };
}

function announcement(fields: Fields): Announcement {
  return {
    span: fields.span,
    aggregationLength: fields.integer('aggregationLength'),
    aggregationLengthV6: fields.integer('aggregationLengthV6'),
    localPref: fields.integer('localPref'),
    communities: fields.texts('communities'),
  };
}

function poolChoice(spec: Fields): PoolChoice {
  return {
    ipAddressPools: spec.texts('ipAddressPools'),
    ipAddressPoolSelectors: selectors(spec, 'ipAddressPoolSelectors'),
    nodeSelectors: selectors(spec, 'nodeSelectors'),
    serviceSelectors: selectors(spec, 'serviceSelectors'),
  };
}

export function bgpAdvertisement(object: ManifestObject, patches?: readonly MapNode[]): BgpAdvertisement {
  const base = resource(object, patches);
  return {
    ...base,
    ...poolChoice(base.spec),
    ...announcement(base.spec),
    kind: 'BGPAdvertisement',
    peers: base.spec.texts('peers'),
  };
}

export function l2Advertisement(object: ManifestObject, patches?: readonly MapNode[]): L2Advertisement {
  const base = resource(object, patches);
  return { ...base, ...poolChoice(base.spec), kind: 'L2Advertisement', interfaces: base.spec.texts('interfaces') };
}

export function bfdSettings(fields: Fields): BfdSettings {
  return {
    receiveInterval: fields.integer('receiveInterval'),
    transmitInterval: fields.integer('transmitInterval'),
    echoInterval: fields.integer('echoInterval'),
    detectMultiplier: fields.integer('detectMultiplier'),
    minimumTtl: fields.integer('minimumTtl'),
    echoMode: fields.flag('echoMode'),
    passiveMode: fields.flag('passiveMode'),
  };
}

export function bfdProfile(object: ManifestObject, patches?: readonly MapNode[]): BfdProfile {
  const base = resource(object, patches);
  return { ...base, ...bfdSettings(base.spec), kind: 'BFDProfile' };
}

export function community(object: ManifestObject, patches?: readonly MapNode[]): Community {
  const base = resource(object, patches);
  const list = base.spec.objects('communities');
  return {
    ...base,
    kind: 'Community',
    communities:
      list.kind === 'known'
        ? {
            ...list,
            value: list.value.map(one => ({ span: one.span, name: one.text('name'), value: one.text('value') })),
          }
        : list,
  };
}

export function secretResource(object: ManifestObject, patches?: readonly MapNode[]): SecretResource {
  const base = resource(object, patches);
  const entries = new Map<string, SecretEntry>();
  let isOpen_ = object.isPartial;
  for (const form of ['data', 'stringData'] as const) {
    const { node } = base.fields.fields(form);
    if (!node && base.fields.entry(form) && base.fields.has(form).kind === 'unknown') isOpen_ = true;
    for (const { key, keySpan, value } of node?.entries ?? []) {
      if (key === undefined) {
        isOpen_ = true;
        continue;
      }
      const text = isOpen(value) ? unknown('a template fills it in', value.span) : textFact(value);
      entries.set(key, { key, keySpan, form, value: secretValue(text, form) });
    }
  }
  return { ...base, kind: 'Secret', type: base.fields.text('type'), entries: [...entries.values()], isOpen: isOpen_ };
}

function secretValue(text: Fact<string>, form: SecretEntry['form']): Fact<Secret> {
  if (text.kind !== 'known') return text;
  const value = form === 'data' ? fromBase64(text.value) : text.value;
  if (value !== undefined) return { ...text, value: new Secret(value) };
  return unknown(isBase64(text.value) ? NO_TEXT : 'it is no base64', text.at);
}

/** Why a password is not known that is base64 of bytes which are no text: most probably it was never encoded. */
export const NO_TEXT = 'its base64 stands for no text';

function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

/** Base64 undone, as Go's decoder does it: line ends do not count. Undefined for all else that is no base64 of UTF-8. */
function fromBase64(text: string): string | undefined {
  if (!isBase64(text)) return undefined;
  const digits = text.replace(/[\r\n]/g, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(digits), char => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

export function service(object: ManifestObject, patches?: readonly MapNode[]): Service {
  const base = resource(object, patches);
  const { spec } = base;
  const ports = spec.objects('ports');
  return {
    ...base,
    kind: 'Service',
    type: spec.text('type'),
    loadBalancerIP: spec.text('loadBalancerIP'),
    loadBalancerClass: spec.text('loadBalancerClass'),
    ipFamilyPolicy: spec.text('ipFamilyPolicy'),
    ipFamilies: spec.texts('ipFamilies'),
    externalTrafficPolicy: spec.text('externalTrafficPolicy'),
    selector: spec.map('selector'),
    ports:
      ports.kind === 'known'
        ? {
            ...ports,
            value: ports.value.map(one => ({
              span: one.span,
              port: one.integer('port'),
              protocol: one.text('protocol'),
            })),
          }
        : ports,
    annotations: base.fields.fields('metadata').map('annotations'),
  };
}

export function configMap(object: ManifestObject, patches?: readonly MapNode[]): ConfigMap {
  const base = resource(object, patches);
  return { ...base, kind: 'ConfigMap', extras: base.fields.fields('data').text('extras') };
}

export function namespace(object: ManifestObject, patches?: readonly MapNode[]): Namespace {
  return { ...resource(object, patches), kind: 'Namespace' };
}

/** `v1beta2` of `metallb.io/v1beta2`. */
export function versionOf({ apiVersion }: ManifestObject): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}
