import { revealSecret } from '../../../core/secret.js';
import { type Fact, knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { NO_TEXT } from '../resources/read.js';
import { type BgpPeer, named, type SecretResource } from '../resources.js';
import type { SemanticRule } from './rule.js';
import { at, type Scope } from './scope.js';

const TYPE = 'kubernetes.io/basic-auth';

/** Secrets that MetalLB cannot take a password from, or not the one that was meant. */
export const secret: SemanticRule = {
  id: 'metallb/secret',
  severity: 'error',
  summary: 'A Secret that MetalLB cannot take a peer’s password from',
  *check(scope) {
    const told = new Set<SecretResource>();
    for (const peer of scope.resources.peers) {
      yield* judgeNamespace(peer);
      const name = knownValue(peer.passwordSecret.name);
      if (name === undefined) continue;
      for (const one of named(peer, name, scope.resources.secrets)) {
        if (told.has(one)) continue;
        told.add(one);
        yield* judgeSecret(one, peer, scope);
      }
    }
  },
};

function* judgeNamespace({ passwordSecret, namespace, header }: BgpPeer): Iterable<Finding> {
  const { namespace: written } = passwordSecret;
  if (written.kind !== 'known' || namespace.kind !== 'known' || written.value === namespace.value) return;
  const message = `MetalLB ignores this namespace and looks for the Secret in its own, “${namespace.value}”. Put the Secret there, and delete this line.`;
  yield { span: at(written, header), severity: 'warning', message };
}

function* judgeSecret(one: SecretResource, peer: BgpPeer, scope: Scope): Iterable<Finding> {
  const related = [{ span: peer.header, message: 'The peer takes its password from there.' }];
  const refused = (span: Finding['span'], message: string, more: Partial<Finding> = {}) =>
    scope.conflict(span, peer.header, message, { related, ...more });
  const { type, header } = one;
  if (type.kind !== 'unknown' && knownValue(type) !== TYPE) {
    const span = type.kind === 'known' ? at(type, header) : header;
    const fixes =
      type.kind === 'known' ? [{ title: `Write ${TYPE}`, safe: false, edits: [scope.rewrite(span, TYPE)] }] : [];
    const message = `MetalLB takes passwords only from Secrets of type ${TYPE}, and keeps its old configuration for this one. Write that type; it cannot be changed, so delete the Secret in the cluster first.`;
    yield refused(span, message, { fixes });
  }
  const entry = one.entries.find(({ key }) => key === 'password');
  if (!entry) {
    // One with neither of its keys the API server refuses already.
    const isBare = knownValue(type) === TYPE && !one.entries.some(({ key }) => key === 'username');
    if (one.isOpen || isBare) return;
    yield refused(header, 'MetalLB looks for the key “password” in this Secret, and there is none. Add it.');
    return;
  }
  const value: Fact<unknown> = entry.value;
  if (value.kind === 'unknown' && value.why === NO_TEXT) {
    const message =
      'What stands under data is base64, and this stands for bytes that are no text: most probably it is the password itself, and the session stays down. Put it under stringData, or encode it: printf %s …| base64.';
    yield { span: value.at ?? entry.keySpan, severity: 'warning', message, related };
    return;
  }
  const text = entry.value.kind === 'known' ? revealSecret(entry.value.value) : '';
  if (!/[\r\n]$/.test(text)) return;
  const made = entry.form === 'data' ? ' Encode it without one: printf %s …| base64, not echo.' : '';
  const message = `The password ends with a line end, which is part of it: the session stays down.${made || ' Write it in quotes, or behind |-.'}`;
  const span = value.kind === 'known' ? at(value, header) : entry.keySpan;
  // The sign before the lines says what becomes of the last line end.
  const isLines = /^[|>][ \t]*\r?\n/.test(scope.text(span));
  const edits = [{ span: { ...span, start: span.start + 1, end: span.start + 1 }, text: '-' }];
  const fixes = isLines ? [{ title: 'Leave the line end out', safe: false, edits }] : [];
  yield { span, severity: 'warning', message, related, fixes };
}
