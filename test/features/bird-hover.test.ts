import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../server/src/features/hover.js';
import { type JudgedOptions, judged, PASSWORD } from './judged.js';

/** What is said of the text at `$0`. */
async function hover(written: string, options?: JudgedOptions): Promise<string | undefined> {
  const { subject, cursor } = await judged(written, options);
  return hoverAt(subject, cursor)?.markdown;
}

const SESSION = `protocol bgp nrec_peer1 {
  neighbor 10.255.255.1 as 65535;
  local 10.0.240.156 as 4200000000;
  multihop;
  password "${PASSWORD}";
  ipv4 { import none; export where net ~ 192.168.0.16/31; };
}
`;

describe('hover in BIRD', () => {
  it('explains an option by the catalogue', async () => {
    expect(await hover(SESSION.replace('multihop', 'multi$0hop'))).toContain('multihop');
    expect(await hover(SESSION.replace('import none', 'imp$0ort none'))).toContain('import <policy>');
    expect(await hover(SESSION.replace('where net', 'where n$0et'))).toContain('`net`: route attribute');
    expect(await hover(SESSION.replace('ipv4 {', 'ip$0v4 {'))).toContain('channel');
  });

  it('says what an address, a prefix and an AS number are to the allocation', async () => {
    expect(await hover(SESSION.replace('10.255', '10.2$055'))).toContain(
      'A router of NREC: a peer of allocation **bgo**',
    );
    expect(await hover(SESSION.replace('192.168', '192.1$068'))).toContain('Allocation **bgo** may announce it');
    expect(await hover(SESSION.replace('4200000000', '420$00000000'))).toContain('Your AS in allocation **bgo**');
    expect(await hover(SESSION.replace('65535', '655$035'))).toContain("The AS of NREC's routers");
  });

  it('sums up a session on its header, without its password', async () => {
    const summary = await hover(SESSION.replace('nrec_peer1', 'nrec_$0peer1'));
    expect(summary).toContain('Peer: 10.255.255.1, AS 65535');
    expect(summary).toContain('Local: 10.0.240.156, AS 4200000000');
    expect(summary).toContain('Password: set');
    expect(summary).toContain('IPv4: imports nothing; announces 192.168.0.16/31+');
    expect(summary).not.toContain(PASSWORD);
  });

  it('shows a definition where its name is used', async () => {
    const text =
      'filter ours {\n  if net ~ 192.168.0.16/31 then accept;\n  reject;\n}\nprotocol bgp { ipv4 { export filter ou$0rs; }; }\n';
    expect(await hover(text)).toContain('filter ours {\n  if net ~ 192.168.0.16/31 then accept;');
  });

  it('names the file that a definition is in', async () => {
    const files = { 'lib.conf': 'filter ours { accept; }\n' };
    const text = 'include "lib.conf";\nprotocol bgp { ipv4 { export filter ou$0rs; }; }\n';
    expect(await hover(text, { files })).toContain('in lib.conf');
  });

  it('never shows a password, wherever it is asked', async () => {
    const template = `template bgp t {\n  password "${PASSWORD}";\n}\nprotocol bgp x from $0t { neighbor 10.255.255.1 as 65535; }\n`;
    expect(await hover(template)).toContain('password "••••"');
    expect(await hover(template)).not.toContain(PASSWORD);
    for (let at = 0; at < PASSWORD.length; at += 5) {
      const inside = SESSION.replace(PASSWORD, `${PASSWORD.slice(0, at)}$0${PASSWORD.slice(at)}`);
      expect((await hover(inside)) ?? '').not.toContain(PASSWORD);
    }
  });

  it('explains attributes and words of filters', async () => {
    expect(await hover('filter f { if ne$0t ~ 10.0.0.0/8 then accept; reject; }\n')).toContain('route attribute');
    expect(await hover('filter f { acc$0ept; }\n')).toContain('ends the filter');
  });

  it('has nothing to say in comments and between words', async () => {
    expect(await hover('# net ~ 10.0.0$0.0/8\nprotocol device { }\n')).toBeUndefined();
    expect(await hover('protocol device { }\n\n$0\n')).toBeUndefined();
  });
});
