import type { Diagnostic } from '../../core/diagnostic.js';
import type { Unit } from '../../model/dialect.js';
import type { RuleInfo } from '../../model/rule.js';
import { Layout } from './layout.js';
import { lastOption } from './options.js';
import type { Config, ProtocolBlock } from './tree.js';

/** What the daemon accepts and what does harm all the same, whatever the allocation. */
export const ADVICE_RULES: readonly RuleInfo[] = [
  {
    id: 'bird/no-device-protocol',
    severity: 'warning',
    summary: 'Without a device protocol BIRD knows no interface, and announces nothing it learns',
  },
];

/** The unit with our own advice beside what the daemon says of it. */
export function withAdvice(unit: Unit<Config>): Unit<Config> {
  // Where text is missing or unreadable, what seems to be absent may be there.
  if (unit.unresolved.length > 0 || unit.diagnostics.length > 0) return unit;
  const advice = noDeviceProtocol(unit);
  return advice ? { ...unit, diagnostics: [advice] } : unit;
}

/**
 * Measured in the lab with BIRD 2.0.12: without `protocol device` both sessions come up, and the routes a kernel protocol
 * learns are never announced, since their interface is unknown. Only a file that talks to the kernel and sets the router id
 * is judged: others may be parts of a configuration.
 */
function noDeviceProtocol(unit: Unit<Config>): Diagnostic | undefined {
  const protocols = unit.tree.items.filter((item): item is ProtocolBlock => item.kind === 'protocol');
  const kernel = protocols.find(block => block.type.text === 'kernel');
  if (!kernel || !lastOption(unit.tree.items, 'top.router id')) return undefined;
  const device = protocols.find(block => block.type.text === 'device');
  if (device && !lastOption(device.items, 'protocol.disabled')) return undefined;
  return {
    rule: 'bird/no-device-protocol',
    severity: 'warning',
    message:
      'There is no “protocol device”, so BIRD never learns which interfaces exist, and routes that this kernel protocol learns stay unusable: sessions come up and announce nothing. Add “protocol device { }”.',
    span: kernel.header,
    rejects: false,
    related: [],
    fixes: [
      {
        title: 'Add a device protocol',
        safe: true,
        edits: [new Layout(unit.sources).above(kernel.span, ['protocol device {', '}'])],
      },
    ],
  };
}
