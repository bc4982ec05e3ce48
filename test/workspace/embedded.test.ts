import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { completionsAt } from '../../server/src/features/completion.js';
import { definitionsAt } from '../../server/src/features/navigation.js';
import { outlineOf } from '../../server/src/features/outline.js';
import { subjectOf } from '../../server/src/features/subject.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { memoryHost } from '../bird/memory-host.js';
import { PASSWORD, PROFILE } from '../features/judged.js';
import { marked } from '../features/marked.js';

const PATH = 'router.yaml';

function configMap(key: string, text: string, name = 'router'): string {
  const lines = text.split('\n').map(line => (line === '' ? '' : `    ${line}`));
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  ${key}: |\n${lines.join('\n')}`;
}

async function lint(text: string, files: Readonly<Record<string, string>> = {}) {
  return new Workspace(memoryHost({ ...files, [PATH]: text }, PASSWORD)).lint(PATH);
}

async function found(text: string, files?: Readonly<Record<string, string>>): Promise<string[]> {
  const { diagnostics } = await lint(text, files);
  return diagnostics.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
}

const FRR = `frr version 10.3
router bgp 65001
 neighbor 10.0.0.1 remote-as 65002
 address-family ipv4 unicast
  neighbor 10.0.0.1 prefix-list OUT out
  neighbor 10.0.0.1 prefix-list IN in
 exit-address-family
!
ip prefix-list OUT seq 5 permit 10.0.0.0/8
ip prefix-list IN seq 5 deny any
`;

const BIRD = `router id 10.0.0.1;
protocol device {}
protocol bgp up {
  local as 65001;
  neighbor 10.0.0.2 as 65002;
  ipv4 { import none; export none; };
}
`;

describe('a configuration within a manifest', () => {
  it('is judged by its own dialect, in place', async () => {
    expect(await found(configMap('frr.conf', FRR))).toEqual([]);
    expect(await found(configMap('frr.conf', FRR.replace('OUT out', 'UT out')))).toEqual(['frr/undefined-name: UT']);
    expect(await found(configMap('bird.conf', BIRD))).toEqual([]);
    expect(await found(configMap('bird.conf', BIRD.replace('65002;', '65002')))).toEqual(['bird/syntax: 2']);
  });

  it('stands beside others in one file', async () => {
    const text = `${configMap('frr.conf', FRR.replace('remote-as', 'remotely'))}---\n${configMap('bird.conf', BIRD.replace('none; };', 'nine; };'))}`;
    expect(await found(text)).toEqual(['frr/unknown-command: remotely', 'bird/unknown-option: nine']);
  });

  it('is left alone under another key, and where it is written otherwise than line by line', async () => {
    expect(await found(configMap('notes', FRR.replace('remote-as', 'remotely')))).toEqual([]);
    expect(await found(configMap('frr.conf', FRR.replace('remote-as', 'remotely')).replace('|', '>'))).toEqual([]);
  });

  it('is left alone where a chart fills it in', async () => {
    expect(await found(configMap('frr.conf', 'router bgp {{ .Values.asn }}\n nonsense\n'))).toEqual([]);
  });

  it('is judged by the allocation, and mended without harm to the YAML', async () => {
    const bird = BIRD.replace('10.0.0.2 as 65002', '10.255.255.1 as 65002').replaceAll('65001', '4200000000');
    const text = configMap('bird.conf', bird);
    const { diagnostics } = await lint(text, { '.nrec.yaml': PROFILE });
    const rules = diagnostics.map(({ rule }) => rule);
    expect(rules).toContain('nrec/peer-as');
    expect(rules).toContain('nrec/missing-peer');
    for (const { rule, fixes } of diagnostics) {
      for (const { edits, title } of fixes) {
        const mended = applyEdits(text, edits);
        const lines = mended.slice(mended.indexOf('|\n') + 2).split('\n');
        expect(
          lines.every(line => line === '' || line.startsWith('    ')),
          `${title}:\n${mended}`,
        ).toBe(true);
        const after = await lint(mended, { '.nrec.yaml': PROFILE });
        const count = (all: readonly { readonly rule: string }[]) => all.filter(one => one.rule === rule).length;
        expect(count(after.diagnostics), `${title}:\n${mended}`).toBeLessThan(count(diagnostics));
      }
    }
  });

  it('keeps its passwords', async () => {
    const text = configMap('frr.conf', FRR.replace(' address', ' neighbor 10.0.0.1 password hunter2\n address'));
    const { secrets } = await lint(text);
    expect(secrets.map(({ start, end }) => text.slice(start, end))).toContain('hunter2');
  });

  it('is one of several files that FRR reads together', async () => {
    const map = (files: Readonly<Record<string, string>>) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: router\ndata:\n${Object.entries(files)
        .map(([name, text]) => `  ${name}: |\n${text.replace(/^(?=.)/gm, '    ')}`)
        .join('')}`;
    const on = 'bgpd=yes\nbfdd=no\n';
    const off = 'bgpd=no\n';
    expect(await found(map({ 'frr.conf': FRR, daemons: on }))).toEqual([]);
    const stopped = map({ 'frr.conf': FRR, daemons: off });
    expect(await found(stopped)).toEqual(['frr/daemon-off: router bgp 65001']);
    const [fix] = (await lint(stopped)).diagnostics.flatMap(({ fixes }) => fixes);
    expect(applyEdits(stopped, fix?.edits ?? [])).toBe(map({ 'frr.conf': FRR, daemons: 'bgpd=yes\n' }));
    // Each daemon reads its own file, and knows its own commands only.
    const split = { 'bgpd.conf': FRR, 'zebra.conf': 'ip nht resolve-via-default\n' };
    expect(await found(map(split))).toEqual([]);
    expect(await found(map({ ...split, 'zebra.conf': 'router bgp 65001\n' }))).toEqual([
      'frr/wrong-daemon: router bgp 65001',
    ]);
    expect(await found(map({ 'bgpd.conf': FRR, 'ospfd-1.conf': 'router ospf 1\n nonsense\n' }))).toEqual([
      'frr/unknown-command: nonsense',
    ]);
    // Other ConfigMaps are other machines'.
    expect(await found(`${map({ 'frr.conf': FRR })}---\n${map({ 'frr.conf': 'log stdout\n', daemons: off })}`)).toEqual(
      [],
    );
    // And `daemons` alone may be anything.
    expect(await found(map({ daemons: 'bgpd=nonsense\n' }))).toEqual([]);
  });

  it('of which something else writes the rest is judged by its syntax alone', async () => {
    const raw = (lines: string) =>
      `apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nmetadata: {name: x, namespace: m}\nspec:\n  raw:\n    rawConfig: |\n${lines}`;
    expect(await found(raw('      router bgp 65001\n       neighbor 10.0.0.1 prefix-list THEIRS out\n'))).toEqual([]);
    expect(await found(raw('      router bgp 65001\n       neighbour 10.0.0.1 shutdown\n'))).toEqual([
      'frr/unknown-command: neighbour',
    ]);
  });

  it('is completed, outlined and followed as a file of its own', async () => {
    const { text, cursor } = marked(configMap('frr.conf', FRR.replace('prefix-list OUT out', 'prefix-list $0OUT out')));
    const result = await lint(text);
    const subject = await subjectOf(result, PATH, cursor);
    const whole = await subjectOf(result, PATH);
    if (!subject || !whole) throw new Error('not read');
    expect(subject.dialect?.id).toBe('frr');
    expect(completionsAt(subject, cursor).map(({ label }) => label)).toContain('IN');
    const [definition] = definitionsAt([subject], cursor);
    expect(definition && text.slice(definition.start - 'ip prefix-list '.length, definition.end)).toBe(
      'ip prefix-list OUT',
    );
    expect(JSON.stringify(outlineOf(whole))).toContain('10.0.0.1');
  });
});
