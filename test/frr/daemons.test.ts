import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { modulesOf, profileOf, readDaemons, runs } from '../../server/src/dialects/frr/daemons.js';
import { expectLinear } from '../processor-time.js';

const read = (text: string) => readDaemons({ path: 'daemons', text });

/** What FRR's start script makes of the file: it reads it, and starts what is set and is neither “no” nor “0”. */
function started(text: string): boolean {
  const script = `${text}\n[ -n "$bgpd" -a "$bgpd" != "no" -a "$bgpd" != "0" ] && printf started\n`;
  return spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { PATH: '' } }).stdout === 'started';
}

const TEXTS = [
  'bgpd=yes',
  'bgpd=no',
  'bgpd=',
  'bgpd=0',
  'bgpd=No',
  'bgpd=off',
  'bgpd="yes"',
  "bgpd='no'",
  'bgpd=n"o"',
  '# bgpd=yes',
  ' bgpd=yes # why',
  'bgpd=yes#why',
  'bgpd=yes\nbgpd=no',
  'bgpd=no; bgpd=yes',
  'export bgpd=yes',
  'bgpd=no\nbgpd_options="\n -A 127.0.0.1\n bgpd=yes\n"',
  'BGPD=yes',
  'zebra=no',
  'bgpd = yes',
  'bgpd =yes',
  'bgpd= yes',
  'bgpd: yes',
  'bgpd yes',
  'bgpd= # nothing',
];

describe('daemons', () => {
  it.each(TEXTS)('is read as a shell reads it: %j', text => {
    expect(runs(read(text), 'bgpd')).toBe(started(text));
  });

  it.each(['. /etc/frr/more', 'if true; then bgpd=yes; fi', 'bgpd="yes', 'bgpd=$(cat x)', 'bgpd=$other'])(
    'leaves open what depends on more: %j',
    text => expect(runs(read(text), 'bgpd')).toBeUndefined(),
  );

  it('starts some daemons always', () => {
    expect(runs(read('zebra=no\nstaticd=no\n'), 'zebra')).toBe(true);
  });

  it('says where settings stand', () => {
    const text = '# x\nbgpd="no" # y\n';
    const { settings, comments } = read(text);
    const setting = settings.get('bgpd');
    expect(text.slice(setting?.span.start, setting?.span.end)).toBe('bgpd="no"');
    expect(text.slice(setting?.valueSpan.start, setting?.valueSpan.end)).toBe('"no"');
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# x', '# y']);
  });

  it('tells what was meant where blanks stand around the sign', () => {
    expect(read('bgpd = yes\nbfdd: "no"\nbgpd_options = "-M rpki"\n').misread.map(({ meant }) => meant)).toEqual([
      'bgpd=yes',
      'bfdd="no"',
      'bgpd_options="-M rpki"',
    ]);
  });

  it('takes time in proportion to the text, whatever it is given', () => {
    for (const text of ['a=b ', 'a  ', ' ', 'bgpd', 'bgpd =', '"', 'a=" ', '\\\n', "bgpd  :  x'"]) {
      expectLinear(50_000, size => {
        read(text.repeat(size));
        read(`bgpd${' '.repeat(size)}${text}`);
      });
    }
  });

  it('knows modules and profiles', () => {
    const daemons = read('bgpd_options="-A 127.0.0.1 -M rpki:x -Mbmp --module snmp"\nfrr_profile=datacenter\n');
    expect([...(modulesOf(daemons, 'bgpd') ?? [])]).toEqual(['rpki', 'bmp', 'snmp']);
    expect(profileOf(daemons, 'bgpd')).toBe('datacenter');
    expect(profileOf(read('bgpd_options="-F datacenter"\nfrr_profile=traditional'), 'bgpd')).toBe('datacenter');
  });
});
