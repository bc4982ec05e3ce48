import type { Dialect } from '../../model/dialect.js';
import { metallbEdits } from './edits.js';
import { metallbLanguage } from './language.js';
import { lowerMetallb } from './lower.js';
import { parseMetallb } from './parse.js';
import { METALLB_RULES } from './rules.js';
import type { Manifests } from './tree.js';
import { DEFAULT_VERSION, VERSIONS } from './versions.js';

/** MetalLB and frr-k8s: the manifests of Kubernetes objects that they read. */
export const metallb: Dialect<Manifests> = {
  id: 'metallb',
  name: 'MetalLB',
  versions: VERSIONS,
  defaultVersion: DEFAULT_VERSION,
  rules: METALLB_RULES,
  edits: metallbEdits,
  language: metallbLanguage,
  parse: parseMetallb,
  lower: lowerMetallb,
  boundTogether: /\.(?:ya?ml|json)$/,
};
