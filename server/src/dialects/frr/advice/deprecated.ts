import type { AdviceRule } from './rule.js';
import type { Placed } from './survey.js';

/** Options of a family that FRR takes in `router bgp` too. */
const FAMILY_OPTION =
  /^(?:redistribute|network|aggregate-address|neighbor \* (?:activate|route-map|prefix-list|distribute-list|filter-list|next-hop-self|default-originate|soft-reconfiguration|send-community|allowas-in|maximum-prefix|as-override|route-reflector-client|remove-private-AS|unsuppress-map|weight|addpath-tx|attribute-unchanged|capability orf|route-server-client))\b/;

/** Commands that FRR still takes and does not show any more. */
export const deprecated: AdviceRule = {
  id: 'frr/deprecated',
  severity: 'info',
  summary: 'A command that FRR takes for the sake of old files only',
  isLocal: true,
  *check(survey) {
    // One finding for each command, however often it is used.
    const told = new Map<string, Placed[]>();
    for (const placed of survey.placed(({ command }) => command.hidden || command.deprecated)) {
      const { command } = placed.line;
      if (/^(?:no |exit|end|quit|enable|configure)/.test(placed.shape)) continue;
      const others = told.get(command.syntax);
      if (others) others.push(placed);
      else told.set(command.syntax, [placed]);
    }
    for (const [first, ...others] of told.values()) if (first) yield report(first, others);
  },
};

function report({ line, shape }: Placed, others: readonly Placed[]) {
  const written = shape.replaceAll(' *', '').trim();
  const isOfFamily = line.node.name === 'bgp' && FAMILY_OPTION.test(shape);
  const message = isOfFamily
    ? `Directly in “router bgp” this is about IPv4 unicast alone. Write it into “address-family ipv4 unicast”, where FRR shows it, and into the other families that it is meant for.`
    : line.command.deprecated
      ? `“${written}” is deprecated: FRR takes it for old files, and a later version may not. Write what “show running-config” makes of it.`
      : `FRR takes “${written}” without offering or documenting it. A later version may not know it.`;
  return {
    span: line.span,
    message,
    related: others.slice(0, 10).map(other => ({ span: other.line.span, message: 'And here.' })),
  };
}
