// Whole configurations of other people's, run: a BIRD in a network namespace loads the file as it is, and in another one a collector
// answers its sessions, feeds them routes and notes what it hears. What it hears must be among what the session may announce.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { revealSecret } from '../../server/src/core/secret.js';
import { knownValue } from '../../server/src/model/fact.js';
import type { Session } from '../../server/src/model/session.js';
import { type Address, addressBits, type Family, formatAddress } from '../../server/src/net/address.js';
import { formatPrefix, network, type Prefix, parsePrefix } from '../../server/src/net/prefix.js';
import type { PrefixSet } from '../../server/src/net/prefix-set.js';
import { NodeHost } from '../../server/src/node/host.js';
import { announcementsOf } from '../../server/src/rules/announcements.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { birdProgram, birdVersion } from '../oracle/bird.js';
import { Probes } from './bird-filters-running.js';
import type { Measured } from './table.js';
import { readTsv } from './tsv.js';

/** How many configurations run at once, and how long one gets for its sessions to come up, seconds. */
const AT_ONCE = 4;
const PATIENCE = 14;

/** More sessions of one file are left out. */
const MOST_SESSIONS = 40;

const FAMILIES = ['ipv4', 'ipv6'] as const;

/** How many of the routes per family are in the system's table too. */
const MOST_LEARNT = 400;

/** The link of all sessions that do not name one. */
const COMMON_LINK = 'bgplint0';

/** A session as the collector answers it. */
interface Answered {
  readonly name: string;
  readonly local: Address;
  readonly peer: Address;
  /** Length of the network that makes the two neighbours; of sessions over several hops all bits. */
  readonly length: number;
  /** The interface of the configuration's side. */
  readonly link: string;
  readonly text: string;
  readonly families: readonly { readonly family: Family; readonly may: PrefixSet; readonly must: PrefixSet }[];
}

/** What came of one configuration. */
interface Seen {
  readonly sessions: number;
  readonly established: number;
  readonly announcing: number;
  readonly prefixes: number;
  readonly wrong: readonly string[];
}

/** Needs root, for network namespaces. @returns nothing where that or a BIRD is missing. */
export async function measureSessions(corpora: string, files: readonly string[] = []): Promise<readonly Measured[]> {
  const bird = birdProgram('birdc') && birdProgram('bird');
  if (!bird || process.getuid?.() !== 0) return [];
  const version = birdVersion(bird);
  const folder = join(corpora, 'bird');
  const paths =
    files.length > 0
      ? [...files]
      : readTsv(join(folder, 'verdicts.tsv'))
          .filter(row => row[`ok_${version}`] === '1')
          .map(row => join(folder, row.case as string, row.root as string));
  const seen: Seen[] = [];
  const wrong: string[] = [];
  let [tried, next] = [0, 0];
  const work = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const answered = await sessionsOf(path, version);
      if (answered.length === 0) continue;
      tried++;
      const one = await observe(path, answered, tried);
      if (!one) continue;
      seen.push(one);
      wrong.push(...one.wrong.map(text => `${path}: ${text}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const total = (count: (one: Seen) => number) => seen.reduce((sum, one) => sum + count(one), 0).toLocaleString('en');
  const up = seen.filter(({ established }) => established > 0).length;
  return [
    {
      what: `prefixes heard from BIRD ${version} that were not to be announced (${seen.length} of ${tried} configurations ran, sessions came up in ${up}: ${total(one => one.established)} of ${total(one => one.sessions)}, ${total(one => one.announcing)} announced something)`,
      value: `${wrong.length} of ${total(({ prefixes }) => prefixes)}`,
      goal: '0',
      reached: wrong.length === 0,
      disagreements: wrong,
    },
  ];
}

/** The sessions of a configuration that can be answered without knowing more than the model says. */
async function sessionsOf(path: string, version: string): Promise<readonly Answered[]> {
  const targets = [{ dialect: 'bird', version }];
  const { speakers, sources } = await new Workspace(new NodeHost()).lint(path, { dialect: 'bird', targets });
  const taken = new Set<string>();
  const found = speakers.flatMap(speaker =>
    announcementsOf(speaker, undefined).flatMap(({ session, families }): readonly Answered[] => {
      const { path: file, start, end } = session.span;
      const one = answered(session, families, taken.size, sources.get(file)?.text.slice(start, end) ?? '');
      const key = one && `${formatAddress(one.peer)} ${one.link}`;
      if (!key || taken.has(key)) return [];
      taken.add(key);
      return [one];
    }),
  );
  // One address has one network: the widest that any of its neighbours needs.
  const widest = new Map<string, number>();
  for (const { local, length } of found) {
    const name = formatAddress(local);
    widest.set(name, Math.min(length, widest.get(name) ?? length));
  }
  const own = new Set(found.map(({ local }) => formatAddress(local)));
  return found
    .filter(({ peer }) => !own.has(formatAddress(peer)))
    .map(one => ({ ...one, length: widest.get(formatAddress(one.local)) as number }))
    .slice(0, MOST_SESSIONS);
}

/** The interface that a session over link-local addresses names. */
const INTERFACE = /(?:%\s*|\binterface\s+)['"]?([\w.-]{1,15})/;

function answered(
  session: Session,
  families: Answered['families'],
  index: number,
  written: string,
): Answered | undefined {
  const peer = knownValue(session.peerAddress);
  const localAs = knownValue(session.localAs);
  const as = knownValue(session.peerAs);
  if (!peer || localAs === undefined || as === undefined || session.password.kind === 'unknown') return undefined;
  if (/^(127\.|::1$)/.test(formatAddress(peer))) return undefined;
  const isLocal = /^fe80/.test(formatAddress(peer));
  const link = isLocal ? INTERFACE.exec(written)?.[1] : COMMON_LINK;
  if (!link || (isLocal && knownValue(session.ttlSecurity) !== false)) return undefined;
  const { family, value } = peer;
  const given = knownValue(session.localAddress);
  if ((!given && session.localAddress.kind !== 'absent') || (given && given.family !== family)) return undefined;
  const local = given ?? { family, value: value ^ 1n };
  const bits = addressBits(family);
  const isFar = (knownValue(session.multihop) ?? 0) > 0;
  const length = isLocal ? 64 : isFar ? bits : bits - (local.value ^ value).toString(2).length;
  if (local.value === value || length < 8 || /^fe80/.test(formatAddress(local)) !== isLocal) return undefined;
  const peerAs = as === 'internal' ? localAs : as === 'external' ? 64999 : as;
  const password = knownValue(session.password);
  const channels = session.families.map(one => {
    const table = `${one.family}_${index}`;
    const extended = one.family === 'ipv4' && family === 'ipv6' ? ' extended next hop on;' : '';
    return `  ${one.family} { table ${table}; import all; export where source = RTS_STATIC; next hop self;${extended} };`;
  });
  const text = `${session.families
    .map(
      one => `${one.family} table ${one.family}_${index};
protocol pipe pipe_${one.family}_${index} { table feed_${one.family}; peer table ${one.family}_${index}; import none; export all; }`,
    )
    .join('\n')}
protocol bgp session_${index} {
  local ${formatAddress(peer)} as ${peerAs}; neighbor ${formatAddress(local)} as ${localAs}; strict bind yes;
  ${isLocal ? `direct; interface "${link}";` : 'multihop 255;'} allow local as 20; connect delay time 1; connect retry time 2; error wait time 1, 2;
  ${password ? `password "${revealSecret(password)}";` : ''}
${channels.join('\n')}
}
`;
  return { name: session.name, local, peer, length, link, text, families };
}

/** Runs a configuration and the collector; undefined where it does not start. */
async function observe(path: string, answered: readonly Answered[], number: number): Promise<Seen | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bgplint-'));
  const [there, here] = ['a', 'b'].map(side => `bgplint-${process.pid}-${number}${side}`) as [string, string];
  const [bird, birdc] = [birdProgram('bird') as string, birdProgram('birdc') as string];
  const probes = new Probes();
  for (const { families } of answered)
    for (const { may, must } of families)
      for (const set of [may, must, may.complement()])
        for (const pattern of set.patterns().slice(0, 8)) probes.pattern(pattern);
  const feeds = FAMILIES.map(family => {
    const routes = probes.all(family).map(prefix => `  route ${prefix} blackhole;`);
    return `${family} table feed_${family};
protocol static static_${family} { ${family} { table feed_${family}; import all; };\n${routes.join('\n')}\n}`;
  });
  const collector = join(folder, 'collector.conf');
  writeFileSync(
    collector,
    `log "/dev/null" all;\nrouter id 198.18.255.254;\nprotocol device {}\n${feeds.join('\n')}\n${answered.map(({ text }) => text).join('\n')}`,
  );
  const start = (node: string, configuration: string, name: string) => {
    // Nothing of the machine can be written to but this folder: configurations name log files and dumps.
    const script = `mount --make-rprivate / && mount --bind "${folder}" "${folder}" && mount -o remount,bind,ro / || exit 1
for one in /var/log /var/lib /var/run /run; do mount -t tmpfs tmpfs $one; done
mkdir -p /run/bird /var/log/bird /var/lib/bird
cd "${folder}" && exec "${bird}" -c "${configuration}" -s "${folder}/${name}.ctl" -P "${folder}/${name}.pid" > "${folder}/${name}.said" 2>&1`;
    return run('ip', 'netns', 'exec', node, 'unshare', '-m', 'sh', '-c', script);
  };
  const ask = async (name: string, ...words: string[]) =>
    (await run(birdc, '-s', join(folder, `${name}.ctl`), ...words)).stdout;
  try {
    mkdirSync(folder, { recursive: true });
    await run('ip', 'netns', 'add', there);
    await run('ip', 'netns', 'add', here);
    const links = new Set([COMMON_LINK, ...answered.map(({ link }) => link)]);
    for (const link of links)
      await run('ip', '-n', there, 'link', 'add', link, 'type', 'veth', 'peer', 'name', link, 'netns', here);
    const batch = (node: 'there' | 'here') =>
      answered.flatMap(({ local, peer, length, link }) => {
        const [own, other] = node === 'there' ? [local, peer] : [peer, local];
        const bits = addressBits(own.family);
        const prefix = node === 'there' ? length : bits;
        const v6 = own.family === 'ipv6' ? ' nodad' : '';
        if (length === 64 && /^fe80/.test(formatAddress(own)))
          return [`addr add ${formatAddress(own)}/64 dev ${link} nodad`];
        return [
          `addr add ${formatAddress(own)}/${prefix} dev ${link}${v6}`,
          `route add ${formatAddress(other)}/${bits} dev ${link}`,
        ];
      });
    // No addresses but ours: BIRD would take one of the kernel's.
    const up = [...links].flatMap(link => [`link set ${link} addrgenmode none`, `link set ${link} up`]);
    for (const [node, side] of [
      [there, 'there'],
      [here, 'here'],
    ] as const) {
      const file = join(folder, `${side}.ip`);
      // What a protocol learns from the system is a source of routes too.
      const learnt = side === 'there' ? FAMILIES.flatMap(family => probes.all(family).slice(0, MOST_LEARNT)) : [];
      const routes = learnt.map(prefix => `route add ${prefix} dev lo metric 4000`);
      writeFileSync(file, ['link set lo up', ...up, ...new Set(batch(side)), ...routes].join('\n'));
      await run('ip', '-n', node, '-force', '-batch', file);
    }
    if ((await start(there, path, 'theirs')).code !== 0) return undefined;
    if ((await start(here, collector, 'collector')).code !== 0) {
      console.log(`no collector for ${path}: ${readFileSync(join(folder, 'collector.said'), 'utf8').trim()}`);
      return undefined;
    }
    const established = async () => (await ask('collector', 'show', 'protocols')).match(/Established/g)?.length ?? 0;
    let running = 0;
    for (let seconds = 0; seconds < PATIENCE && running < answered.length; seconds++) {
      await sleep(1000);
      running = await established();
    }
    await sleep(2000);
    const wrong: string[] = [];
    let [announcing, prefixes] = [0, 0];
    for (const [index, { name, text, families }] of answered.entries()) {
      const id = /session_(\d+)/.exec(text)?.[1] ?? index;
      let heard = 0;
      for (const { family, may } of families) {
        const output = await ask('collector', 'show', 'route', 'table', `${family}_${id}`, 'protocol', `session_${id}`);
        const got = new Set(output.split('\n').flatMap(line => /^([0-9a-f.:]+\/\d+)\s/.exec(line)?.[1] ?? []));
        for (const one of got) {
          const prefix = network(parsePrefix(one) as Prefix);
          heard++;
          if (!may.has(prefix)) wrong.push(`${name} announces ${formatPrefix(prefix)}`);
        }
      }
      prefixes += heard;
      if (heard > 0) announcing++;
    }
    return { sessions: answered.length, established: running, announcing, prefixes, wrong };
  } finally {
    for (const name of ['theirs', 'collector']) await ask(name, 'down');
    await sleep(200);
    for (const node of [there, here]) {
      const { stdout } = spawnSync('ip', ['netns', 'pids', node], { encoding: 'utf8' });
      for (const pid of (stdout ?? '').split('\n').filter(Boolean)) {
        try {
          process.kill(Number(pid), 'SIGKILL');
        } catch {
          // It has ended by itself.
        }
      }
      spawnSync('ip', ['netns', 'del', node]);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, ...words: readonly string[]) {
  return new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>(done => {
    const child = execFile(
      program,
      words,
      { encoding: 'utf8', maxBuffer: 1 << 26, timeout: 10_000 },
      (error, stdout, stderr) => done({ code: error ? 1 : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}
