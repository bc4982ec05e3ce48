import { describe, expect, test } from 'vitest';
import { ABSENT, byDefault, unknown } from '../../server/src/model/fact.js';
import type { Policy } from '../../server/src/model/policy.js';
import type { AddressFamily } from '../../server/src/model/session.js';
import type { RouteSource, Speaker } from '../../server/src/model/speaker.js';
import { PrefixSet } from '../../server/src/net/prefix-set.js';
import {
  ALLOCATION,
  at,
  bfdProtocol,
  channel,
  diagnostics,
  EXPORTS,
  filter,
  findings,
  fixOf,
  kernel,
  net,
  plain,
  session,
  speaker,
} from './build.js';

type Written = (label: string) => Policy;

/** The page with other IPv4 policies, the second session's like the first's where not given. */
function exporting(first: Written, second: Written = first, changes: Partial<Speaker> = {}): Speaker {
  return speaker({
    sessions: [first, second].map((policy, index) => {
      const name = `nrec_peer${index + 1}`;
      return session(name, `10.255.255.${index + 1}`, {
        families: [channel(name, 'ipv4', policy), channel(name, 'ipv6')],
      });
    }),
    ...changes,
  });
}

const v4 = EXPORTS.ipv4;

describe('exports', () => {
  test('of everything are reported on each statement', () => {
    const all = exporting(plain('all', 'ipv4'), v4);
    expect(findings(all)).toEqual(['nrec/export-unlimited error @ nrec_peer1 ipv4 export']);
    expect(fixOf(all)).toBe('unsafe: restrictExport(nrec_peer1, ipv4, …)');
    expect(findings(exporting(plain('all', 'ipv4')))).toHaveLength(2);
  });

  test('through a filter that accepts everything are reported on the verdict that does', () => {
    const everything = filter('f', 'ipv4', ['0.0.0.0/0']);
    expect(findings(exporting(everything))).toEqual(['nrec/export-unlimited error @ f: 0.0.0.0/0']);
  });

  test('beyond the allocation are reported once for a shared filter, with an example', () => {
    const wide = exporting(filter('wide', 'ipv4', ['192.168.0.16/31', '10.0.0.0/8']));
    expect(findings(wide)).toEqual(['nrec/export-outside-allocation error @ wide: 10.0.0.0/8']);
    expect(diagnostics(wide)[0]?.message).toBe(
      'This filter also accepts 10.0.0.0/8, which is outside your allocation 192.168.0.16/31. NREC drops it, and other peers may not. Accept nothing else than your allocation.',
    );
    expect(diagnostics(wide)[0]?.related.map(({ message }) => message)).toEqual([
      'Session nrec_peer1 exports by it.',
      'Session nrec_peer2 exports by it.',
    ]);
    expect(fixOf(wide)).toBe('unsafe: restrictExport(nrec_peer1, ipv4, …); restrictExport(nrec_peer2, ipv4, …)');
  });

  test('beyond the allocation at a place that one session certainly announces, and another perhaps, are one finding', () => {
    const certain = filter('pool', 'ipv4', ['10.0.0.0/8']);
    const perhaps: Written = label => {
      const policy = certain(label);
      const [must, terms] = [
        PrefixSet.empty('ipv4'),
        policy.terms.map(term => ({ ...term, must: PrefixSet.empty('ipv4') })),
      ];
      return { ...policy, must, terms };
    };
    for (const wide of [exporting(certain, perhaps), exporting(perhaps, certain)]) {
      expect(findings(wide)).toEqual(['nrec/export-outside-allocation error @ pool: 10.0.0.0/8']);
      expect(diagnostics(wide)[0]?.related).toHaveLength(2);
    }
  });

  test('name an example that the place accepts which is marked, though another accepts one before it', () => {
    const two = exporting(filter('two', 'ipv4', ['44.0.0.0/8', '5.0.0.0/8']));
    expect(findings(two)).toEqual(['nrec/export-outside-allocation error @ two: 44.0.0.0/8']);
    expect(diagnostics(two)[0]?.message).toContain('This filter accepts 44.0.0.0/8,');
  });

  test.each(['192.168.0.18/31', '192.168.0.0/24', '192.168.0.16/30'])('of %s are outside', prefix => {
    expect(findings(exporting(filter('typo', 'ipv4', [prefix])))).toEqual([
      `nrec/export-outside-allocation error @ typo: ${prefix}`,
    ]);
  });

  test('that may go beyond it are a warning', () => {
    const perhaps = exporting(filter('perhaps', 'ipv4', ['192.168.0.16/31'], { may: ['10.0.0.0/8'] }));
    expect(findings(perhaps)).toEqual(['nrec/export-outside-allocation warning @ perhaps: 10.0.0.0/8?']);
  });

  test('blame what is certain before what is possible', () => {
    const both = exporting(filter('both', 'ipv4', ['172.16.0.0/12'], { may: ['10.0.0.0/8'] }));
    expect(findings(both)).toEqual(['nrec/export-outside-allocation error @ both: 172.16.0.0/12']);
  });

  test('that depend on more than the prefix are fine when only the allocation is there to export', () => {
    const anything = filter('static', 'ipv4', [], { may: ['0.0.0.0/0'] });
    const source = (prefixes: string): RouteSource => ({
      ...kernel('ipv4'),
      kind: 'static',
      active: byDefault(true),
      prefixes: PrefixSet.of(net(prefixes)),
    });
    const withSources = (...routeSources: RouteSource[]) =>
      findings(exporting(anything, anything, { routeSources: [...routeSources, kernel('ipv6')] }));
    expect(withSources(source('192.168.0.16/32'))).toEqual([]);
    expect(withSources(source('10.0.0.0/8'))).toEqual(['nrec/export-outside-allocation warning @ static: 0.0.0.0/0?']);
    expect(withSources(source('192.168.0.16/32'), kernel('ipv4'))).toEqual([
      'nrec/export-outside-allocation warning @ static: 0.0.0.0/0?',
    ]);
  });

  test('of nothing are reported on the statement or the filter', () => {
    expect(findings(exporting(plain('none', 'ipv4'), v4))).toEqual([
      'nrec/allocation-never-announced error @ nrec_peer1 ipv4 export',
    ]);
    expect(findings(exporting(filter('closed', 'ipv4', [])))).toEqual([
      'nrec/allocation-never-announced error @ closed',
    ]);
  });

  test('of the whole prefix alone miss the addresses in it, unless someone brings the prefix', () => {
    const exact = filter('exact', 'ipv4', ['192.168.0.16/31'], { exactly: true });
    expect(findings(exporting(exact))).toEqual(['nrec/allocation-never-announced warning @ exact: 192.168.0.16/31']);
    const aggregate: RouteSource = {
      ...kernel('ipv4'),
      kind: 'static',
      prefixes: PrefixSet.of(net('192.168.0.16/31')),
    };
    expect(findings(exporting(exact, exact, { routeSources: [aggregate, kernel('ipv6')] }))).toEqual([]);
  });

  test('of a part of the allocation are the author’s business', () => {
    expect(findings(exporting(filter('one', 'ipv4', ['192.168.0.16/32'])))).toEqual([]);
  });

  test('by the other family’s filter are reported where it is used', () => {
    const v6filter = filter('export_bgp_v6', 'ipv4', [], { compares: ['ipv6'] });
    const swapped = exporting(v6filter, v4);
    expect(findings(swapped)).toEqual(['nrec/export-other-family error @ nrec_peer1 ipv4 export']);
    expect(fixOf(swapped)).toBe('safe: restrictExport(nrec_peer1, ipv4, …)');
  });

  test('by a filter that compares with the other family everywhere are reported on the filter', () => {
    const wrong = filter('export_bgp_v4', 'ipv4', [], { compares: ['ipv6'] });
    expect(findings(exporting(wrong))).toEqual(['nrec/export-other-family error @ export_bgp_v4']);
  });

  test('that could not be read are not judged', () => {
    const damaged: Written = label => ({ ...plain('all', 'ipv4')(label), damaged: true });
    expect(findings(exporting(damaged))).toEqual([]);
    const hole: AddressFamily = { ...channel('nrec_peer1', 'ipv4'), export: unknown('it is a template hole') };
    const absent: AddressFamily = { ...hole, export: ABSENT };
    for (const family of [hole, absent]) {
      const first = session('nrec_peer1', '10.255.255.1', { families: [family, channel('nrec_peer1', 'ipv6')] });
      expect(findings(speaker({ sessions: [first, session('nrec_peer2', '10.255.255.2')] }))).toEqual([]);
    }
  });

  test('of a family without an allocation are outside it', () => {
    const allocation = { ...ALLOCATION, ipv4: [] };
    expect(findings(speaker(), { allocation })).toEqual([
      'nrec/export-outside-allocation error @ export_bgp_v4: 192.168.0.16/31',
    ]);
    expect(fixOf(speaker(), { allocation })).toBeUndefined();
    expect(findings(exporting(plain('none', 'ipv4')), { allocation })).toEqual([
      'nrec/family-unused info @ nrec_peer1 ipv4',
    ]);
  });

  test('to others are their business', () => {
    const upstream = session('upstream', '192.0.2.1', {
      peerAs: at('upstream as', 64500),
      families: [channel('upstream', 'ipv4', plain('all', 'ipv4'))],
    });
    expect(findings(speaker({ sessions: [...speaker().sessions, upstream] }))).toEqual([]);
  });
});

describe('channels', () => {
  const families = (name: string, ...carried: AddressFamily[]) =>
    session(name, `10.255.255.${name.at(-1)}`, { families: carried });
  const [one, two] = ['nrec_peer1', 'nrec_peer2'] as const;

  test('that one session lacks are an error there', () => {
    const half = speaker({ sessions: [families(one, channel(one, 'ipv4')), session(two, '10.255.255.2')] });
    expect(findings(half)).toEqual(['nrec/family-missing error @ nrec_peer1']);
    expect(fixOf(half)).toBe('unsafe: addFamily(nrec_peer1, ipv6, …)');
  });

  test('that no session has are a warning once', () => {
    const none = speaker({ sessions: [families(one, channel(one, 'ipv4')), families(two, channel(two, 'ipv4'))] });
    expect(findings(none)).toEqual(['nrec/family-missing warning @ nrec_peer1']);
    expect(findings(speaker({ sessions: [families(one), families(two)] }))).toEqual([
      'nrec/family-missing error @ nrec_peer1',
    ]);
  });

  test('may stand in text that was not read', () => {
    const unread = { ...families(one), incomplete: true };
    expect(findings(speaker({ sessions: [unread, session(two, '10.255.255.2')] }))).toEqual([]);
    const elsewhere = { sessions: [families(one), session(two, '10.255.255.2')], incomplete: true };
    expect(findings(speaker(elsewhere))).toEqual([]);
  });

  test.each([['import', 'all', 'nrec/import-not-none warning']] as const)('that %s %s', (_, form, finding) => {
    const importing = { ...channel(one, 'ipv4'), import: at('import', plain(form, 'ipv4')('import')) };
    const mistaken = speaker({
      sessions: [families(one, importing, channel(one, 'ipv6')), session(two, '10.255.255.2')],
    });
    expect(findings(mistaken)).toEqual([`${finding} @ import`]);
    expect(fixOf(mistaken)).toBe('unsafe: importNothing(nrec_peer1, ipv4)');
  });

  test('that import through a filter that lets nothing in import nothing', () => {
    const closed = { ...channel(one, 'ipv4'), import: at('import', filter('closed', 'ipv4', [])('import')) };
    const fine = speaker({ sessions: [families(one, closed, channel(one, 'ipv6')), session(two, '10.255.255.2')] });
    expect(findings(fine)).toEqual([]);
  });

  test('with direct next hops are wrong, unless that is a daemon’s default', () => {
    const direct = { ...channel(one, 'ipv4'), gateway: at('gateway', 'direct' as const) };
    const mistaken = speaker({ sessions: [families(one, direct, channel(one, 'ipv6')), session(two, '10.255.255.2')] });
    expect(findings(mistaken)).toEqual(['nrec/gateway-direct error @ gateway']);
    expect(fixOf(mistaken)).toBe('safe: setRecursiveGateway(nrec_peer1, ipv4)');
    const usual = { ...direct, gateway: byDefault('direct' as const) };
    expect(
      findings(speaker({ sessions: [families(one, usual, channel(one, 'ipv6')), session(two, '10.255.255.2')] })),
    ).toEqual([]);
  });
});

describe('routes', () => {
  test('of the kernel are not learnt', () => {
    const deaf = speaker({ routeSources: [kernel('ipv4', { active: byDefault(false) }), kernel('ipv6')] });
    expect(findings(deaf)).toEqual(['nrec/kernel-learn warning @ kernel ipv4']);
    expect(fixOf(deaf)).toBe('safe: learnKernelRoutes(ipv4)');
    const off = speaker({ routeSources: [kernel('ipv4', { active: at('import none', false) }), kernel('ipv6')] });
    expect(findings(off)).toEqual(['nrec/kernel-learn warning @ import none']);
    expect(fixOf(off)).toBeUndefined();
  });

  test('come from elsewhere', () => {
    const other: RouteSource = { ...kernel('ipv4'), kind: 'direct', active: byDefault(true) };
    const deaf = kernel('ipv4', { active: byDefault(false) });
    expect(findings(speaker({ routeSources: [deaf, other, kernel('ipv6')] }))).toEqual([]);
    const disabled = { ...other, disabled: at('direct disabled', true) };
    expect(findings(speaker({ routeSources: [deaf, disabled, kernel('ipv6')] }))).toEqual([
      'nrec/kernel-learn warning @ kernel ipv4',
    ]);
    const unread = kernel('ipv4', { active: unknown('it is a template hole') });
    expect(findings(speaker({ routeSources: [unread, kernel('ipv6')] }))).toEqual([]);
  });

  test('come from nowhere', () => {
    expect(findings(speaker({ routeSources: [kernel('ipv6')] }))).toEqual([
      'nrec/kernel-learn warning @ nrec_peer1 ipv4',
    ]);
    expect(findings(speaker({ routeSources: [kernel('ipv6')], incomplete: true }))).toEqual([]);
    const off = kernel('ipv4', { disabled: at('kernel disabled', true) });
    expect(findings(speaker({ routeSources: [off, kernel('ipv6')] }))).toEqual([
      'nrec/kernel-learn warning @ kernel disabled',
    ]);
  });
});

describe('the BFD protocol', () => {
  const bfd = (...protocols: Parameters<typeof bfdProtocol>[0][]) =>
    speaker({ bfd: at('bfd list', protocols.map(bfdProtocol)) });

  test('is missing', () => {
    expect(findings(bfd())).toEqual(['nrec/bfd-protocol error @ nrec_peer1 bfd']);
    expect(fixOf(bfd())).toBe('safe: enableBfdProtocol(ipv4)');
    expect(findings({ ...bfd(), incomplete: true })).toEqual([]);
    expect(findings(bfd(), { allocation: { ...ALLOCATION, bfd: 'optional' } })).toEqual([
      'nrec/bfd-protocol error @ nrec_peer1 bfd',
    ]);
  });

  test('takes other sessions only', () => {
    expect(findings(bfd({ multihop: at('accept direct', []) }))).toEqual(['nrec/bfd-protocol error @ accept direct']);
    expect(findings(bfd({ multihop: at('accept ipv6', ['ipv6']) }))).toEqual(['nrec/bfd-protocol error @ accept ipv6']);
    expect(findings(bfd({ multihop: at('accept ipv6', ['ipv6']) }, {}))).toEqual([]);
    expect(findings(bfd({ multihop: unknown('it is a template hole') }))).toEqual([]);
  });

  test('is switched off', () => {
    expect(findings(bfd({ disabled: at('bfd disabled', true) }))).toEqual(['nrec/bfd-protocol error @ bfd disabled']);
  });

  test('is not wanted where no session uses BFD', () => {
    const optional = { allocation: { ...ALLOCATION, bfd: 'optional' as const } };
    const quiet = ['nrec_peer1', 'nrec_peer2'].map((name, index) =>
      session(name, `10.255.255.${index + 1}`, { bfd: byDefault('off' as const) }),
    );
    expect(findings({ ...bfd(), sessions: quiet }, optional)).toEqual([]);
  });

  test('is not known in dialects that do not say', () => {
    expect(findings(speaker({ bfd: unknown('another daemon does it') }))).toEqual([]);
  });
});
