import type { Fix } from '../../core/diagnostic.js';
import { basename, dirname, join } from '../../core/path.js';
import { Secret } from '../../core/secret.js';
import type { AllocationContext, AllocationRule } from '../../model/rule.js';
import { oncePerFile } from '../password-files.js';

const MANIFEST = /\.(?:ya?ml|json)$/i;

const ELSEWHERE = {
  bird: 'Write it as a define in a file of its own that .gitignore names, and include that file here.',
  frr: 'FRR includes no other files: keep this one out of git, or have it made of a template that a store of secrets fills in.',
  manifest: 'Keep it in a Secret that is applied from outside the repository, or that is sealed or encrypted in it.',
} as const;

export const passwordTracked: AllocationRule = {
  id: 'nrec/password-tracked',
  severity: 'info',
  summary: 'A password stands in a file that git tracks',
  *check(context) {
    for (const { span, secret, facts } of oncePerFile(context, ({ tracked }) => tracked === true)) {
      const form = MANIFEST.test(facts.place) ? 'manifest' : context.speaker.dialect === 'bird' ? 'bird' : 'frr';
      yield {
        span,
        message: `Git tracks this file, so everybody who has a copy of the repository, or of its history, has the BGP password. ${ELSEWHERE[form]} If it was ever pushed, ask NREC for another one.`,
        fixes: form === 'bird' ? moved(context, span.path, secret) : [],
      };
    }
  },
};

/** The password in a file of its own, and that in .gitignore. */
function moved({ edits, speaker }: AllocationContext, path: string, secret: Secret): readonly Fix[] {
  const move = edits.moveSecret?.(speaker, path, secret);
  if (!move) return [];
  const name = basename(move.file.path);
  const ignored = {
    path: join(dirname(move.file.path), '.gitignore'),
    text: new Secret(`/${name}\n`),
    mayExist: true,
  };
  return [
    {
      title: `Move the password into ${name}, which .gitignore names`,
      safe: false,
      edits: move.edits,
      files: [move.file, ignored],
    },
  ];
}
