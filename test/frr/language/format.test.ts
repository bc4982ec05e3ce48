import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/core/edit.js';
import { frrFormat } from '../../../server/src/dialects/frr/language-format.js';
import { parseFrr } from '../../../server/src/dialects/frr/parse.js';
import { givenSources } from '../../../server/src/model/snapshot.js';
import fc from '../../fast-check.js';
import { vtyshComplaints, vtyshProgram, vtyshVersion } from '../../oracle/vtysh.js';
import { CONFIGURATIONS } from '../configurations.js';

function parse(text: string, version = '10.3', path = 'frr.conf') {
  return parseFrr(path, givenSources(new Map([[path, { path, text }]])), version);
}

const formatted = (text: string, version?: string, path = 'frr.conf') =>
  applyEdits(text, frrFormat(parse(text, version, path), path));

/** What vtysh would say of a text: lines and rules. */
const verdict = (text: string, version?: string) =>
  parse(text, version).diagnostics.map(({ rule, daemon }) => `${daemon?.line} ${rule}`);

const WANTED = `frr version 10.3
!
! about the router
router bgp 1
 neighbor x peer-group
 !
 address-family ipv4 unicast
  neighbor x activate

 exit-address-family
 !
 ! the other family
 address-family ipv6
  neighbor x activate
 exit-address-family
exit
!
bfd
 profile a
  detect-multiplier 3
 exit
exit
route-map x permit 10
 match metric 1
ip prefix-list a permit any
end
`;

describe('formatting of FRR', () => {
  it('indents as FRR writes', () => {
    expect(formatted(WANTED)).toBe(WANTED);
    expect(formatted(WANTED.replace(/^ +/gm, ''))).toBe(WANTED);
    expect(formatted(WANTED.replace(/^/gm, '\t '))).toBe(WANTED);
    expect(formatted(WANTED.replace(/\n/g, '  \r\n'))).toBe(WANTED.replace(/\n/g, '\r\n'));
  });

  it('leaves alone what FRR does not take, and everything where a block could not be opened', () => {
    expect(formatted('router bgp 1\nneighbor x peer-group\n   nonsense\n')).toBe(
      'router bgp 1\n neighbor x peer-group\n   nonsense\n',
    );
    const broken = 'route-map x permti 10\n match metric 5\n  match tag 3\nexit\n';
    expect(formatted(broken, '8.4')).toBe(broken);
  });

  it('leaves a comment where it may belong to the block above or to what is below', () => {
    const text = 'bfd\n profile a\n  ! detect-multiplier 3\n !\n! the router\nrouter bgp 1\n';
    expect(formatted(text)).toBe(text);
    expect(formatted(text.replace('  ! detect', '      ! detect'))).toBe(text);
  });

  it('leaves templates alone', () => {
    const text = 'router bgp 1\nneighbor x peer-group\n';
    expect(formatted(text, '10.3', 'frr.conf.j2')).toBe(text);
  });

  it.each(CONFIGURATIONS)('changes nothing of what vtysh says: %s', (_, text) => {
    for (const version of ['8.4', '10.3']) {
      const once = formatted(text, version);
      expect(formatted(once, version)).toBe(once);
      expect(verdict(once, version)).toEqual(verdict(text, version));
    }
  });

  const vtysh = vtyshProgram();
  it.skipIf(!vtysh).each(CONFIGURATIONS)('changes nothing that vtysh itself says: %s', (_, text) => {
    const once = formatted(text, vtyshVersion(vtysh as string));
    if (once !== text) expect(vtyshComplaints(vtysh as string, once)).toEqual(vtyshComplaints(vtysh as string, text));
  });

  it('is done after one go and keeps every verdict, whatever lines come together', () => {
    const lines = fc.constantFrom(
      ...[
        'router bgp 1',
        'router bgp x',
        'address-family ipv4',
        'exit-address-family',
        'exit',
        'end',
        '!',
        '! note',
        '',
      ],
      ...[
        'neighbor x peer-group',
        'neighbor x activate',
        'route-map a permit 10',
        'match metric 1',
        'bfd',
        'profile a',
      ],
      ...['# note', 'nonsense', 'hostname x', 'detect-multiplier 3', 'quit', 'interface eth0', 'ip address 10.0.0.1/8'],
    );
    const blank = fc.constantFrom('', ' ', '  ', '\t', '    ');
    const text = fc.array(fc.tuple(blank, lines, fc.constantFrom('\n', ' \n', '\r\n')), { maxLength: 25 });
    fc.assert(
      fc.property(text, fc.constantFrom('8.4', '10.3'), (parts, version) => {
        const written = parts.map(part => part.join('')).join('');
        const once = formatted(written, version);
        expect(formatted(once, version)).toBe(once);
        expect(verdict(once, version)).toEqual(verdict(written, version));
        expect(once.replace(/[ \t\r]/g, '')).toBe(written.replace(/[ \t\r]/g, ''));
      }),
      { numRuns: 150 },
    );
  });
});
