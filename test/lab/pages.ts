// The blocks of the rule pages as whole configurations of the pages' project.
import { type Block, type Page, readPages } from '../rules/page.js';
import { type Dialect, generated } from './judge.js';
import type { Texts } from './mend.js';
import { PAGES } from './projects.js';

/** The password that the pages' profile knows, and what stands for it. */
const PAGE_PASSWORD =
  /(?<=(?:password |define \w+ = )"?)(?:(?:in)?correct horse battery staple|\{\{ nrec_password \}\})/g;

export interface PageCase extends Texts {
  /** As `nrec/multihop, line 20`. */
  readonly name: string;
  readonly dialect: Dialect;
  /** The rule whose fixes are to be applied: that of the page, for a Bad block. */
  readonly rule?: string;
  /** Another password than the lab's, which NREC's routers are to want of it. */
  readonly password?: string;
  /** What it is about holds in this version alone. */
  readonly version?: string;
}

/** A password as NREC makes them. */
const MADE = /(?<=password "?)[0-9a-f]{32}\b/;

const [PEER1, PEER2] = PAGES.peers;
/** A session with one of NREC's routers, or one that is meant for it. */
const NREC = new RegExp(`(?:neighbor|nieghbor) (?:${PEER1}|${PEER2}|10\\.255\\.25\\.1)\\b|remote-as 65535`);

/** Blocks that are not for the lab, by page, and why. */
export const NOT_FOR_THE_LAB: Readonly<Record<string, string>> = {
  'bgplint/unused-disable': 'its Good block silences a mistake, which is there all the same',
  'bird/unread-file': 'it is about where files lie on a machine; the lab tells BIRD which one to read',
  'frr/missing-module':
    'its Good block needs a module that is a package of its own; what happens without it is a case of its own',
  'frr/stale-file': 'it is about files of single daemons; the lab has FRR read one for all',
  'frr/wrong-daemon': 'it is about files of single daemons; the lab has FRR read one for all',
};

/** Every block of a page that a daemon of the lab could read. */
export function pageCases(): readonly PageCase[] {
  return readPages().flatMap(page => page.blocks.flatMap(block => caseOf(page, block) ?? []));
}

function caseOf({ rule }: Page, { kind, language, words, text, line, files }: Block): PageCase | undefined {
  if ((language !== 'bird' && language !== 'frr') || NOT_FOR_THE_LAB[rule]) return undefined;
  const isNrec = NREC.test([text, ...Object.values(files)].join('\n'));
  const own = withPassword(text);
  const whole = isNrec ? complete(own, language) : beside(own, language);
  const [password] = kind === 'good' ? (MADE.exec(own) ?? []) : [];
  const [, version] = /@([\d.]+)/.exec([...words, /bgplint: .*/.exec(text)?.[0] ?? ''].join(' ')) ?? [];
  return {
    name: `${rule}, line ${line}`,
    dialect: language,
    text: words.includes('crlf') ? whole.replaceAll('\n', '\r\n') : whole,
    files: Object.fromEntries(Object.entries(files).map(([path, its]) => [path, withPassword(its)])),
    ...(kind === 'bad' && { rule }),
    ...(password !== undefined && password !== PAGES.password && { password }),
    ...(version !== undefined && { version }),
  };
}

function withPassword(text: string): string {
  return text.replace(PAGE_PASSWORD, PAGES.password);
}

/** What no fix adds to a block: FRR reaches the lab's routers over the default route alone. */
function complete(own: string, dialect: Dialect): string {
  const nht = 'ip nht resolve-via-default\n';
  return dialect === 'bird' || own.includes(nht) ? own : `${nht}${own}`;
}

/**
 * What is not about NREC stands beside sessions that are, which have names of their own, and do without what may be there only once. The
 * one AS that FRR has is then the allocation's.
 */
export function beside(own: string, dialect: Dialect): string {
  const good = generated(PAGES, dialect)
    .replace(/\bnrec/g, 'lab')
    .replace(/\bNREC/g, 'LAB');
  if (dialect === 'bird') {
    const taken = [/protocol device\b[^}]*\}\n/, ...KERNELS.filter(([its]) => its.test(own)).map(([, ours]) => ours)];
    const rest = taken.slice(/^\s*protocol device\b/m.test(own) ? 0 : 1);
    return `${own}\n${rest.reduce((text, part) => text.replace(part, ''), good)}`;
  }
  const asn = /^router bgp (\d+)$/m.exec(own)?.[1];
  const ours = asn === undefined ? own : own.replace(new RegExp(`\\b${asn}\\b`, 'g'), String(PAGES.localAs));
  return `${ours}\n${good}`;
}

/** Where a block has a kernel protocol of a family, that of the family goes. */
const KERNELS: readonly (readonly [RegExp, RegExp])[] = [4, 6].map(family => [
  // Without a channel it is to become one of IPv4.
  new RegExp(`protocol kernel\\b[^{]*\\{(?:[^}]*ipv${family}\\b${family === 4 ? '|[^{}]*\\}' : ''})`),
  new RegExp(`protocol kernel kernel_ipv${family} \\{\\n[\\s\\S]*?\\n\\}\\n`),
]);
