import { revealSecret } from '../core/secret.js';
import type { FileFacts } from '../model/host.js';
import type { AllocationContext, PasswordFile } from '../model/rule.js';

/**
 * The files of such a kind that hold a password of the allocation's sessions: each once, however many sessions use it. One that is
 * known not to be the allocation's opens nothing, and is told of as that.
 */
export function oncePerFile(
  { sessions, passwordFiles, secretVerdict }: AllocationContext,
  isSuch: (facts: FileFacts) => boolean,
): readonly PasswordFile[] {
  const found = new Map<string, PasswordFile>();
  for (const { session } of sessions) {
    if (secretVerdict(session) === 'different') continue;
    for (const file of passwordFiles(session)) {
      const key = `${file.span.path}\0${revealSecret(file.secret)}`;
      if (isSuch(file.facts) && !found.has(key)) found.set(key, file);
    }
  }
  return [...found.values()];
}
