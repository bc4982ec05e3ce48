import { compareVersions, type Version } from '../../core/version.js';
import { statementOf } from './lower-statement.js';
import { outlineOf } from './outline.js';
import type { FrrConfig } from './tree.js';

/**
 * What FRR does where nothing is written. It depends on `frr defaults`, and on the version that the file says it was written by
 * (`frr version`), else on the one that runs (lib/defaults.c; the values: bgpd/bgp_vty.c, zebra/zebra_vrf.h, FRR 8.4 to 10.3).
 */
export class Defaults {
  readonly profile: 'traditional' | 'datacenter';
  readonly version: Version;

  /** @param started the profile that the daemon is started with, where that is known (`frr_profile` in the file `daemons`). */
  constructor(config: FrrConfig, running: Version, started?: string) {
    const last = outlineOf(config.items).lines('frr defaults').at(-1);
    const profile = last ? statementOf(last).word('defaults')?.text : started;
    this.profile = profile === 'datacenter' ? 'datacenter' : 'traditional';
    this.version =
      outlineOf(config.items)
        .lines('frr version')
        .reduce<Version | undefined>(
          (version, line) => /^\d+(?:\.\d+)*/.exec(statementOf(line).word('version')?.text ?? '')?.[0] ?? version,
          undefined,
        ) ?? running;
  }

  /** `bgp ebgp-requires-policy` (RFC 8212). */
  get requiresPolicy(): boolean {
    return this.profile !== 'datacenter' && compareVersions(this.version, '7.4') >= 0;
  }

  /** Seconds. */
  get holdTime(): number {
    return this.profile === 'datacenter' ? 9 : 180;
  }

  /** Seconds. */
  get keepaliveTime(): number {
    return this.profile === 'datacenter' ? 3 : 60;
  }

  /** `ip nht resolve-via-default`: whether a default route leads to peers that are not connected. */
  get resolvesViaDefault(): boolean {
    return this.profile === 'traditional' && compareVersions(this.version, '9.1') >= 0;
  }
}
