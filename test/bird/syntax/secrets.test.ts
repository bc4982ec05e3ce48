import { describe, expect, it } from 'vitest';
import { findings, read, textOf } from './read.js';

function secrets(text: string): string[] {
  const unit = read(text);
  expect(findings(unit)).toEqual([]);
  return unit.secrets.map(span => textOf(unit, span));
}

const session = (more: string) =>
  `protocol bgp b { local 192.0.2.1 as 65001; neighbor 192.0.2.2 as 65002; ipv4 { import none; export none; }; ${more} }\n`;

describe('secrets are what stands within the quotes of', () => {
  it('a BGP password', () => {
    expect(secrets(session('password "one";'))).toEqual(['one']);
  });

  it('keys of TCP-AO', () => {
    expect(secrets(session('authentication ao; keys { key { id 1; secret "two"; }; };'))).toEqual(['two']);
  });

  it.each([
    [
      'OSPF',
      'protocol ospf v2 { area 0 { interface "e" { authentication cryptographic; password "a" { id 1; }; password "b"; }; }; }',
    ],
    [
      'RIP',
      'protocol rip { ipv4; interface "e" { authentication cryptographic; passwords { password "a"; password "b"; }; }; }',
    ],
    ['Babel', 'protocol babel { interface "e" { authentication mac; key "a"; key "b"; }; }'],
    [
      'BFD',
      'protocol bfd { interface "e" { authentication simple; password "a"; }; multihop { authentication simple; password "b"; }; }',
    ],
  ])('%s', (_, text) => {
    expect(secrets(`${text}\n`)).toEqual(['a', 'b']);
  });

  it('RPKI over TCP', () => {
    const text =
      'roa4 table r;\nprotocol rpki { roa4 { table r; }; remote "host"; transport tcp { authentication md5; password "three"; }; }\n';
    expect(secrets(text)).toEqual(['three']);
  });

  it('a constant that is used as a password', () => {
    expect(secrets(`define KEY = "four";\n${session('password KEY;')}`)).toEqual(['four']);
  });

  it('nothing else', () => {
    expect(secrets(`define KEY = "four";\n${session('description "five";')}`)).toEqual([]);
  });
});

it('no finding shows a password', () => {
  const unit = read('protocol bgp b { local as 65001; neighbor 192.0.2.2 as 65002; password "hush" "hush"; ipv4; }\n');
  expect(unit.diagnostics.length).toBeGreaterThan(0);
  expect(JSON.stringify(unit.diagnostics)).not.toContain('hush');
});
