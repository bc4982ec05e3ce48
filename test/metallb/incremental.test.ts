/** What is said after edits is what would be said of the text if nobody had seen it before: findings, fixes, places, sessions. */

import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { metallbEdits } from '../../server/src/dialects/metallb/edits.js';
import type { Fact } from '../../server/src/model/fact.js';
import type { Policy } from '../../server/src/model/policy.js';
import type { Session } from '../../server/src/model/session.js';
import type { Speaker } from '../../server/src/model/speaker.js';
import type { LintResult } from '../../server/src/workspace/result.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import fc from '../fast-check.js';
import { PAGE, PROFILE, peer as pagePeer } from './page.js';

const head = (kind: string, name: string, more = '') =>
  `apiVersion: metallb.io/${kind === 'BGPPeer' ? 'v1beta2' : 'v1beta1'}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}spec:\n`;

/** Documents that have something to say of each other. */
const DOCUMENTS: readonly string[] = [
  `${head('BFDProfile', 'fast')}  receiveInterval: 300\n  echoMode: true\n`,
  `${head('BGPPeer', 'one')}  myASN: 64512\n  peerASN: 64513\n  peerAddress: 10.0.0.1\n  bfdProfile: fats\n  password: letmein\n  nodeSelectors:\n    - matchLabels: {rack: a}\n`,
  `# the second one\n${head('BGPPeer', 'two', '  namespace: metallb-system\n')}  myASN: 64512\n  peerASN: 64512\n  peerAddress: 10.0.0.1\n  holdTime: 90\n  ebgpMultiHop: true\n  passwordSecret:\n    name: key\n`,
  `${head('BGPPeer', 'three')}  myASN: 64514\n  peerASN: 64513\n  peerAddress: 10.0.0.3\n  bfdProfile: fast\n  nodeSelectors:\n    - matchLabels: {rack: b}\n`,
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: key\ntype: Opaque\nstringData:\n  password: "hunter2"\n',
  `${head('IPAddressPool', 'a')}  addresses:\n    - 192.0.2.0/24\n    - 192.0.2.128/25\n`,
  `${head('IPAddressPool', 'b', '  labels: {tier: x}\n')}  addresses: [198.51.100.1/28, 2001:db8::/64]\n`,
  `${head('IPAddressPool', 'lonely')}  addresses: [203.0.113.0/28]\n`,
  `${head('BGPAdvertisement', 'a')}  ipAddressPools: [a, bb]\n  peers: [one, tow]\n  aggregationLength: 20\n  communities: [alias, 64512:1]\n`,
  `${head('BGPAdvertisement', 'b')}  ipAddressPoolSelectors:\n    - matchLabels: {tier: x}\n  localPref: 100\n`,
  `${head('BGPAdvertisement', 'b')}  ipAddressPools: [b]\n  localPref: 200\n`,
  `${head('L2Advertisement', 'l')}  ipAddressPools: [a]\n`,
  `${head('Community', 'c')}  communities:\n    - name: alias\n      value: 64512:2\n`,
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  annotations:\n    metallb.io/address-pool: aa\nspec:\n  type: LoadBalancer\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: frr\ndata:\n  frr.conf: |\n    router bgp 64512\n     nieghbor 10.0.0.9 remote-as 1\n',
  'apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nmetadata:\n  name: f\nspec:\n  bgp:\n    routers:\n      - asn: 64512\n        prefixes: [192.0.2.0/24]\n        neighbors:\n          - address: 10.0.0.3\n            asn: 64513\n            toAdvertise: {allowed: {mode: all}}\n',
  '# bgplint-disable-next-line metallb/unknown-field\napiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: {name: B_ad}\nspec: {addres: []}\n',
  'kind: Deployment\napiVersion: apps/v1\n',
  pagePeer(1).slice(4),
  pagePeer(2).slice(4),
];

const PIECES: readonly string[] = [
  '',
  'x',
  '1',
  '\n',
  ' ',
  '  p',
  ': ',
  '---\n',
  '--- x\n',
  '# c\n',
  '\r\n',
  '"',
  '[',
  '  peerPort: 179\n',
  `---\n${DOCUMENTS[6]}`,
  `${DOCUMENTS[2]}---\n`,
  `${'# a long comment of many words\n'.repeat(60)}`,
];

interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly piece: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(6000),
  gone: fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }),
  piece: fc.constantFrom(...PIECES),
});

function edited(text: string, { at, gone, piece }: Edit): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + piece + text.slice(from + gone);
}

/** One file in an engine that goes on living. */
class Seat {
  readonly path: string;
  readonly #files: Record<string, string> = { '.nrec.yaml': PROFILE };
  readonly #workspace = new Workspace(memoryHost(this.#files));

  constructor(path: string, more: Readonly<Record<string, string>> = {}) {
    this.path = path;
    Object.assign(this.#files, more);
  }

  async judge(text: string, quick = true): Promise<LintResult> {
    this.#files[this.path] = text;
    this.#workspace.changed(this.path);
    return this.#workspace.lint(this.path, { quick, profile: '.nrec.yaml' });
  }
}

let fresh = 0;

/** The same text where nothing of it was seen before. */
async function judgedAfresh(text: string, path: string, quick = true, more = {}): Promise<string> {
  const unseen = `${'u'.repeat(3)}${fresh++}/${path}`;
  return shape(await new Seat(unseen, more).judge(text, quick)).replaceAll(unseen, path);
}

/** All that a result says, as text. */
function shape({ diagnostics, secrets, speakers, unit, target }: LintResult): string {
  return JSON.stringify(
    { diagnostics, secrets, target, comments: unit?.comments, speakers: speakers.map(speakerShape) },
    undefined,
    1,
  );
}

function speakerShape(speaker: Speaker): unknown {
  return {
    ...speaker,
    sessions: speaker.sessions.map(sessionShape),
    routeSources: speaker.routeSources.map(({ header, span, family, prefixes, active }) => {
      return { header, span, family, prefixes: prefixes?.toString(), active };
    }),
    edits: speaker.sessions.map(session => [
      metallbEdits.setPeerAs(speaker, session, 65000),
      metallbEdits.enableMultihop(speaker, session),
      metallbEdits.enableBfd(speaker, session),
    ]),
  };
}

function sessionShape(session: Session): unknown {
  const { id, name, header, span, incomplete, disabled, localAs, peerAs, peerAddress, peerPort } = session;
  const { localAddress, localAddresses, password, multihop, bfd, holdTime, keepaliveTime, bfdTimers, nodes } = session;
  const timers = bfdTimers && [
    bfdTimers.transmitInterval,
    bfdTimers.receiveInterval,
    bfdTimers.multiplier,
    bfdTimers.minimumTtl,
  ];
  return [
    [id, name, header, span, incomplete, disabled, localAs, peerAs, addressShape(peerAddress), peerPort],
    [addressShape(localAddress), localAddresses.map(addressShape), password, multihop, bfd, holdTime, keepaliveTime],
    [timers, nodes],
    session.families.map(family => {
      return [family.family, family.header, family.span, policyShape(family.import), policyShape(family.export)];
    }),
  ];
}

function addressShape(fact: Session['peerAddress']): unknown {
  return fact.kind === 'known' ? { ...fact, value: String(fact.value.value) } : fact;
}

function policyShape(fact: Fact<Policy>): unknown {
  if (fact.kind !== 'known') return fact;
  const { form, at, damaged, may, must, terms } = fact.value;
  const all = (some: Policy['terms']) => some.map(term => [term.at, term.may.toString(), term.must.toString()]);
  const parts = (fact.value.parts ?? []).map(({ header, role, accepts }) => [header, role, all(accepts().terms)]);
  return { ...fact, value: [form, at, damaged, may.toString(), must.toString(), all(terms), parts] };
}

describe('after edits, what is said is what would be said of the text by itself', () => {
  test.each([
    ['documents that speak of each other', DOCUMENTS.join('---\n'), 25],
    ['with other line ends', DOCUMENTS.slice(0, 9).join('---\n').replaceAll('\n', '\r\n'), 10],
    ['the page', PAGE, 15],
  ])(
    '%s',
    async (name, base, numRuns) => {
      const path = `${name.replaceAll(' ', '-')}.yaml`;
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async edits => {
          const seat = new Seat(path);
          let text = base;
          await seat.judge(text);
          for (const one of edits) {
            text = edited(text, one);
            expect(shape(await seat.judge(text))).toBe(await judgedAfresh(text, path));
          }
        }),
        { numRuns },
      );
    },
    120_000,
  );

  test('with other files beside it, and for all versions', async () => {
    const [path, base] = ['m.yaml', DOCUMENTS.slice(0, 8).join('---\n')];
    const beside = DOCUMENTS.slice(8, 14).join('---\n');
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async edits => {
        const seat = new Seat(`all/${path}`, { 'all/beside.yaml': beside });
        let text = base;
        await seat.judge(text, false);
        for (const one of edits) {
          text = edited(text, one);
          const unseen = `new${fresh++}`;
          const other = await new Seat(`${unseen}/${path}`, { [`${unseen}/beside.yaml`]: beside }).judge(text, false);
          expect(shape(await seat.judge(text, false))).toBe(shape(other).replaceAll(unseen, 'all'));
        }
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  test('a document that grows without end', async () => {
    const seat = new Seat('grows.yaml');
    let text = DOCUMENTS.join('---\n');
    const at = text.indexOf('  peerASN: 64513');
    for (let i = 0; i < 40; i++) {
      text = `${text.slice(0, at)}${`  # ${'more '.repeat(20)}\n`}${text.slice(at)}`;
      const result = shape(await seat.judge(text));
      if (i % 8 === 7) expect(result).toBe(await judgedAfresh(text, 'grows.yaml'));
    }
  });
});

test('a fix found after an edit elsewhere changes what it is about', async () => {
  const seat = new Seat('fixed.yaml');
  let text = DOCUMENTS.join('---\n');
  await seat.judge(text);
  text = `# a line more\n${text}`;
  const { diagnostics } = await seat.judge(text);
  const fix = diagnostics.flatMap(({ fixes }) => fixes).find(({ title }) => title.includes('fast'));
  expect(fix && applyEdits(text, fix.edits)).toContain('  bfdProfile: fast\n  password');
});
