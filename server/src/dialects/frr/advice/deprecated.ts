import type { Finding } from '../../../model/rule.js';
import { TextLines } from '../text-lines.js';
import type { Line } from '../tree.js';
import type { AdviceRule } from './rule.js';
import type { Placed, Survey } from './survey.js';

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
      const key = isMoved(placed) ? ((MOVED.exec(placed.shape) as RegExpExecArray)[1] as string) : command.syntax;
      const others = told.get(key);
      if (others) others.push(placed);
      else told.set(key, [placed]);
    }
    for (const [first, ...others] of told.values()) {
      if (first) yield isMoved(first) ? moved(first, others, survey) : report(first, others);
    }
  },
};

/** Multicast has blocks of its own in 10.3, with the same commands in them. */
const MOVED = /^(ip|ipv6) (?=pim|msdp|ssmpingd)(?:pim )?/;

function isMoved({ line, shape, block }: Placed): boolean {
  return line.command.deprecated && block === undefined && MOVED.test(shape);
}

/** What stands at the outermost level and belongs into `router pim`. */
function moved(first: Placed, others: readonly Placed[], { unit }: Survey): Finding {
  const header = first.shape.startsWith('ipv6') ? 'router pim6' : 'router pim';
  const { span } = first.line;
  const source = unit.sources.get(span.path);
  const lines = source && new TextLines(source);
  const inner = [first, ...others].map(placed => ` ${inFull(placed.line).replace(MOVED, '')}`);
  const edits = lines
    ? [
        lines.replace(span, [header, ...inner, 'exit'].join(source?.text.includes('\r\n') ? '\r\n' : '\n')),
        ...others.map(({ line }) => lines.remove(line.span)),
      ]
    : [];
  return {
    span,
    message: `Directly in the configuration this is deprecated: it stands in “${header}” now, without “${first.shape.startsWith('ipv6') ? 'ipv6' : 'ip'} pim”. Write it there, before a later version does not take it here any more.`,
    related: others.slice(0, 10).map(other => ({ span: other.line.span, message: 'And here.' })),
    fixes: [{ title: `Write it into “${header}”`, safe: false, edits }],
  };
}

/** A line with its keywords written out. */
function inFull({ places, words }: Line): string {
  return words
    .map(({ text }, index) => {
      const what = places[index]?.what;
      return what?.kind === 'keyword' ? what.text : text;
    })
    .join(' ');
}

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
