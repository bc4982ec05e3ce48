import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../server/src/features/hover.js';
import { PASSWORD } from '../../features/judged.js';
import { judgedFrr } from './judged.js';

async function hover(written: string): Promise<string | undefined> {
  const { subject, cursor } = await judgedFrr(written, { files: {} });
  return hoverAt(subject, cursor)?.markdown;
}

describe('hover in FRR', () => {
  it('writes abbreviations in full, says what a command does, and shows its syntax', async () => {
    const found = await hover('ro bgp 65000\n nei 192.0.2.1 rem$0ote 65001\n');
    expect(found).toMatch(/\*\*neighbor A\.B\.C\.D remote-as ASNUM\*\*/);
    expect(found).toMatch(/Opens a session/);
    expect(found).toMatch(/neighbor <A\.B\.C\.D\|X:X::X:X\|WORD> remote-as </);
    expect(found).toMatch(/Known to FRR 8\.4 and 10\.3\./);
  });

  it('says which versions know a command', async () => {
    expect(await hover('router bgp 1\n neighbor 192.0.2.1 remote-as au$0to\n')).toMatch(
      /Known to FRR 10\.3, not to 8\.4\./,
    );
  });

  it('says what is hidden or deprecated', async () => {
    expect(await hover('router bgp 1\n neighbor 192.0.2.1 acti$0vate\n')).toMatch(/Hidden/);
    expect(await hover('ip pim rp$0 10.0.0.1\n')).toMatch(/Deprecated/);
  });

  it('says of a name what it is and where it is defined', async () => {
    const text =
      'route-map OUT permit 10\nexit\nrouter bgp 1\n address-family ipv4\n  neighbor x route-map O$0UT out\n';
    expect(await hover(text)).toMatch(/`OUT`: route-map, defined in line 1/);
    expect(await hover('route-map O$0UT permit 10\n')).toMatch(/defined here/);
  });

  it('tells what `no` takes back', async () => {
    expect(await hover('router bgp 1\n no neighbor 192.0.2.1 pass$0ive\n')).toMatch(/Takes back: Waits/);
  });

  it('repeats no password', async () => {
    for (const word of ['pass$0word', 'neigh$0bor']) {
      const rest = ['neighbor', 'password'].map(each => (word.replace('$0', '') === each ? word : each));
      expect(await hover(`router bgp 1\n ${rest[0]} x ${rest[1]} ${PASSWORD}\n`)).not.toContain(PASSWORD);
    }
    expect((await hover(`router bgp 1\n neighbor x password ${PASSWORD}$0\n`)) ?? '').not.toContain(PASSWORD);
  });

  it.each(['! no$0te\n', 'nonse$0nse\n', '$0\n'])('keeps quiet in %s', async written => {
    expect(await hover(written)).toBeUndefined();
  });
});
