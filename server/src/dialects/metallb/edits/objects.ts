/** Changes of objects that rules of this dialect offer, and that the verbs are made of. */

import { revealSecret } from '../../../core/secret.js';
import type { YamlEdits, YamlValue } from '../../../core/yaml/edit.js';
import { valueAt } from '../../../core/yaml/tree.js';
import { knownValue } from '../../../model/fact.js';
import type { Fields } from '../resources/fields.js';
import type { BfdProfile, BgpPeer, IpAddressPool, Resource } from '../resources/types.js';
import { named, type Resources, resourcesOf } from '../resources.js';
import type { ManifestObject, Manifests } from '../tree.js';
import { allOf, ManifestEditor } from './documents.js';

/** What a peer's password stands under in a Secret, and what kind of Secret MetalLB takes. */
const PASSWORD_KEY = 'password';
const SECRET_TYPE = 'kubernetes.io/basic-auth';

/** An object to be written: its metadata name it, and its namespace where the one beside it says one. */
export function objectLike(
  near: Pick<ManifestObject, 'namespace'>,
  apiVersion: string,
  kind: string,
  name: string,
  rest: { readonly [key: string]: YamlValue },
): YamlValue {
  const { namespace } = near;
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) }, ...rest };
}

/** A name that no object of the kind has: `base`, or `base` and a number. */
export function freeName({ files }: Manifests, kind: string, base: string): string {
  const taken = new Set(
    files.flatMap(({ documents }) =>
      documents.flatMap(({ objects }) => objects.filter(one => one.kind === kind).map(({ name }) => name)),
    ),
  );
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Lets a session of one address family carry the other, too. Only MetalLB 0.15 and newer know the field. */
export function carryBothFamilies(manifests: Manifests, resource: Resource, fields: Fields): YamlEdits {
  const editor = new ManifestEditor(manifests);
  const after = fields.entry('ebgpMultiHop') ? 'ebgpMultiHop' : 'peerAddress';
  const flag = editor.set(fields.node, 'dualStackAddressFamily', true, after);
  return allOf(newestVersion(editor, resource), flag);
}

/** BGPPeer v1beta1 lacks what came later; the newer version takes all that it has. */
export function newestVersion(editor: ManifestEditor, { object }: Resource): YamlEdits {
  if (object.apiVersion !== 'metallb.io/v1beta1' || object.kind !== 'BGPPeer') return [];
  const node = valueAt(object.root, 'apiVersion');
  return node?.kind === 'scalar' ? editor.at(node.span).setScalar(node, 'metallb.io/v1beta2') : undefined;
}

/** Names a BFD profile: one that is there, else one that is added. */
export function enableBfd(manifests: Manifests, near: Resource, fields: Fields): YamlEdits {
  const editor = new ManifestEditor(manifests);
  const resources = resourcesOf(manifests);
  const profile = profileFor(resources, near);
  const name = knownValue(profile?.name ?? near.name);
  if (profile && name !== undefined) return editor.set(fields.node, 'bfdProfile', name);
  const free = freeName(manifests, 'BFDProfile', 'nrec-bfd');
  return allOf(editor.set(fields.node, 'bfdProfile', free), addBfdProfile(manifests, near.object, free));
}

/** The profile that other peers use, else any without echo mode, which does not go over several hops. */
function profileFor({ bfdProfiles, peers }: Resources, near: Resource): BfdProfile | undefined {
  const fit = bfdProfiles.filter(
    one => one.name.kind === 'known' && one.echoMode.kind !== 'unknown' && !knownValue(one.echoMode),
  );
  const used = peers.flatMap(({ bfdProfile }) => named(near, knownValue(bfdProfile) ?? '', fit));
  return used[0] ?? fit.find(one => named(near, knownValue(one.name) ?? '', [one]).length > 0);
}

/** Writes a BFD profile of a name. 300 ms three times is what everybody uses; FRR's own defaults are the same. */
export function addBfdProfile(manifests: Manifests, near: ManifestObject, name: string): YamlEdits {
  const spec = { receiveInterval: 300, transmitInterval: 300, detectMultiplier: 3 };
  return new ManifestEditor(manifests).addObject(
    near,
    objectLike(near, 'metallb.io/v1beta1', 'BFDProfile', name, { spec }),
  );
}

/**
 * Takes a password out of a peer into a Secret of its own, which the peer names. Peers with the same password share it. The
 * password goes from one text to the other; nothing else sees it.
 */
export function movePassword(manifests: Manifests, peers: readonly BgpPeer[]): YamlEdits {
  const editor = new ManifestEditor(manifests);
  const [first] = peers;
  const secret = first && knownValue(first.password);
  if (!first || !secret) return undefined;
  const password = revealSecret(secret);
  const same = peers.filter(({ password: fact }) => {
    const value = knownValue(fact);
    return (
      value !== undefined && revealSecret(value) === password && fact.kind === 'known' && fact.origin === 'explicit'
    );
  });
  const base = `${knownValue(first.name) ?? 'bgp'}-password`;
  const name = freeName(manifests, 'Secret', /^[a-z0-9.-]+$/.test(base) ? base : 'bgp-password');
  const referring = same.map(({ spec }) => {
    const { node } = spec;
    const entry = node?.entries.find(({ key }) => key === 'password');
    if (!node || !entry) return undefined;
    // The other is there already, and refers to nothing.
    if (valueAt(node, 'passwordSecret')) {
      return allOf(
        editor.set(editor.map(node, 'passwordSecret') ?? node, 'name', name),
        editor.remove(node, 'password'),
      );
    }
    return allOf(
      editor.at(node.span).renameKey(entry, 'passwordSecret'),
      editor.at(node.span).setValue(node, 'password', { name }),
    );
  });
  const object = objectLike(first.object, 'v1', 'Secret', name, {
    type: SECRET_TYPE,
    stringData: { [PASSWORD_KEY]: password },
  });
  return allOf(...same.map(peer => newestVersion(editor, peer)), ...referring, editor.addObject(first.object, object));
}

/** Announces a pool to all peers. */
export function addAdvertisement(manifests: Manifests, pool: IpAddressPool): YamlEdits {
  const name = knownValue(pool.name);
  if (name === undefined) return undefined;
  const free = freeName(manifests, 'BGPAdvertisement', name);
  return new ManifestEditor(manifests).addObject(
    pool.object,
    objectLike(pool.object, 'metallb.io/v1beta1', 'BGPAdvertisement', free, { spec: { ipAddressPools: [name] } }),
  );
}

/** What a Secret's key holds, as it is written there. */
export function secretText(form: 'stringData' | 'data', text: string): string {
  if (form === 'stringData') return text;
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
