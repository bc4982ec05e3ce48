import { expect, test } from 'vitest';
import { lensesOf } from '../../server/src/features/lenses.js';
import { judged } from './judged.js';

const TEXT = `router id 10.0.240.156;
protocol device {
}
filter out_v4 {
  if net ~ [ 192.168.0.16/31+ ] then accept;
  reject;
}
protocol bgp nrec1 {
  local as 4200000000;
  neighbor 10.255.255.1 as 65535;
  ipv4 { import none; export filter out_v4; };
  ipv6 { import none; export where net.len = 128; };
}
protocol bgp off {
  disabled;
  local as 4200000000;
  neighbor 10.255.255.2 as 65535;
  ipv4 { import none; export all; };
}
$0`;

test('lenses say what sessions and filters announce', async () => {
  const { subject } = await judged(TEXT);
  const { text } = subject.source;
  expect(lensesOf(subject).map(({ span, title }) => `${text.slice(span.start, span.end)} | ${title}`)).toEqual([
    'protocol bgp nrec1 | IPv4: announces 192.168.0.16/31+: inside allocation bgo',
    'filter out_v4 | announces 192.168.0.16/31+: inside allocation bgo',
    'protocol bgp nrec1 | IPv6: announces ::/0{128,128}: outside allocation bgo, as with 100::/128',
  ]);
});
