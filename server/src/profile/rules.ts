import type { Severity } from '../core/diagnostic.js';

/** What readProfile can report. Each rule's page is docs/rules/profile/<name>.md. */
export const PROFILE_RULES = [
  {
    id: 'profile/invalid',
    severity: 'error',
    summary: 'A profile that is not YAML, or a value in it that cannot be what its key asks for',
  },
  {
    id: 'profile/unknown-key',
    severity: 'error',
    summary: 'A key that profiles do not have, mostly a misspelt one',
  },
  {
    id: 'profile/missing-key',
    severity: 'error',
    summary: 'An allocation, binding or instance without a key that it needs, or a profile without allocations',
  },
  {
    id: 'profile/duplicate',
    severity: 'error',
    summary: 'A key written twice, or a name or address given twice where each must be different',
  },
  {
    id: 'profile/host-bits',
    severity: 'error',
    summary: 'A prefix with bits set after its length, so that it names a host instead of a network',
  },
  {
    id: 'profile/unknown-allocation',
    severity: 'error',
    summary: 'A binding to an allocation that the profile does not describe',
  },
  {
    id: 'profile/unknown-rule',
    severity: 'warning',
    summary: 'A rule under `ignore` that does not exist',
  },
  {
    id: 'profile/plain-password',
    severity: 'error',
    summary: 'A readable password in the profile, where a reference or a hash belongs',
  },
  {
    id: 'profile/instance-files',
    severity: 'info',
    summary: 'An instance whose `files` match no file',
  },
  {
    id: 'profile/as-not-private',
    severity: 'warning',
    summary: 'A local AS number that is not for private use (RFC 6996)',
  },
] as const satisfies readonly { readonly id: string; readonly severity: Severity; readonly summary: string }[];

export type ProfileRuleId = (typeof PROFILE_RULES)[number]['id'];
