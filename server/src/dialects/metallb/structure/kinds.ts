import type { Fix } from '../../../core/diagnostic.js';
import { nearest } from '../../../core/similar.js';
import { type ScalarNode, valueAt } from '../../../core/yaml/tree.js';
import { isOurs } from '../groups.js';
import { exists, KINDS, kindOf, releaseOf } from '../kinds/index.js';
import type { Kind } from '../kinds/schema.js';
import type { ManifestObject } from '../tree.js';
import { Judge } from './judge.js';
import { shown } from './words.js';

/** Stands where there is no kind to judge by. */
const NO_KIND: Kind = { apiVersion: '', kind: 'object', doc: '', project: 'MetalLB', fields: {} };

/** Judges of what kind an object is. `judge.kind` is what its fields are to be judged by, unless the findings refuse it. */
export function judgeKind(object: ManifestObject, version: string, kubernetes: string | undefined): Judge | undefined {
  const { apiVersion, group, kind, root, header } = object;
  const apiNode = scalarAt(root, 'apiVersion');
  const kindNode = scalarAt(root, 'kind');
  if (apiNode?.isHole || kindNode?.isHole) return undefined;
  if (apiVersion !== '' && !isOurs(group)) {
    const known = kindOf(apiVersion, kind);
    if (known || group !== '' || !KINDS.some(other => other.kind === kind)) {
      return known && new Judge(object, known, version, kubernetes);
    }
  }
  const known = kindOf(apiVersion, kind);
  const judge = new Judge(object, known ?? NO_KIND, version, kubernetes);
  if (apiVersion === '' || kind === '') {
    if (apiVersion === '' && !KINDS.some(other => other.kind === kind && other.project !== 'Kubernetes'))
      return undefined;
    if (!object.isPartial) missingType(judge, apiVersion === '' ? 'apiVersion' : 'kind');
    return judge;
  }
  if (known) {
    judge.rests(known);
    existing(judge, known, apiNode?.span ?? header, version);
    return judge;
  }
  const others = KINDS.filter(other => other.kind === kind && other.project !== 'Kubernetes');
  for (const other of others) judge.rests(other);
  if (others.length > 0) wrongVersion(judge, others, version);
  else unknownKind(judge);
  return judge;
}

function scalarAt(root: ManifestObject['root'], key: string): ScalarNode | undefined {
  const node = valueAt(root, key);
  return node?.kind === 'scalar' ? node : undefined;
}

function missingType(judge: Judge, name: 'apiVersion' | 'kind'): void {
  const { root, header, kind } = judge.object;
  const node = valueAt(root, name);
  const span = node && node.span.end > node.span.start ? node.span : header;
  const [only, ...more] = KINDS.filter(other => other.kind === kind);
  const example = name === 'apiVersion' && only && more.length === 0 ? `: “apiVersion: ${only.apiVersion}”` : '';
  judge.refuse(
    'metallb/missing-field',
    span,
    `This object lacks “${name}”, without which Kubernetes does not know what it is. Write it${example}.`,
  );
}

/** Says whether the release judged by has the kind. */
function existing(judge: Judge, known: Kind, span: ScalarNode['span'], version: string): void {
  const { project, kind, apiVersion, since, until, deprecated, instead = '' } = known;
  const release = releaseOf(project, version);
  if (until !== undefined && !exists({ until }, release)) {
    judge.refuse(
      'metallb/removed-kind',
      span,
      `${kind} (${apiVersion}) is gone since ${project} ${until}, and Kubernetes knows no such kind any more. ${instead}`,
    );
  } else if (since !== undefined && !exists({ since }, release)) {
    judge.refuse(
      'metallb/unknown-kind',
      span,
      `${kind} came with ${project} ${since}, and this is judged by ${release}, where Kubernetes knows no such kind.`,
    );
  } else if (deprecated && judge.isAtLeast(deprecated.since)) {
    const message = `${kind} of ${apiVersion} is deprecated since ${project} ${deprecated.since}. ${deprecated.instead}`;
    const fix = successorFix(judge.object, known);
    judge.remark('metallb/deprecated', 'info', span, message, ...(fix ? [fix] : []));
  }
}

/** Names the newer version of the group, where nothing in the object is in its way. */
function successorFix({ root }: ManifestObject, { successor }: Kind): Fix | undefined {
  const at = scalarAt(root, 'apiVersion')?.textSpan;
  const port = valueAt(valueAt(root, 'spec'), 'peerPort');
  // Until then a port of 0 stood for the usual one.
  const isInTheWay = port?.kind === 'scalar' && port.value === 0;
  if (successor === undefined || !at || isInTheWay) return undefined;
  return { title: `Write ${successor}`, safe: true, edits: [{ span: at, text: successor }] };
}

/** The kind is known, in other versions of its group or in the other group. */
function wrongVersion(judge: Judge, others: readonly Kind[], version: string): void {
  const { object } = judge;
  const node = scalarAt(object.root, 'apiVersion');
  const living = others.find(other => {
    const release = releaseOf(other.project, version);
    return exists(other, release) && !other.deprecated;
  });
  const span = node?.span ?? object.header;
  const right = living?.apiVersion ?? others[0]?.apiVersion;
  const message = `There is no ${object.kind} in ${object.apiVersion}: it is in ${right}. Kubernetes refuses the object.`;
  const fix = node?.textSpan &&
    living && {
      title: `Write ${living.apiVersion}`,
      safe: true,
      edits: [{ span: node.textSpan, text: living.apiVersion }],
    };
  judge.refuse('metallb/unknown-kind', span, message, fix);
}

function unknownKind(judge: Judge): void {
  const { object } = judge;
  const node = scalarAt(object.root, 'kind');
  const names = KINDS.filter(({ apiVersion, isReport }) => apiVersion.startsWith(`${object.group}/`) && !isReport);
  const near = nearest(object.kind, new Set(names.map(({ kind }) => kind)));
  const hint =
    near === undefined
      ? ` Its kinds are ${[...new Set(names.map(({ kind }) => kind))].join(', ')}.`
      : ` Did you mean ${near}?`;
  const quoted = node ? shown(node) : 'no such kind';
  const fix =
    near !== undefined && node?.textSpan
      ? {
          title: `Write ${near}`,
          safe: near.toLowerCase() === object.kind.toLowerCase(),
          edits: [{ span: node.textSpan, text: near }],
        }
      : undefined;
  judge.refuse(
    'metallb/unknown-kind',
    node?.span ?? object.header,
    `${object.group} has no kind ${quoted}, and Kubernetes refuses the object.${hint}`,
    fix,
  );
}
