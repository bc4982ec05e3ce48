import { lastOption } from '../options.js';
import type { ProtocolBlock } from '../tree.js';
import type { AdviceRule } from './rule.js';

/**
 * Measured in the lab with BIRD 2.0.12: without `protocol device` both sessions come up, and the routes a kernel protocol
 * learns are never announced, since their interface is unknown. Without a router id as well, up to 3.1 BIRD finds none, and ends
 * ("Cannot determine router ID"; 3.4 stays up and has no network to send from). Only a file that talks to the kernel, and that sets the
 * router id or has a BGP session, is judged: others may be parts of a configuration.
 */
export const noDeviceProtocol: AdviceRule = {
  id: 'bird/no-device-protocol',
  severity: 'warning',
  summary: 'Without a device protocol BIRD knows no interface, and announces nothing it learns',
  *end({ unit, layout, whole }) {
    if (!whole) return;
    const { items } = unit.tree;
    const protocols = items.filter((item): item is ProtocolBlock => item.kind === 'protocol');
    const kernel = protocols.find(block => block.type.text === 'kernel');
    const hasId = lastOption(items, 'top.router id') !== undefined;
    if (!kernel || !(hasId || protocols.some(block => block.type.text === 'bgp'))) return;
    const device = protocols.find(block => block.type.text === 'device');
    if (device && !lastOption(device.items, 'protocol.disabled')) return;
    yield {
      message: hasId
        ? 'There is no “protocol device”, so BIRD never learns which interfaces exist, and routes that this kernel protocol learns stay unusable: sessions come up and announce nothing. Add “protocol device { }”.'
        : 'There is neither a “protocol device” nor a “router id”: BIRD learns of no interface to take its id from, and ends as soon as it is started. Add “protocol device { }”.',
      span: kernel.header,
      fixes: [
        {
          title: 'Add a device protocol',
          safe: true,
          edits: [layout.above(kernel.span, ['protocol device {', '}'])],
        },
      ],
    };
  },
};
