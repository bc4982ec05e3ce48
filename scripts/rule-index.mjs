// Writes docs/rules/README.md, the table of all rules, from the heads of their pages: `node scripts/rule-index.mjs [--check]`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../docs/rules/', import.meta.url);
const target = new URL('README.md', folder);

/** What the scopes are about, in the order in which people meet them. */
const SCOPES = {
  nrec: 'What an NREC Elastic IP allocation asks of a configuration. Without a profile these rules stay quiet.',
  bird: 'What BIRD itself refuses, and what surprises in it.',
  terraform: 'What Terraform refuses in files that say what instances let in.',
  metallb: 'What the Kubernetes API server and MetalLB refuse in manifests, and what MetalLB takes and should not.',
  profile: 'Mistakes in the allocation profile.',
  bgplint: 'What bgplint has to say about the files it is given.',
};

/** The index, from `{ scope: [{ name, severity, summary, fix }] }`. */
export function ruleIndex(scopes) {
  const parts = [
    '# Rules',
    '',
    'Each rule has a page, and the examples on it are executed as tests. A rule is silenced on one line by a comment above it, `bgplint-disable-next-line nrec/peer-as -- why`, or for all files of a profile under its `ignore`.',
    '',
    'error: the daemon, or for manifests the API server or MetalLB, refuses the file, or the service certainly fails or leaks. warning: very probably wrong. info: worth knowing. A *safe* fix keeps what the author meant, so `--fix` applies it; others are offered in the editor.',
  ];
  for (const [scope, rules] of Object.entries(scopes)) {
    parts.push('', `## ${scope}`, '', ...(SCOPES[scope] ? [SCOPES[scope], ''] : []));
    parts.push('| rule | severity | fix | reports |', '| --- | --- | --- | --- |');
    for (const { name, severity, fix, summary } of rules)
      parts.push(`| [${scope}/${name}](${scope}/${name}.md) | ${severity} | ${fix} | ${summary} |`);
  }
  return `${parts.join('\n')}\n`;
}

/** What the index says of a page: its head, and the first word on its fix. */
export function pageEntry(name, page) {
  const [, severity = '', summary = ''] = /^# \S+\n\n\*\*(\w+)\*\*: (.+)\.\n/.exec(page) ?? [];
  const [, word = 'None'] = /^## Fix\n\n(\w+)/m.exec(page) ?? [];
  return { name, severity, summary, fix: word === 'None' ? '' : word.toLowerCase() };
}

function readIndex() {
  const known = Object.keys(SCOPES);
  const rank = scope => (known.includes(scope) ? known.indexOf(scope) : known.length);
  const scopes = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return ruleIndex(
    Object.fromEntries(
      scopes.map(scope => [
        scope,
        readdirSync(new URL(`${scope}/`, folder))
          .sort()
          .map(file => pageEntry(file.replace(/\.md$/, ''), readFileSync(new URL(`${scope}/${file}`, folder), 'utf8'))),
      ]),
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const index = readIndex();
  if (!process.argv.includes('--check')) writeFileSync(target, index);
  else if (readFileSync(target, 'utf8') !== index) {
    console.error('docs/rules/README.md is stale: run `node scripts/rule-index.mjs`');
    process.exit(1);
  }
}
