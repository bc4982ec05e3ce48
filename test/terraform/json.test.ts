// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Terraform.
// Terraform's JSON syntax: files of it are part of their module, as HCL that says the same would be.

import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edit.js';
import { LineIndex } from '../../server/src/core/source.js';
import { readTerraform } from '../../server/src/dialects/terraform/read.js';
import { attributeOf } from '../../server/src/dialects/terraform/tree.js';
import { disableOnLine } from '../../server/src/features/disable-line.js';
import { kindOf } from '../../server/src/workspace/sniff.js';
import fc from '../fast-check.js';
import { provideGroupBy } from '../group-by.js';
import { JSON_SAMPLES } from './json-samples.js';
import { GROUP, instance, lint, lintInJson, PROFILE, rule } from './modules.js';
import { type Layout, toJson, USUAL } from './to-json.js';

beforeAll(provideGroupBy);

const read = (text: string) => readTerraform({ path: 'main.tf.json', text });
const json = (text: string, layout?: Layout) => toJson(text, layout) as string;
const found = async (files: Readonly<Record<string, string>>, profile = PROFILE) =>
  (await lint(files, profile)).diagnostics.map(({ rule: id }) => id);

/** A resource with these attributes, as it is written; `bfd` is its line by line text. */
const resource = (attributes: string) =>
  `{"resource": {"openstack_networking_secgroup_rule_v2": {"bfd": {${attributes}}}}}`;

describe('what is no JSON', () => {
  it.each([
    ['{"a": 1,}', ','],
    ['{"a": [1, 2,\n]}', ','],
    ['{"a" 1}', '1'],
    ['{"a" = 1}', '='],
    ['{"a": 1 "b": 2}', '"'],
    ['{"a": [1 2]}', '2'],
    ['{"a": [1}', '}'],
    ['{"a": {"b": 1}', '{'],
    ['{"a": "b', '"b'],
    ['{"a": "b\n"}', '"b'],
    ['{"a": "\\q"}', '\\q'],
    ['{"a": "\t"}', '\t'],
    ["{'a': 1}", "'"],
    ['{a: 1}', 'a'],
    ['{"a": b}', 'b'],
    ['{"a": 01}', '01'],
    ['{"a": }', '}'],
    ['{"a":\n', ':'],
    ['{} {}', '{'],
    ['resource "x" "y" {}', 'resource'],
    ['', ''],
    ['{\n  # why\n  "a": 1\n}', '#'],
    ['"x"', '"'],
  ])('%j is refused at %j', (text, at) => {
    const { diagnostics, file } = read(text);
    expect(diagnostics.map(({ rule: id, span }) => [id, text.slice(span.start, span.end)])).toEqual([
      ['terraform/syntax', at],
    ]);
    expect(file.isDamaged).toBe(true);
  });

  it.each([
    ['{"resource": "x"}', '"x"', /whose keys name/],
    ['{"resource": {}}', '{}', /lacks its name/],
    ['{"resource": {"x": {"//": "no comment stands here"}}}', '"no comment stands here"', /Here belongs an object/],
    ['{"locals": [1]}', '1', /Here belongs an object/],
    [resource('"count": 1, "count": 2'), 'count', /set twice/],
    [resource('"cidr": "${"'), '"${"', /template/],
    [resource('"cidr": "a${b c}"'), 'c', /template/],
    [resource('"cidr": "\\u0061${f(\\"\\\\q\\")}"'), '\\\\q', /no such escape/],
  ])('%j is refused at %j', (text, at, message) => {
    const { diagnostics } = read(text);
    expect(diagnostics.map(({ span }) => text.slice(span.start, span.end))).toEqual([at]);
    expect(diagnostics[0]?.message).toMatch(message);
  });

  it('says that the text ends', () => {
    for (const text of ['{"a":', '{"a"', '[1, {"a":\n'])
      expect(read(text).diagnostics[0]?.message).toMatch(/text ends before/);
    expect(read('').diagnostics[0]?.message).toMatch(/has to be an object/);
  });

  it('says what a comment is', () => {
    expect(read('{\n  // why\n}').diagnostics[0]?.message).toMatch(/Comments are the values of keys `"\/\/"`/);
  });

  it.each(['{"a":', '[', '{"locals": {"a": "${f(', '{"locals": {"a": "${!'])('outlives %j many times', piece => {
    expect(read(`${piece.repeat(100_000)}`).diagnostics).toHaveLength(1);
    const deep = '(!'.repeat(50_000);
    expect(read(`{"locals": {"a": "\${${deep}"}}`).diagnostics).toHaveLength(1);
    expect(read(`{"locals": {"a": "\${${'!'.repeat(50_000)}x}"}}`).file.body.blocks).toHaveLength(1);
  });

  it('takes a long text', () => {
    const long = 'x\\n'.repeat(500_000);
    expect(read(`{"locals": {"a": "${long}", "b": "${long}\${c.d}"}}`).diagnostics).toEqual([]);
  });

  it('never throws, and points into the text', () => {
    const pieces = fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '\\',
      '\\u',
      '${',
      '%{',
      '~}',
      '//',
      '1',
      'null',
      '\n',
      'a',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map(all => all.join('')),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.array(pieces, { maxLength: 30 }).map(all => `{"locals": {"a": ${JSON.stringify(all.join(''))}}}`),
      fc.tuple(fc.constantFrom(...JSON_SAMPLES), fc.nat(), pieces).map(([text, at, piece]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + piece + text.slice(start);
      }),
    );
    fc.assert(
      fc.property(texts, text => {
        const { diagnostics, file } = read(text);
        const spans = [
          ...diagnostics.map(({ span }) => span),
          ...file.comments,
          ...file.references.map(({ span }) => span),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThanOrEqual(end);
        }
        expect(diagnostics.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what JSON says', () => {
  it.each(JSON_SAMPLES.map(text => [text]))('takes %j', text => {
    expect(read(text).diagnostics).toEqual([]);
  });

  it('is a template in each text, at its place', () => {
    const text = resource('"a": "\\u0061${x.y}\\n", "b": "${z.id}", "c": "$${no}", "d": "${[\\"s\\", 1]}"');
    const { body, references } = read(text).file;
    const [block] = body.blocks;
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => block && attributeOf(block, name)?.value);
    expect(a).toMatchObject({ kind: 'template', parts: [{ value: 'a' }, { path: ['x', 'y'] }, { value: '\n' }] });
    expect(b).toMatchObject({ kind: 'reference', path: ['z', 'id'] });
    expect(c).toMatchObject({ kind: 'string', value: '${no}' });
    expect(d).toMatchObject({ kind: 'list', items: [{ value: 's' }, { value: 1 }] });
    expect(references.map(({ path, span }) => [path.join('.'), text.slice(span.start, span.end)])).toEqual([
      ['x.y', 'x.y'],
      ['z.id', 'z.id'],
    ]);
    expect(d?.kind === 'list' && d.items.map(({ span }) => text.slice(span.start, span.end))).toEqual(['\\"s\\"', '1']);
  });

  it('is of blocks in lists what it is of blocks', () => {
    const bodies = (text: string) =>
      read(text).file.body.blocks.map(({ labels, attributes }) => [labels, attributes.length]);
    const wanted = [
      [['t', 'a'], 1],
      [['t', 'b'], 2],
    ];
    expect(bodies('{"resource": {"t": {"a": {"x": 1}, "b": {"x": 1, "y": 2}}}}')).toEqual(wanted);
    expect(bodies('{"resource": [{"t": [{"a": [{"x": 1}]}, {"b": [[{"x": 1}, {"y": 2}]]}]}]}')).toEqual(wanted);
    expect(
      bodies('[{"resource": {"t": {"a": {"x": 1}}}}, {"resource": {"t": {"b": {"x": 1, "y": 2}, "c": null}}}]'),
    ).toEqual(wanted);
  });

  it('is of these files alone', () => {
    const text = json(GROUP);
    expect(kindOf('/m/main.tf.json', text)).toBe('terraform');
    expect(kindOf('/m/main.tofu.json', text)).toBe('terraform');
    expect(kindOf('/m/main.json', text)).toBeUndefined();
    expect(kindOf('/m/main.tf.json', '{"resource": {"aws_instance": {}}}')).toBeUndefined();
    expect(kindOf('/m/main.tf.json', '{"apiVersion": "metallb.io/v1beta1", "kind": "IPAddressPool"}')).toBeUndefined();
  });
});

const WIDE = rule({ remote_ip_prefix: '"0.0.0.0/0"' });

describe('a module of both', () => {
  it('is judged as one', async () => {
    const one = rule({ remote_ip_prefix: '"10.255.255.1/32"' });
    const other = rule({ remote_ip_prefix: '"10.255.255.2/32"' }, 'other');
    expect(await found({ 'main.tf': GROUP + one })).toEqual(['nrec/bfd-port-closed']);
    expect(await found({ 'main.tf': GROUP + one, 'rules.tf.json': json(other) })).toEqual([]);
    expect(await found({ 'main.tf.json': json(GROUP + one), 'rules.tf': other })).toEqual([]);
    expect(await found({ 'main.tf': GROUP + one, 'rules.tofu.json': json(other) })).toEqual([]);
    expect(await found({ 'main.tf': GROUP + one, 'rules.tf.json': '{}' })).toEqual(['nrec/bfd-port-closed']);
    expect(await found({ 'main.tf': GROUP + one, 'rules.tf.json': json(WIDE) })).toEqual(['nrec/security-group-wide']);
  });

  it('shares values', async () => {
    const routers = '{"locals": {"routers": "10.255.255.0/30"}}';
    const files = { 'main.tf': GROUP + rule({ remote_ip_prefix: 'local.routers' }), 'locals.tf.json': routers };
    expect(await found(files)).toEqual([]);
    // In a resource, blocks have these names.
    const named = '{"locals": {"dynamic": {}, "network": {"rule": ["0.0.0.0/0"]}}}';
    const through = GROUP + rule({ remote_ip_prefix: 'local.network.rule[0]' });
    expect(await found({ 'main.tf': through, 'locals.tf.json': named })).toEqual(['nrec/security-group-wide']);
    expect(read(named).diagnostics).toEqual([]);
    expect(await found({ ...files, 'locals.tf.json': routers.replace('255.0', '255.4') })).toEqual([
      'nrec/bfd-port-closed',
    ]);
  });

  it('has the group that somebody has', async () => {
    const text = GROUP + rule();
    const lb = (groups: string) => json(instance(`  security_groups = ${groups}`));
    expect(await found({ 'main.tf': text, 'lb.tf.json': lb('["default"]') })).toEqual(['nrec/security-group-unused']);
    expect(await found({ 'main.tf': text, 'lb.tf.json': lb('[openstack_networking_secgroup_v2.bgp.name]') })).toEqual(
      [],
    );
    const named = GROUP.replace('"bgp"\n', '"bgp på"\n') + rule();
    const escaped = lb('["bgp på"]').replace('å', '\\u00e5');
    expect(await found({ 'main.tf': named, 'lb.tf.json': escaped })).toEqual([]);
    const depends = `${instance('  security_groups = ["default"]').replace('\n}', '\n  depends_on = [openstack_networking_secgroup_v2.bgp]\n}')}`;
    expect(json(depends)).toContain('"openstack_networking_secgroup_v2.bgp"');
    expect(await found({ 'main.tf': text, 'lb.tf.json': json(depends) })).toEqual([]);
  });

  it('is not known where a file of it is not', async () => {
    const text = { 'main.tf': GROUP + rule({ remote_ip_prefix: '"10.255.255.1/32"' }) };
    expect(await found({ ...text, 'x.tf.json': '{"locals": ' })).toEqual([]);
    expect(await found({ ...text, 'x.tofu': '' })).toEqual([]);
    expect(await found({ ...text, 'x.tf.json': '{}', 'x.tofu.json': '{}' })).toEqual([]);
  });

  it('says nothing of what an override may change', async () => {
    const narrow = json(rule({ remote_ip_prefix: '"10.255.255.0/30"' }));
    expect(await found({ 'main.tf': GROUP + WIDE })).toEqual(['nrec/security-group-wide']);
    for (const name of ['override.tf.json', 'lab_override.tf.json'])
      expect(await found({ 'main.tf': GROUP + WIDE, [name]: narrow })).toEqual([]);
    const local = GROUP + WIDE.replace('"0.0.0.0/0"', 'local.all');
    const files = { 'main.tf': `${local}locals {\n  all = "0.0.0.0/0"\n}\n` };
    expect(await found(files)).toEqual(['nrec/security-group-wide']);
    expect(
      await found({ ...files, 'x_override.tf': 'locals {\n  all = "10.255.255.0/30"\n  module = 1\n}\n' }),
    ).toEqual([]);
    expect(await found({ 'main.tf': GROUP + WIDE, 'no-override.tf.json': narrow })).toEqual([
      'nrec/security-group-wide',
    ]);
  });
});

describe('what is found', () => {
  const source = fc.constantFrom(
    '"10.255.255.0/30"',
    '"10.255.255.1/32"',
    '"10.255.255.2"',
    '"0.0.0.0/0"',
    '"10.250.0.0/30"',
    'local.routers',
    'local.all[0]',
    'var.any',
    'each.value',
    '"${each.value}/32"',
    '',
  );
  const port = fc.constantFrom('4784', '"4784"', '3784', '179', 'local.port', 'var.port', '');
  const each = fc.constantFrom(
    '',
    '',
    'toset(["10.255.255.1", "10.255.255.2"])',
    '{ a = "10.255.255.1" }',
    'var.peers',
  );
  const one = fc.record({
    remote_ip_prefix: source,
    port_range_min: port,
    for_each: each,
    protocol: fc.constantFrom('"udp"', '"tcp"', '"17"', ''),
    direction: fc.constantFrom('"ingress"', '"ingress"', '"egress"'),
    ethertype: fc.constantFrom('"IPv4"', '"IPv4"', '"IPv6"'),
  });
  const locals = 'locals {\n  routers = "10.255.255.0/30"\n  all = ["0.0.0.0/0", 1]\n  port = 4784\n}\n';
  const others = fc.subarray([
    instance('  security_groups = ["bgp"]\n  network {\n    name = "IPv6"\n  }\n'),
    'module "m" {\n  source = "./m"\n  bgp = true\n}\n',
    'variable "any" {\n  default = "0.0.0.0/0"\n}\n',
    'resource "openstack_compute_secgroup_v2" "old" {\n  name = "old"\n  rule {\n    from_port = 4784\n    to_port = 4784\n    ip_protocol = "udp"\n    cidr = "0.0.0.0/0"\n  }\n  rule {\n    from_port = 179\n    to_port = 179\n    ip_protocol = "tcp"\n    cidr = "10.255.255.1/32"\n  }\n}\n',
  ]);
  const module = fc.tuple(fc.array(one, { minLength: 1, maxLength: 3 }), others).map(([rules, more]) => {
    const written = rules.map((lines, index) => rule({ ...lines, port_range_max: lines.port_range_min }, `r${index}`));
    return [`${GROUP}${locals}`, ...written, ...more];
  });
  const layout = fc.record({
    indent: fc.constantFrom(0, 2, '\t'),
    inLists: fc.boolean(),
    hasEscapes: fc.boolean(),
    hasComments: fc.boolean(),
  });

  it('is the same as in HCL, however JSON is written', async () => {
    let findings = 0;
    await fc.assert(
      fc.asyncProperty(module, layout, async (parts, how) => {
        const { diagnostics } = await lint(parts.join(''));
        const wanted = diagnostics.map(({ rule: id, message }) => [id, message]);
        findings += wanted.length;
        expect((await lintInJson(parts.join(''), PROFILE, how))?.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: 300 },
    );
    expect(findings).toBeGreaterThan(100);
  });

  it('is mended without breaking the JSON', async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(module, layout, async (parts, how) => {
        const text = json(parts.join(''), how);
        const { diagnostics } = await lint({ 'main.tf.json': text });
        for (const { rule: id, fixes } of diagnostics) {
          for (const { edits } of fixes) {
            mended++;
            const after = applyEdits(text, edits);
            expect(() => JSON.parse(after)).not.toThrow();
            const left = (await lint({ 'main.tf.json': after })).diagnostics.filter(one => one.rule === id);
            expect(left.length).toBeLessThan(diagnostics.filter(one => one.rule === id).length);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(mended).toBeGreaterThan(20);
  });

  it('stands at its place', async () => {
    const text = json(GROUP + WIDE);
    const [finding] = (await lint({ 'main.tf.json': text })).diagnostics;
    expect(finding && text.slice(finding.span.start, finding.span.end)).toBe('"0.0.0.0/0"');
    const [edit] = finding?.fixes[0]?.edits ?? [];
    expect(edit && applyEdits(text, [edit])).toBe(text.replace('"0.0.0.0/0"', '"10.255.255.0/30"'));
  });

  it('is mended by a rule that is laid out as its neighbour', async () => {
    const text = json(GROUP + rule({ remote_ip_prefix: '"10.255.255.1/32"' }), { ...USUAL, indent: '\t' });
    const mended = async (before: string) => {
      const [finding] = (await lint({ 'main.tf.json': before })).diagnostics;
      const after = applyEdits(before, finding?.fixes[0]?.edits ?? []);
      expect(await found({ 'main.tf.json': after })).toEqual([]);
      return after;
    };
    const after = await mended(text);
    expect(JSON.stringify(JSON.parse(after), undefined, '\t')).toBe(after);
    const [lines, line] = [text.replaceAll('\n', '\r\n'), text.replace(/\s*\n\s*/g, '')];
    expect(await mended(lines)).toBe(after.replaceAll('\n', '\r\n'));
    expect(await mended(line)).toMatch(
      /\}, "nrec_bfd": \{"direction":"ingress".*"remote_ip_prefix":"10\.255\.255\.2\/32"/,
    );
    // One entry of several in a list has no neighbours.
    const listed = json(GROUP + rule({ remote_ip_prefix: '"10.255.255.1/32"' }), { ...USUAL, inLists: true });
    expect((await lint({ 'main.tf.json': listed })).diagnostics[0]?.fixes).toEqual([]);
    const both = await mended(json(GROUP + rule({ remote_ip_prefix: '"10.250.255.0/30"' })));
    expect(both).toContain('"for_each": "${toset([\\"10.255.255.1/32\\", \\"10.255.255.2/32\\"])}"');
    expect(both).toContain('"security_group_id": "${openstack_networking_secgroup_v2.bgp.id}"');
  });

  it('is not mended within a template', async () => {
    const within = rule({ for_each: 'toset(["0.0.0.0/0"])', remote_ip_prefix: 'each.value' });
    const { diagnostics } = await lint({ 'main.tf.json': json(GROUP + within) });
    expect(diagnostics.map(({ rule: id, fixes }) => [id, fixes])).toEqual([['nrec/security-group-wide', []]]);
    // What is in HCL gets its block there.
    const one = rule({ remote_ip_prefix: '"10.255.255.1/32"' });
    const [finding] = (await lint({ 'main.tf': one, 'group.tf.json': json(GROUP) })).diagnostics;
    expect(finding?.fixes[0]?.edits.map(({ span }) => span.path)).toEqual(['main.tf']);
  });

  it('is silenced by a value of the key that Terraform passes by, and by no comment', async () => {
    const text = json(GROUP + WIDE);
    const comment = '"//": "bgplint-disable-next-line nrec/security-group-wide -- a lab",\n';
    expect(await found({ 'main.tf.json': text.replace('"remote_ip_prefix"', `${comment}"remote_ip_prefix"`) })).toEqual(
      [],
    );
    const [finding] = (await lint({ 'main.tf.json': text })).diagnostics;
    const source = { path: 'main.tf.json', text };
    expect(finding && disableOnLine(finding, source, 'terraform')).toBeUndefined();
    expect(new LineIndex(text).position(finding?.span.start ?? 0).line).toBeGreaterThan(0);
  });
});

describe('passwords', () => {
  it.each([
    ['under a name', '{"resource": {"x": {"y": {"md5_secret": ["SEKRIT"]}}}}'],
    ['in an object', '{"locals": {"a": {"b": [{"token":\n "SEKRIT"}]}}}'],
    ['below a name', '{"locals": {"passwords": {"a": {"b": ["SEKRIT"]}}}}'],
    ['of a variable', '{"variable": {"bgp_password": {"type": "string", "default": "SEKRIT"}}}'],
    ['in what is handed to a machine', '{"locals": {"a": "bgp {\\npassword \\"SEKRIT\\";\\n}"}}'],
    ['of FRR', '{"locals": {"a": "x\\n neighbor 192.0.2.1 password SEKRIT\\n"}}'],
    ['in a template', '{"locals": {"a": "${templatefile(\\"x\\", { md5 = \\"SEKRIT\\" })}"}}'],
    ['of a conditional', '{"locals": {"bgp_password": "${var.a ? \\"SEKRIT\\" : \\"b\\"}"}}'],
    ['in a conditional', '{"locals": {"a": "${var.a ? {bgp_secret = \\"SEKRIT\\"} : {}}"}}'],
    ['behind a mistake', '{"x": , "resource": {"x": {"y": {"md5_secret": ["SEKRIT"]}}}}'],
    [
      'of a variable, behind a mistake',
      '{"x": , "variable": {"bgp_password": {"type": "string", "default": "SEKRIT"}}}',
    ],
    ['before a mistake', '{"locals": {"bgp_md5": "SEKRIT" "x"}}'],
    ['without quotes', '{"locals": {"bgp_md5": SEKRIT}}'],
    ['without its last quote', '{"locals": {"bgp_md5": "SEKRIT\n}}'],
    ['in single quotes', '{"locals": {"bgp_md5": \'SEKRIT\'}}'],
  ])('are known as such %s', async (_, text) => {
    const whole = text.replace('{', '{"//": {"openstack_networking_secgroup_v2": 179},');
    const { secrets } = await lint({ 'main.tf.json': whole });
    const at = whole.indexOf('SEKRIT');
    expect(secrets.some(({ start, end }) => start <= at && at + 'SEKRIT'.length <= end)).toBe(true);
  });
});
