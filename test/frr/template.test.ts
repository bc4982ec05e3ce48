import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/src/dialects/frr/read.js';
import { type Item, shapeOf } from '../../server/src/dialects/frr/tree.js';
import { CONFIGURATIONS } from './configurations.js';

const read = (text: string) => readConfig({ path: 'frr.conf.j2', text }, '10.3');
const complaints = (text: string) => read(text).diagnostics.map(({ rule, daemon }) => `${daemon?.line} ${rule}`);
const outline = (items: readonly Item[]): unknown[] =>
  items.map(item => (item.kind === 'line' ? shapeOf(item) : { [shapeOf(item.header)]: outline(item.items) }));

describe('a template', () => {
  it('is read around what it fills in', () => {
    const text = `hostname {{ name }}
router bgp {{ asn }}
{% for peer in peers %}
 neighbor {{ peer.ip }} remote-as {{ peer.asn }}
{% if peer.bfd %}
 neighbor {{ peer.ip }} bfd
{% endif %}
{% endfor %}
 address-family ipv4 unicast
  network {{ prefix }}
 exit-address-family
exit
`;
    expect(complaints(text)).toEqual([]);
    expect(outline(read(text).config.items)).toEqual([
      'hostname *',
      {
        'router bgp *': ['neighbor * remote-as *', 'neighbor * bfd', { 'address-family ipv4 unicast': ['network *'] }],
      },
    ]);
  });

  it('still has its mistakes found, away from what is open', () => {
    expect(complaints('router bgp {{ asn }}\n neighbor 1.2.3.4 remote-sa 5\nexit\nhostnmae x\n')).toEqual([
      '2 frr/unknown-command',
      '4 frr/unknown-command',
    ]);
  });

  it.each([
    '{{ header }}\n neighbor 1.2.3.4 remote-as 5\nexit\n',
    '{% if a %}\nrouter bgp 1\n{% else %}\nrouter bgp 2\n{% endif %}\n neighbor 1.2.3.4 remote-as 5\nexit\n',
    'router {{ protocol }} 1\n neighbor 1.2.3.4 remote-as 5\nexit\n',
    '{% if a %}\nrouter bgp 1\n{% endif %}\n{% if a %}\nexit\n{% endif %}\n',
    'ip prefix-list {{ a }} seq {{ loop.index * 5 }} permit {{ b }}/{{ c }} le 32\n',
    '{{ a }}\n',
    'neighbor-{{ a }}\n',
  ])('leaves alone what is open: %j', text => {
    expect(complaints(text)).toEqual([]);
  });

  it('has no complaint where a right configuration had none, whatever word is open', () => {
    const [[, text] = ['', '']] = CONFIGURATIONS;
    const words = [...text.matchAll(/\S+/g)];
    for (const { 0: word, index } of words) {
      const open = `${text.slice(0, index)}{{ x }}${text.slice(index + word.length)}`;
      expect(complaints(open), `without “${word}” at ${index}`).toEqual([]);
    }
  });
});
