import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Diagnostic } from '../../../server/src/core/diagnostic.js';
import { applyEdits } from '../../../server/src/core/edit.js';
import { birdCheck, birdProgram } from '../../oracle/bird.js';
import { lint } from '../advice/advise.js';

const refusals = async (text: string): Promise<readonly Diagnostic[]> =>
  (await lint(text)).diagnostics.filter(({ rejects }) => rejects);

/** Applies the first fix of the first refusal until nothing is refused, or nothing can be mended. */
async function migrated(text: string): Promise<string> {
  for (let round = 0; round < 20; round++) {
    const [first] = await refusals(text);
    const [fix] = first?.fixes ?? [];
    if (!fix) return text;
    text = applyEdits(text, fix.edits);
  }
  return text;
}

const OLD = `router id 10.0.0.1;
table peers;
roa table origins;

protocol device {
  scan time 10;
  primary "eth0" 10.0.0.1;
}

protocol kernel {
  table peers;
  learn;
  device routes;
  # all of them
  export all;
}

protocol pipe {
  table master;
  peer table peers;
  mode transparent;
}

template bgp peers_of_ours {
  local as 65000;
  import filter {
    if net.len > 24 then reject;
    accept;
  };
  export none;
}

protocol bgp b from peers_of_ours {
  neighbor 10.0.0.2 as 65001;
  next hop self; route limit 1000;
}

protocol bgp six from peers_of_ours { neighbor 2001:db8::2 as 65001; import all; export none; }
`;

const NEW = `router id 10.0.0.1;
ipv4 table peers;
roa4 table origins;

protocol device {
  scan time 10;
  interface "eth0" { preferred 10.0.0.1; };
}

protocol kernel {
  ipv4 {
    table peers;
    export all;
  };
  learn;
  # all of them
}

protocol pipe {
  table master4;
  peer table peers;
}

template bgp peers_of_ours {
  local as 65000;
  ipv4 {
    import filter {
    if net.len > 24 then reject;
    accept;
  };
    export none;
  };
}

protocol bgp b from peers_of_ours {
  neighbor 10.0.0.2 as 65001;
  ipv4 {
    next hop self;
    import limit 1000;
  };
}

protocol bgp six from peers_of_ours { neighbor 2001:db8::2 as 65001; ipv6 { import all; export none; }; }
`;

describe('a configuration of BIRD 1', () => {
  it('is led to BIRD 2 by the fixes', async () => {
    expect(await migrated(OLD)).toBe(NEW);
  });

  const bird = birdProgram('bird');
  test.skipIf(!bird)('is then taken by the daemon', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bgplint-bird1-'));
    try {
      writeFileSync(join(folder, 'bird.conf'), NEW);
      expect(birdCheck(join(folder, 'bird.conf'), bird)).toMatchObject({ accepted: true, message: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has one finding for each protocol that lacks its channel', async () => {
    const text = 'protocol kernel {\n  import all;\n  export all;\n}\nprotocol device {}\n';
    const found = await refusals(text);
    expect(found.map(({ rule, related }) => [rule, related.length])).toEqual([['bird/unknown-option', 1]]);
    expect(found[0]?.message).toMatch(/these 2 statements into “ipv4 \{ … \};”/);
  });

  it.each([
    ['listen bgp address 10.0.0.1 port 1179;', /each BGP protocol says where it listens/],
    ['roa table origins { roa 10.0.0.0/8 max 24 as 65000; };', /“roa4 table origins;”/],
    ['protocol rip { ipv4; period 30; }', /“period” is called “update time”/],
    [
      'protocol bgp b { local as 1; neighbor 10.0.0.2 as 1; ipv4 { import all; }; export all; }',
      /^“export” belongs into/,
    ],
  ])('says what to write instead of %s', async (text, message) => {
    const [first] = await refusals(`${text}\nprotocol device {}\n`);
    expect(first?.message).toMatch(message);
    expect(first?.fixes).toEqual([]);
  });

  it('of bird6 is about IPv6', async () => {
    const text = 'protocol static {\n  import all;\n  route 2001:db8::/32 reject;\n}\nprotocol device {}\n';
    expect(await migrated(text)).toBe(text.replace('import all;', 'ipv6 {\n    import all;\n  };'));
  });

  it('of bird6 speaks OSPFv3', async () => {
    const text = 'protocol ospf {\n  import none;\n  area 0 { stubnet 2001:db8::/32; };\n}\nprotocol device {}\n';
    const now = text.replace('ospf', 'ospf v3').replace('import none;', 'ipv6 {\n    import none;\n  };');
    expect(await migrated(text)).toBe(now);
  });

  it('gives a static protocol its channel', async () => {
    const text = 'protocol static {\n  route 2001:db8::/32 reject;\n}\nprotocol device {}\n';
    expect(await migrated(text)).toBe(text.replace('{\n', '{\n  ipv6;\n'));
  });

  it('whose braces do not match is not rewritten', async () => {
    const text = 'protocol kernel {\n  import all;\n  export filter { accept;\n}\nprotocol device {}\n';
    for (const { fixes } of await refusals(text))
      expect(fixes.map(({ title }) => title)).not.toContainEqual(expect.stringContaining('channel'));
  });

  it('is not what a misspelt option is', async () => {
    const [first] = await refusals('protocol kernel { ipv4; persits; }\nprotocol device {}\n');
    expect(first?.message).toMatch(/Did you mean "persist"/);
  });
});
