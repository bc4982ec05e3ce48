// `npm run new-rule nrec/name`: scaffolds a rule about allocations, with its page and its entry in the registry.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REGISTRY = 'server/src/rules/index.ts';

/** `two-words` → `twoWords`. */
export function constantName(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

export function ruleText(id) {
  return `import { factRule } from '../fact-rule.js';

export const ${constantName(id.slice(id.indexOf('/') + 1))} = factRule({
  id: '${id}',
  severity: 'warning',
  summary: 'TODO: what it reports, one sentence without a full stop',
  // A rule about one setting of a session; others yield findings from \`check\` themselves, see missing-peer.ts.
  fact: session => session.keepaliveTime,
  judge: fact =>
    fact.kind === 'known' && fact.value === 0
      ? { message: 'TODO: what is wrong, what will happen, and what to do.' }
      : undefined,
});
`;
}

export function pageText(id) {
  return `# ${id}

**warning**: TODO: what it reports, one sentence without a full stop.

TODO: exactly when it reports, and when it does not.

## Why

TODO: what the daemon and NREC do then.

## Fix

None. TODO: or "Safe." or "Offered.", and what it does.

## Bad

\`\`\`bird
protocol bgp nrec_peer1 {
  local 10.0.240.156 as 4200000000;
  neighbor 10.255.255.1 as 65535;
  multihop;
  keepalive time 0;
#                ^ ${id}
  ipv4 { import none; export where net ~ 192.168.0.16/31; };
}
\`\`\`

## Good

\`\`\`bird
protocol bgp nrec_peer1 {
  local 10.0.240.156 as 4200000000;
  neighbor 10.255.255.1 as 65535;
  multihop;
  ipv4 { import none; export where net ~ 192.168.0.16/31; };
}
\`\`\`
`;
}

/** The registry with one more import and entry, both in their order. */
export function registered(registry, name) {
  const constant = constantName(name);
  const added = `import { ${constant} } from './nrec/${name}.js';`;
  const lines = registry.split('\n');
  insertInOrder(
    lines,
    added,
    line => /from '\.\/nrec\//.test(line),
    line => /'(.*)'/.exec(line)?.[1] ?? '',
  );
  const table = lines.findIndex(line => line.startsWith('export const ALLOCATION_CHECKS'));
  const end = lines.indexOf('];', table);
  const entries = lines.slice(table + 1, end);
  insertInOrder(
    entries,
    `  ${constant},`,
    () => true,
    line => line.trim(),
  );
  return [...lines.slice(0, table + 1), ...entries, ...lines.slice(end)].join('\n');
}

/** Puts a line before the first of those among which it belongs that comes after it, else behind the last. */
function insertInOrder(lines, added, belongs, key) {
  const own = lines.flatMap((line, index) => (belongs(line) ? [index] : []));
  const next = own.find(index => key(lines[index]).localeCompare(key(added), 'en') > 0);
  lines.splice(next ?? (own.at(-1) ?? -1) + 1, 0, added);
}

/** Writes the three files; returns their paths. Throws an Error that says what is wrong with the id. */
export function scaffold(root, id) {
  const match = /^nrec\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id ?? '');
  if (!match)
    throw new Error(
      'usage: npm run new-rule nrec/some-name\nRules of one dialect alone stand in its own table: server/src/dialects/<dialect>/rules.ts.',
    );
  const [, name] = match;
  const rule = `server/src/rules/nrec/${name}.ts`;
  const page = `docs/rules/${id}.md`;
  for (const path of [rule, page]) if (existsSync(join(root, path))) throw new Error(`${path} exists already`);
  writeFileSync(join(root, REGISTRY), registered(readFileSync(join(root, REGISTRY), 'utf8'), name));
  writeFileSync(join(root, rule), ruleText(id));
  writeFileSync(join(root, page), pageText(id));
  return [rule, page, REGISTRY];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const paths = scaffold(fileURLToPath(new URL('..', import.meta.url)), process.argv[2]);
    console.log(
      `Written: ${paths.join(', ')}.\nFill in what says TODO, run \`node scripts/rule-index.mjs\`, then \`npx vitest run test/rules\`.`,
    );
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}
