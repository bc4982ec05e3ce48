import type { Version } from '../../core/version.js';

/** HCL's syntax has not changed since Terraform 0.12, and OpenTofu reads the same. */
export const VERSIONS: readonly Version[] = ['1'];
export const DEFAULT_VERSION: Version = '1';
