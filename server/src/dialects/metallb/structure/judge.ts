import type { Diagnostic, Fix } from '../../../core/diagnostic.js';
import type { Span } from '../../../core/span.js';
import { compareVersions, type Version } from '../../../core/version.js';
import { boundariesOf, releaseOf } from '../kinds/index.js';
import type { Field, Kind, Release } from '../kinds/schema.js';
import type { ManifestObject } from '../tree.js';

/** What is found, before it is known on which line it lies in its file. */
export type Finding = Omit<Diagnostic, 'daemon' | 'related'>;

/** A release of a project at which the verdict on a document changes. */
export interface Boundary {
  readonly project: Kind['project'];
  readonly release: Release;
}

/** Nobody reads more of one object. */
export const MAX_FINDINGS = 200;

/** One object being judged by the CRDs of one version: what is found, and what that depended on. */
export class Judge {
  readonly findings: Finding[] = [];
  readonly boundaries: Boundary[] = [];
  readonly release: Release;

  constructor(
    readonly object: ManifestObject,
    readonly kind: Kind,
    /** Of MetalLB. */
    readonly version: Version,
    /** Of Kubernetes; undefined: any. */
    readonly kubernetes: Version | undefined,
  ) {
    this.release = releaseOf(kind.project, version);
  }

  /** Notes that the verdict rests on what a release says of something. */
  rests(on: Field | Kind): void {
    this.restsOn(boundariesOf(on, this.checksIntegerFormats));
  }

  restsOn(releases: readonly Release[]): void {
    for (const release of releases) this.boundaries.push({ project: this.kind.project, release });
  }

  /** The API server refuses the object. */
  refuse(rule: string, span: Span, message: string, ...fixes: readonly (Fix | undefined)[]): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    const given = fixes.filter(fix => fix !== undefined);
    this.findings.push({ rule, severity: 'error', message, span, rejects: true, fixes: given });
  }

  /** Worth knowing; the object is taken. */
  remark(rule: string, severity: 'warning' | 'info', span: Span, message: string, ...fixes: readonly Fix[]): void {
    this.findings.push({ rule, severity, message, span, rejects: false, fixes });
  }

  /** Whether the release judged by is this one or a newer one. */
  isAtLeast(release: Release): boolean {
    return compareVersions(this.release, release) >= 0;
  }

  /** Whether Kubernetes looks whether numbers fit into 32 bits where the CRD says so: since 1.36. */
  get checksIntegerFormats(): boolean {
    return this.kubernetes !== undefined && compareVersions(this.kubernetes, '1.36') >= 0;
  }
}
