import { revealSecret } from '../../../core/secret.js';
import type { YamlEdits } from '../../../core/yaml/edit.js';
import { knownValue } from '../../../model/fact.js';
import { ManifestEditor } from '../edits/documents.js';
import { movePassword } from '../edits/objects.js';
import type { SemanticRule } from './rule.js';
import { at } from './scope.js';

/** A password written beside a reference to one. */
export const password: SemanticRule = {
  id: 'metallb/password',
  severity: 'error',
  summary: 'Both a password and a Secret with one',
  *check(scope) {
    for (const peer of scope.resources.peers) {
      const { name } = peer.passwordSecret;
      if (
        peer.password.kind !== 'known' ||
        revealSecret(peer.password.value) === '' ||
        name.kind !== 'known' ||
        !name.value
      )
        continue;
      const related = [{ span: at(peer.password, peer.header), message: 'The password is here.' }];
      const message =
        'MetalLB refuses a peer with both a password and a passwordSecret. Delete the password, and keep it in the Secret.';
      const edits = new ManifestEditor(scope.manifests).remove(peer.spec.node, 'password');
      const fixes = edits ? [{ title: 'Delete the password here', safe: false, edits }] : [];
      yield scope.refusal(at(name, peer.header), message, { related, fixes });
    }
  },
};

/** Passwords that anyone who reads the file, or the object in the cluster, can see. */
export const plainPassword: SemanticRule = {
  id: 'metallb/plain-password',
  severity: 'info',
  summary: 'A password in clear in an object that is no Secret',
  *check(scope) {
    const moves = new Map<string, YamlEdits>();
    for (const [index, peer] of scope.resources.peers.entries()) {
      const { password: secret, header } = peer;
      const isReferred = knownValue(peer.passwordSecret.name) !== undefined;
      if (secret.kind !== 'known' || revealSecret(secret.value) === '' || isReferred) continue;
      const message =
        'Everybody who may read BGPPeers in the cluster, or this file, can read this password. Put it into a Secret of type kubernetes.io/basic-auth, and name that as passwordSecret.';
      // Peers that share the password share the Secret, and the fix.
      const text = revealSecret(secret.value);
      if (!moves.has(text)) {
        const rest = scope.resources.peers.slice(index + 1);
        moves.set(text, movePassword(scope.manifests, [peer, ...rest]));
      }
      const edits = moves.get(text);
      const fixes = edits ? [{ title: 'Move the password into a Secret', safe: false, edits }] : [];
      yield { span: at(secret, header), message, fixes };
    }
  },
};
