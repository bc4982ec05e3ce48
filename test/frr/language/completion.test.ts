import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/edit.js';
import { completionsAt } from '../../../server/src/features/completion.js';
import { PASSWORD } from '../../features/judged.js';
import { processorTime } from '../../processor-time.js';
import { judgedFrr } from './judged.js';

/** What is offered at `$0`. */
async function offers(written: string, options?: Parameters<typeof judgedFrr>[1]) {
  const { subject, cursor } = await judgedFrr(written, options);
  return completionsAt(subject, cursor);
}

const labels = async (written: string, options?: Parameters<typeof judgedFrr>[1]) =>
  (await offers(written, options)).map(({ label }) => label);

const LIBRARY = `ip prefix-list OURS seq 10 permit 192.168.0.16/31 le 32
ipv6 prefix-list OURS6 seq 10 permit fda4:5ff2:8477:1755::/127 le 128
access-list HOSTS permit 192.0.2.0/24
bgp as-path access-list SHORT permit ^1$
bgp community-list standard MARKED permit 1:2
route-map OUT permit 10
 match ip address prefix-list OURS
exit
bfd
 profile fast
 exit
exit
router bgp 4200000000
 neighbor NREC peer-group
exit
`;

describe('completion in FRR', () => {
  it('begins commands of the top level, and whole blocks for the allocation', async () => {
    const found = await labels('$0\n');
    expect(found).toEqual(expect.arrayContaining(['router', 'ip', 'route-map', 'interface', 'bfd', 'no']));
    expect(found).toEqual(expect.arrayContaining(['nrec-peer', 'nrec-peers', 'nrec-filters', 'nrec-configuration']));
    expect(found).not.toContain('neighbor');
    expect(await labels('$0\n', { files: {} })).not.toContain('nrec-peer');
  });

  it.each([
    ['router $0', ['bgp', 'ospf', 'ospf6', 'isis'], ['bfd']],
    ['router bgp 1\n $0', ['neighbor', 'bgp', 'address-family', 'exit', 'route-map'], ['match', 'list']],
    ['router bgp 1\n neighbor 192.0.2.1 $0', ['remote-as', 'ebgp-multihop', 'bfd', 'peer-group'], ['neighbor']],
    ['router bgp 1\n neighbor 192.0.2.1 remote-as $0', ['internal', 'external'], ['peer-group']],
    ['router bgp 1\n nei 192.0.2.1 ti $0', ['connect', 'number'], ['remote-as']],
    ['router bgp 1\n address-family $0', ['ipv4', 'ipv6', 'l2vpn'], []],
    ['router bgp 1\n address-family ipv4 unicast\n  neighbor x $0', ['activate', 'route-map'], ['remote-as']],
    ['router bgp 1\n address-family ipv4 unicast\n  redistribute $0', ['connected', 'static'], ['ripng']],
    ['router bgp 1\n address-family ipv6\n  redistribute connected $0', ['route-map', 'metric'], ['connected']],
    ['router bgp 1\n address-family ipv6\n  redistribute connected metric 3 $0', ['route-map'], ['metric']],
    ['router bgp 1\n no $0', ['neighbor', 'bgp'], ['no']],
    ['route-map x permit 10\n match ip address $0', ['prefix-list', 'prefix-len'], ['ip']],
    ['route-map x $0', ['permit', 'deny'], []],
    ['ip prefix-list x seq 5 permit 10.0.0.0/8 $0', ['le', 'ge'], ['permit']],
    ['ip prefix-list x seq 5 permit 10.0.0.0/8 ge 9 $0', ['le'], ['ge']],
    ['bfd\n profile x\n  $0', ['transmit-interval', 'detect-multiplier'], ['neighbor']],
    ['bfd\n peer 192.0.2.1 multihop $0', ['local-address', 'vrf'], ['multihop']],
    ['interface eth0\n $0', ['ip', 'ipv6', 'description', 'shutdown'], ['neighbor']],
    ['interface eth0\n ip ospf $0', ['area', 'cost', 'hello-interval'], []],
  ])('%s', async (written, present, absent) => {
    const found = await labels(`${written}\n`);
    expect(found).toEqual(expect.arrayContaining(present));
    for (const label of absent) expect(found).not.toContain(label);
  });

  it.each([
    ['router bgp 1\n address-family ipv4 unicast\n exit-address-family\n $0\nexit\n', 'exit-address-family'],
    ['router bgp 1\nexit\n$0\n', 'neighbor'],
    ['bfd\n profile x\n exit\n $0\nexit\n', 'transmit-interval'],
  ])('knows that a block has ended: %s', async (written, absent) => {
    expect(await labels(written)).not.toContain(absent);
  });

  it('knows the block while lines below it belong to others', async () => {
    expect(await labels('router bgp 1\n neighbor 192.0.2.1 remote-as 2\n $0\nroute-map x permit 10\n')).toContain(
      'neighbor',
    );
    expect(await labels('router bgp 1\n $0\n neighbor 192.0.2.1 remote-as 2\nexit\n')).toContain('address-family');
  });

  it('offers commands of the block before those around it', async () => {
    const found = await labels('router bgp 1\n $0\n');
    expect(found.indexOf('neighbor')).toBeLessThan(found.indexOf('route-map'));
    expect(new Set(found).size).toBe(found.length);
  });

  it.each([
    ['router bgp 1\n address-family ipv4\n  neighbor x route-map $0', ['OUT'], ['OURS', 'HOSTS']],
    ['router bgp 1\n address-family ipv4\n  neighbor x prefix-list $0', ['OURS'], ['OURS6', 'OUT']],
    ['router bgp 1\n address-family ipv6\n  neighbor x prefix-list $0', ['OURS6'], ['OURS']],
    ['router bgp 1\n address-family ipv4\n  neighbor x filter-list $0', ['SHORT'], ['OUT']],
    ['router bgp 1\n neighbor 192.0.2.1 peer-group $0', ['NREC'], ['OUT']],
    ['router bgp 1\n neighbor $0', ['NREC', '10.255.255.1'], ['OUT']],
    ['router bgp 1\n neighbor x bfd profile $0', ['fast'], ['OUT']],
    ['route-map y permit 1\n match ip address prefix-list $0', ['OURS'], ['OURS6', 'HOSTS']],
    ['route-map y permit 1\n match ip address $0', ['HOSTS', 'prefix-list'], ['OURS']],
    ['route-map y permit 1\n match ipv6 address prefix-list $0', ['OURS6'], ['OURS']],
    ['route-map y permit 1\n match community $0', ['MARKED'], ['OUT']],
    ['route-map y permit 1\n call $0', ['OUT'], ['OURS']],
  ])('offers names by what they stand for: %s', async (written, present, absent) => {
    const found = await labels(`${LIBRARY}${written}\n`);
    expect(found).toEqual(expect.arrayContaining(present));
    for (const label of absent) expect(found).not.toContain(label);
  });

  it.each([
    ['router bgp $0', ['4200000000']],
    ['router bgp 4200000000\n neighbor $0', ['10.255.255.1', '10.255.255.2']],
    ['router bgp 4200000000\n neighbor 10.255.255.1 remote-as $0', ['65535']],
    ['router bgp 4200000000\n bgp router-id $0', ['10.0.240.156']],
    ['router bgp 4200000000\n neighbor 10.255.255.1 update-source $0', ['10.0.240.156']],
    ['ip prefix-list a seq 5 permit $0', ['192.168.0.16/31']],
    ['ipv6 prefix-list a permit $0', ['fda4:5ff2:8477:1755::/127']],
    ['router bgp 1\n address-family ipv6\n  network $0', ['fda4:5ff2:8477:1755::/127']],
  ])('takes values from the allocation first: %s', async (written, expected) => {
    const found = await offers(`${written}\n`);
    expect(found.slice(0, expected.length).map(({ label }) => label)).toEqual(expected);
  });

  it('lets out every address of a prefix', async () => {
    const [prefix] = await offers('ip prefix-list a seq 5 permit $0\n');
    expect(prefix?.insert).toBe('192.168.0.16/31 le 32');
  });

  it('says what words do, or how they go on', async () => {
    const detail = async (written: string, label: string) =>
      (await offers(`${written}\n`)).find(offer => offer.label === label)?.detail;
    expect(await detail('router bgp 1\n neighbor 192.0.2.1 $0', 'remote-as')).toMatch(/session/);
    expect(await detail('router bgp 1\n no neighbor 192.0.2.1 $0', 'passive')).toMatch(/Waits/);
    expect(await detail('router isis x\n $0', 'advertise-passive-only')).toBe('[no] advertise-passive-only');
    expect(await detail('router bgp 1\n neighbor 192.0.2.1 timers $0', 'number')).toBe('(0-65535)');
  });

  it('neither ends a line nor offers what is hidden', async () => {
    expect(await labels('router bgp 1\n $0\n')).not.toContain('<cr>');
    expect(await labels('router bgp 1\n neighbor 192.0.2.1 $0\n')).not.toContain('activate');
  });

  it('takes a word that is written in full for nothing else', async () => {
    expect(await labels('ip $0\n')).not.toContain('access-list');
    expect(await labels('ipv6 $0\n')).toContain('access-list');
  });

  it('replaces the word under the cursor', async () => {
    const { subject, cursor } = await judgedFrr('router bgp 1\n neighbor 10.255.2$0 remote-as 65535\n');
    const peer = completionsAt(subject, cursor).find(({ label }) => label === '10.255.255.1');
    const edited = applyEdits(subject.source.text, [{ span: peer?.replaces as never, text: peer?.label as string }]);
    expect(edited).toBe('router bgp 1\n neighbor 10.255.255.1 remote-as 65535\n');
  });

  it('never offers a password', async () => {
    const found = await offers(
      `router bgp 1\n neighbor a peer-group\n neighbor a password ${PASSWORD}\n neighbor b password $0\n`,
    );
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
  });

  it.each(['! $0', '# $0', ' ! neighbor $0'])('keeps quiet in %s', async written => {
    expect(await labels(`${written}\n`)).toEqual([]);
  });

  it.each([
    ['router bgp {{ asn }}\n neighbor {{ peer }} $0', 'remote-as', 'neighbor'],
    ['router bgp {{ asn }}\n{% for peer in peers %}\n $0\n{% endfor %}', 'neighbor', 'remote-as'],
    ['router bgp 1\n neighbor {{ peer }} remote-as $0 {# which? #}', 'external', 'neighbor'],
  ])('reads around what a template fills in: %s', async (written, present, absent) => {
    const found = await labels(`${written}\n`, { path: 'frr.conf.j2', root: 'frr.conf.j2', files: {} });
    expect(found).toContain(present);
    expect(found).not.toContain(absent);
  });

  it('survives every cursor of a broken text', async () => {
    const text = 'router bgp x\n neigh 1 p y ! z\nexit\nexit\nroute-map {} permit\n\t match ip\n';
    for (let at = 0; at <= text.length; at++) {
      await expect(labels(`${text.slice(0, at)}$0${text.slice(at)}`)).resolves.toBeDefined();
    }
  });

  it('takes far less time than judging the file, in 10,000 lines too', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `ip prefix-list P${i % 50} seq ${i + 1} permit 10.0.0.0/8 le 32`,
    );
    const start = process.cpuUsage().user;
    const { subject, cursor } = await judgedFrr(`${lines.join('\n')}\nrouter bgp 1\n neighbor 192.0.2.1 $0\n`);
    const judging = (process.cpuUsage().user - start) / 1000;
    const once = processorTime(() => completionsAt(subject, cursor), 10);
    expect(once).toBeLessThan(judging / 4);
  });
});
