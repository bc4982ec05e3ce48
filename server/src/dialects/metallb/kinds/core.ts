import { boolean, type Kind, map, string } from './schema.js';
import { SERVICE } from './service.js';

/** Kinds of Kubernetes' own that MetalLB's refer to, or that carry configurations. */
export const CORE_KINDS: readonly Kind[] = [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    doc: 'Something that only those who must should read; a BGPPeer’s password in the key `password`.',
    project: 'Kubernetes',
    fields: {
      type: string('kubernetes.io/basic-auth for passwords of BGP sessions.', { default: 'Opaque' }),
      data: map('The values, in base64.', string('In base64.', { secret: true, format: 'base64' })),
      stringData: map('The values, as they are.', string('A text.', { secret: true })),
      immutable: boolean('Whether the values may never change again.'),
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    doc: 'Texts for programs to read.',
    project: 'Kubernetes',
    fields: {
      data: map('The texts.', string('A text.')),
      binaryData: map('Bytes, in base64.', string('In base64.', { format: 'base64' })),
      immutable: boolean('Whether the texts may never change again.'),
    },
  },
  SERVICE,
];
