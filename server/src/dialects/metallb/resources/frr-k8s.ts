import type { MapNode } from '../../../core/yaml/tree.js';
import { ABSENT, explicit, type Fact } from '../../../model/fact.js';
import type { ManifestObject } from '../tree.js';
import type { Fields } from './fields.js';
import { bfdSettings, passwordOf, resource, secretReference } from './read.js';
import { labelSelector, type Selectors } from './selectors.js';
import type { FrrConfiguration, FrrNeighbor, FrrRouter, PrefixesWith } from './types.js';

export function frrConfiguration(object: ManifestObject, patches?: readonly MapNode[]): FrrConfiguration {
  const base = resource(object, patches);
  const { spec } = base;
  const bgp = spec.fields('bgp');
  const raw = spec.fields('raw');
  const selector = spec.has('nodeSelector');
  const nodeSelector = labelSelector(spec.fields('nodeSelector'));
  const nodeSelectors: Selectors =
    selector.kind === 'known' ? explicit([nodeSelector], selector.at ?? nodeSelector.span) : selector;
  return {
    ...base,
    kind: 'FRRConfiguration',
    nodeSelector,
    nodeSelectors,
    bfdProfiles: each(bgp.objects('bfdProfiles'), fields => ({
      span: fields.span,
      name: fields.text('name'),
      ...bfdSettings(fields),
    })),
    routers: each(bgp.objects('routers'), frrRouter),
    raw: { priority: raw.integer('priority'), rawConfig: raw.text('rawConfig') },
  };
}

function frrRouter(fields: Fields): FrrRouter {
  const imports = each(fields.objects('imports'), one => one.text('vrf'));
  return {
    span: fields.span,
    fields,
    asn: fields.integer('asn'),
    id: fields.text('id'),
    vrf: fields.text('vrf'),
    prefixes: fields.texts('prefixes'),
    neighbors: each(fields.objects('neighbors'), frrNeighbor),
    importsVrfs: imports,
  };
}

function frrNeighbor(fields: Fields): FrrNeighbor {
  const [advertise, receive] = [fields.fields('toAdvertise'), fields.fields('toReceive')];
  const [advertised, received] = [advertise.fields('allowed'), receive.fields('allowed')];
  return {
    span: fields.span,
    fields,
    asn: fields.integer('asn'),
    dynamicASN: fields.text('dynamicASN'),
    localASN: fields.integer('localASN'),
    address: fields.text('address'),
    interface: fields.text('interface'),
    sourceAddress: fields.text('sourceaddress'),
    port: fields.integer('port'),
    password: passwordOf(fields),
    passwordSecret: secretReference(fields.fields('passwordSecret'), fields.has('passwordSecret')),
    holdTime: fields.text('holdTime'),
    keepaliveTime: fields.text('keepaliveTime'),
    connectTime: fields.text('connectTime'),
    ebgpMultiHop: fields.flag('ebgpMultiHop'),
    enableGracefulRestart: fields.flag('enableGracefulRestart'),
    bfdProfile: fields.text('bfdProfile'),
    disableMP: fields.flag('disableMP'),
    dualStackAddressFamily: fields.flag('dualStackAddressFamily'),
    toAdvertise: {
      at: fields.entry('toAdvertise')?.keySpan ?? fields.span,
      is: fields.has('toAdvertise'),
      mode: advertised.text('mode'),
      prefixes: advertised.texts('prefixes'),
      withCommunity: each(advertise.objects('withCommunity'), one => prefixesWith(one, one.text('community'))),
      withLocalPref: each(advertise.objects('withLocalPref'), one => prefixesWith(one, one.integer('localPref'))),
    },
    toReceive: {
      span: receive.span,
      is: fields.has('toReceive'),
      mode: received.text('mode'),
      prefixes: each(received.objects('prefixes'), one => ({
        span: one.span,
        prefix: one.text('prefix'),
        ge: one.integer('ge'),
        le: one.integer('le'),
      })),
    },
  };
}

function prefixesWith<T>(fields: Fields, value: Fact<T>): PrefixesWith<T> {
  return { span: fields.span, value, prefixes: fields.texts('prefixes') };
}

function each<T>(list: Fact<readonly Fields[]>, read: (fields: Fields) => T): Fact<readonly T[]> {
  if (list.kind === 'absent') return ABSENT;
  return list.kind === 'known' ? { ...list, value: list.value.map(read) } : list;
}
