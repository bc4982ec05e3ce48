import type { Finding } from '../../../model/rule.js';
import type { Argument, Option } from '../tree.js';
import type { Context } from './context.js';
import type { AdviceRule } from './rule.js';

/** Tables of the catalogue whose options each hold one value. */
const AREAS: ReadonlySet<string> = new Set([
  'protocol',
  'bgp',
  'channel',
  'kernel',
  'static',
  'pipe',
  'ospf',
  'ospf area',
  'ospf stubnet',
  'ospf interface',
  'rip',
  'rip interface',
  'babel',
  'babel interface',
  'rpki',
  'rpki tcp',
  'rpki ssh',
  'radv interface',
  'radv prefix',
  'bfd interface',
  'bfd options',
  'table',
  'mrt',
  'bmp',
]);

/** Options of these tables that can stand several times, each adding something, or that do not hurt. */
const SEVERAL: ReadonlySet<string> = new Set([
  'protocol.debug',
  'protocol.mrtdump',
  'protocol.description',
  'channel.debug',
  'channel.export in',
  'table.debug',
  'bgp.keys',
  'bgp.disable after cease',
  'pipe.import in',
  'ospf.area',
  'ospf area.networks',
  'ospf area.external',
  'ospf area.stubnet',
  'ospf area.interface',
  'ospf area.virtual link',
  'ospf interface.neighbors',
  'rip.interface',
  'babel.interface',
  'radv interface.prefix',
  'radv interface.rdnss',
  'radv interface.dnssl',
  'radv interface.custom option type',
]);

/** At the outermost level only these hold one value. */
const TOP: ReadonlySet<string> = new Set([
  'top.router id',
  'top.hostname',
  'top.graceful restart wait',
  'top.watchdog warning',
  'top.watchdog timeout',
  'top.threads',
]);

/** Options that say several things, each of which can also stand in a statement of its own. */
const PARTS: ReadonlySet<string> = new Set(['bgp.local', 'bgp.neighbor', 'bmp.station address']);

/** Options given twice in one block with different values: the last one counts (measured with 2.17 and 3.4). */
export const overriddenOption: AdviceRule = {
  id: 'bird/overridden-option',
  severity: 'info',
  summary: 'An option given twice with different values, of which only the last one counts',
  options(options, context) {
    const findings: Finding[] = [];
    const seen = new Map<string, { readonly option: Option; readonly value: string }>();
    for (const item of options) {
      if (item.items || !holdsOne(item.option)) continue;
      for (const [part, value] of parts(item, context)) {
        const before = seen.get(part);
        seen.set(part, { option: item, value });
        if (!before || before.value === value || before.option.span.path !== item.span.path) continue;
        const alone = Object.keys(before.option.args).length <= 1 || !PARTS.has(item.option);
        findings.push({
          span: before.option.span,
          message: `${words(part)} is given twice in this block with different values. BIRD takes the last one, without a word; this one has no effect. Remove one of them.`,
          related: [{ span: item.span, message: 'This one counts' }],
          fixes: alone
            ? [{ title: 'Remove this one', safe: false, edits: [context.layout.remove(before.option.full)] }]
            : [],
        });
      }
    }
    return findings;
  },
};

function holdsOne(key: string): boolean {
  if (key.startsWith('top.')) return TOP.has(key);
  return AREAS.has(key.slice(0, key.indexOf('.'))) && !SEVERAL.has(key);
}

/** What a statement says, by the thing it says it of. */
function parts(option: Option, { text }: Context): Iterable<readonly [string, string]> {
  const plain = (value: string) => value.replace(/\s+/g, ' ');
  if (!PARTS.has(option.option)) return [[option.option, plain(text(option.span))]];
  return Object.entries(option.args).map(
    ([name, argument]: [string, Argument]) => [`${option.option}\0${name}`, plain(text(argument.span))] as const,
  );
}

/** `“hold time”`, `“local … as”`. */
function words(part: string): string {
  const [key, name] = part.split('\0') as [string, string | undefined];
  const phrase = key.slice(key.indexOf('.') + 1);
  return name ? `The ${NAMES[name] ?? name} of “${phrase}”` : `“${phrase}”`;
}

const NAMES: Readonly<Record<string, string>> = { as: 'AS number', range: 'range', address: 'address', port: 'port' };
