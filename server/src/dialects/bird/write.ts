import type { AllowedPrefix, SessionPlan } from '../../model/edits.js';
import { addressBits, formatAddress } from '../../net/address.js';
import { formatPrefix } from '../../net/prefix.js';

/** What BIRD text says for things of the model. */

/** A set that holds exactly the allowed prefixes: `[ 192.0.2.0/24{24,28}, 198.51.100.0/30+ ]`. */
export function prefixSetText(allowed: readonly AllowedPrefix[]): string {
  const items = allowed.map(({ prefix, maxLength }) => {
    const text = formatPrefix(prefix);
    if (maxLength === prefix.length) return text;
    return maxLength === addressBits(prefix.address.family) ? `${text}+` : `${text}{${prefix.length},${maxLength}}`;
  });
  return `[ ${items.join(', ')} ]`;
}

/** The shortest condition that holds for exactly the allowed prefixes. */
export function allowedCondition(allowed: readonly AllowedPrefix[]): string {
  const [only] = allowed;
  if (!only) return 'false';
  const whole = allowed.length === 1 && only.maxLength === addressBits(only.prefix.address.family);
  // `net ~ P` takes everything below P, too.
  return `net ~ ${whole ? formatPrefix(only.prefix) : prefixSetText(allowed)}`;
}

/** A channel that imports nothing and exports only what is allowed. */
export function channelLines(family: string, exportText: string): readonly string[] {
  return [`${family} {`, '  import none;', `  ${exportText};`, '};'];
}

/** A whole session. The password is a placeholder: only its owner can fill it in. */
export function sessionLines(name: string, plan: SessionPlan, placeholder: string): readonly string[] {
  const local = plan.localAddress ? ` ${formatAddress(plan.localAddress)}` : '';
  const families = (['ipv4', 'ipv6'] as const).filter(family => plan[family].length > 0);
  return [
    `protocol bgp ${name} {`,
    `  local${local} as ${plan.localAs};`,
    `  neighbor ${formatAddress(plan.peerAddress)} as ${plan.peerAs};`,
    '  multihop;',
    `  password "${placeholder}";`,
    ...(plan.bfd ? ['  bfd graceful;'] : []),
    ...families.flatMap(family =>
      channelLines(family, `export where ${allowedCondition(plan[family])}`).map(line => `  ${line}`),
    ),
    '}',
  ];
}
