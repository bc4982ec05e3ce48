import { describe, expect, it } from 'vitest';
import { findings, protocolOf, ROOT, read, textOf } from './read.js';

const DEVICE = 'protocol device {}\n';

describe('included files', () => {
  it('are read where they stand, and know where they come from', () => {
    const unit = read(`include "names.conf";\n${DEVICE}filter f { if net ~ NETS then accept; reject; }\n`, '2.17', {
      'names.conf': 'define NETS = [ 10.0.0.0/8+ ];\n',
    });
    expect(findings(unit)).toEqual([]);
    expect([...unit.sources.keys()]).toEqual([ROOT, 'names.conf']);
    expect(unit.tree.items.map(({ span }) => span.path)).toEqual(['names.conf', ROOT, ROOT]);
  });

  it('may stand in blocks and in sets', () => {
    const unit = read(
      'define NETS = [\ninclude "nets.txt";\n];\nprotocol device {\ninclude "device.txt";\n  debug all;\n}\n',
      '2.17',
      { 'nets.txt': '10.0.0.0/8, 11.0.0.0/8', 'device.txt': 'scan time 10;\n' },
    );
    expect(findings(unit)).toEqual([]);
    expect(protocolOf(unit).items.map(({ span }) => textOf(unit, span))).toEqual(['scan time 10', 'debug all']);
  });

  it('are named relative to the file that includes them, and sorted where a pattern names them', () => {
    const unit = read(`include "conf.d/*.conf";\n${DEVICE}`, '2.17', {
      'conf.d/20-use.conf': 'define B = A;\n',
      'conf.d/10-define.conf': 'include "deep/er.conf";\n',
      'conf.d/deep/er.conf': 'define A = 1;\n',
      'conf.d/readme.txt': 'no configuration\n',
    });
    expect(findings(unit)).toEqual([]);
  });

  it('carry their own findings', () => {
    const unit = read(`include "bad.conf";\n${DEVICE}`, '2.17', { 'bad.conf': '\ndefine A = 10.1.0.0/8;\n' });
    expect(unit.diagnostics).toMatchObject([
      { rule: 'bird/prefix-host-bits', span: { path: 'bad.conf' }, daemon: { path: 'bad.conf', line: 2 } },
    ]);
  });

  it('are none within a line', () => {
    expect(findings(read(`define A = 1; include "names.conf";\n${DEVICE}`))).toEqual(['1 unknown-option']);
  });
});

describe('files that cannot be included', () => {
  it('are refused when they do not exist', () => {
    const unit = read(`${DEVICE}include "nowhere.conf";\n`);
    expect(findings(unit)).toEqual(['2 include-missing']);
    expect(unit.diagnostics[0]).toMatchObject({ rejects: true, severity: 'error' });
  });

  it('do not matter when a pattern matches nothing', () => {
    expect(findings(read(`${DEVICE}include "*.inc";\n`))).toEqual([]);
    expect(findings(read(`${DEVICE}include "nowhere/*.conf";\n`))).toEqual(['2 include-missing']);
  });

  it('are asked for when nobody has read them yet, and parsing goes on', () => {
    const unit = read(`include "later.conf";\n${DEVICE}define A = 1;\n`, '2.17', { 'later.conf': undefined });
    expect(findings(unit)).toEqual([]);
    expect(unit.unresolved).toEqual([{ kind: 'read', path: 'later.conf' }]);
    expect(unit.tree.items).toHaveLength(2);
  });

  it('may define anything when they lie outside', () => {
    const unit = read(
      `include "secret.conf";\n${DEVICE}filter f { if net ~ WHATEVER then accept; reject; }\n`,
      '2.17',
      {
        'secret.conf': { kind: 'outside' },
      },
    );
    expect(findings(unit)).toEqual(['1 include-outside']);
    expect(unit.diagnostics[0]).toMatchObject({ severity: 'info', rejects: false });
  });
});

describe('circles', () => {
  it('are found', () => {
    const unit = read(`include "a.conf";\n${DEVICE}`, '2.17', {
      'a.conf': 'include "b.conf";\n',
      'b.conf': 'include "a.conf";\n',
    });
    expect(unit.diagnostics.map(({ rule }) => rule)).toEqual(['bird/include-loop']);
  });

  it('are refused by BIRD where what it reads again fails', () => {
    const again = `\ndefine A = 1;\ninclude "*.conf";\n`;
    const first = read(again).diagnostics;
    expect(first).toMatchObject([{ rule: 'bird/include-loop', daemon: { path: ROOT, line: 2 } }]);
    const deep = read(`include "a.conf";\n`, '2.17', { 'a.conf': '\n\ninclude "a.conf";\n' }).diagnostics;
    expect(deep).toMatchObject([{ rule: 'bird/include-loop', daemon: { path: 'a.conf', line: 3 } }]);
    const names = Array.from({ length: 10 }, (_, n) => [`${n}.conf`, 'include "*.conf";\n']);
    const many = read(`include "*.conf";\n${DEVICE}`, '2.17', Object.fromEntries(names)).diagnostics;
    expect(many.filter(({ rejects }) => rejects)).toHaveLength(1);
  });

  it('are no circles when a file is included twice', () => {
    const unit = read(`include "a.conf";\ninclude "a.conf";\n${DEVICE}`, '2.17', {
      'a.conf': 'debug protocols off;\n',
    });
    expect(findings(unit)).toEqual([]);
  });

  it('are as good as files that include each other too deep', () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, depth) => [`${depth}.conf`, `include "${depth + 1}.conf";\n`]),
    );
    const unit = read(`include "0.conf";\n${DEVICE}`, '2.17', { ...files, '12.conf': '' });
    expect(unit.diagnostics.map(({ rule }) => rule)).toEqual(['bird/include-loop']);
  });
});
