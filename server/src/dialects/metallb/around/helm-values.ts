import type { Diagnostic } from '../../../core/diagnostic.js';
import type { Source } from '../../../core/source.js';
import type { Entry, Node } from '../../../core/yaml/tree.js';
import { valueAt } from '../../../core/yaml/tree.js';
import type { RuleInfo } from '../../../model/rule.js';

export const helmValue: RuleInfo = {
  id: 'metallb/helm-value',
  severity: 'info',
  summary: 'A value for the ingress-nginx chart that the chart does not have',
};

/** Values that people write below `controller` and that the chart (4.15) calls otherwise. */
const CALLED: Readonly<Record<string, string>> = {
  useHostPort: 'hostPort.enabled',
  useHostPorts: 'hostPort.enabled',
  enablepublishService: 'publishService.enabled',
  enablePublishService: 'publishService.enabled',
  enableHostNetwork: 'hostNetwork',
  useHostNetwork: 'hostNetwork',
  ingressClassName: 'ingressClassResource.name',
  loadBalancerIP: 'service.loadBalancerIP',
  loadBalancerSourceRanges: 'service.loadBalancerSourceRanges',
  ipFamilyPolicy: 'service.ipFamilyPolicy',
  ipFamilies: 'service.ipFamilies',
  externalTrafficPolicy: 'service.externalTrafficPolicy',
};

/** Keys of which any tells that a mapping is the chart's `controller`. */
const TELLING = ['service', 'config', 'ingressClassResource', 'publishService', 'hostPort', 'admissionWebhooks'];

/**
 * What a values file of the ingress-nginx chart sets without effect: the chart has no schema, so Helm passes over what it does not
 * know. Nothing for any other file.
 */
export function helmValues(root: Node, source: Source): Diagnostic[] {
  const controller = valueAt(root, 'controller');
  if (controller?.kind !== 'map' || !TELLING.some(key => valueAt(controller, key) !== undefined)) return [];
  const config = valueAt(controller, 'config');
  return [
    ...controller.entries.flatMap(entry => {
      const called = CALLED[entry.key ?? ''];
      if (called === undefined) return [];
      // Written into a mapping that is there already, it would be there twice.
      const isThere = valueAt(controller, called.split('.')[0] ?? '') !== undefined;
      return [
        finding(
          entry,
          `controller.${called}`,
          `The chart calls it controller.${called}.`,
          isThere ? undefined : nested(source, entry, called),
        ),
      ];
    }),
    ...(config?.kind === 'map' ? config.entries : []).flatMap(entry => {
      const called = hyphenated(entry.key ?? '');
      return called === undefined
        ? []
        : [finding(entry, called, `nginx's options are written with hyphens: ${called}.`, called)];
    }),
  ];
}

function finding({ key, keySpan }: Entry, called: string, instead: string, text: string | undefined): Diagnostic {
  return {
    rule: helmValue.id,
    severity: helmValue.severity,
    message: `The ingress-nginx chart has no value “${key}” here; Helm ignores it without a word. ${instead}`,
    span: keySpan,
    rejects: false,
    related: [],
    fixes: text === undefined ? [] : [{ title: `Write ${called}`, safe: false, edits: [{ span: keySpan, text }] }],
  };
}

/** `hostPort:`, and below it `enabled`: what takes a key's place so that its value belongs to a key further in. */
function nested({ text }: Source, { keySpan }: Entry, called: string): string {
  const lineStart = text.lastIndexOf('\n', keySpan.start - 1) + 1;
  const indent = ' '.repeat(keySpan.start - lineStart);
  return called
    .split('.')
    .map((key, depth) => (depth === 0 ? key : `\n${indent}${'  '.repeat(depth)}${key}`))
    .join(':');
}

/** `use-proxy-protocol` of `useProxyProtocol`; undefined for what is no such word. */
function hyphenated(key: string): string | undefined {
  return /^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(key)
    ? key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    : undefined;
}
