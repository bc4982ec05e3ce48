import { boolean, type Field, integer, list, map, object, string } from './schema.js';

const label = string('A label’s value: at most 63 letters, digits, “-”, “_” and “.”.');

const matchLabels = map('Labels that must all be there with these very values.', label);

/** metav1.LabelSelector. */
export function labelSelector(doc: string): Field {
  return object(doc, {
    matchLabels,
    matchExpressions: list(
      'Conditions that must all hold.',
      object('A condition on one label.', {
        key: string('The label that it is about.', { required: true }),
        // The CRDs take any word here; the daemons do not.
        operator: string('In, NotIn, Exists or DoesNotExist.', { required: true }),
        values: list('The values that In and NotIn compare with; empty for the others.', label),
      }),
    ),
  });
}

/** The selector of the first BGPPeer, which MetalLB defined itself. */
export function oldNodeSelector(doc: string): Field {
  return object(doc, {
    matchLabels,
    matchExpressions: list(
      'Conditions that must all hold.',
      object('A condition on one label.', {
        key: string('The label that it is about.', { required: true }),
        operator: string('In, NotIn, Exists or DoesNotExist.', { required: true }),
        values: list('The values that In and NotIn compare with.', label, { required: true, minItems: 1 }),
      }),
    ),
  });
}

export const secretReference = {
  name: string('The Secret’s name.', { refersTo: 'Secret' }),
  namespace: string('Where the Secret is; MetalLB takes no notice and looks in its own namespace.'),
};

/** metav1.ObjectMeta as Kubernetes 1.36 has it. Every value may be null, which counts as absent. */
export const METADATA: Field = object('What the object is called, where it lives and how it is labelled.', {
  name: string('The object’s name: lower-case letters, digits, “-” and “.”; unique for its kind in its namespace.'),
  generateName: string('How the name begins that Kubernetes makes up; only for `kubectl create`.'),
  namespace: string('The namespace it lives in; absent: the one that kubectl is set to.'),
  labels: map('Words by which the object can be selected.', label),
  annotations: map('Notes that tools leave at the object.', string('Any text.')),
  finalizers: list('What must be done before the object may go.', string('A qualified name.')),
  ownerReferences: list(
    'Objects with which this one goes.',
    object('An owner.', {
      apiVersion: string('Its group and version.', { required: true }),
      kind: string('Its kind.', { required: true }),
      name: string('Its name.', { required: true }),
      uid: string('Its unique id, which only the cluster knows.', { required: true }),
      controller: boolean('Whether it looks after this one.'),
      blockOwnerDeletion: boolean('Whether it can go only after this one.'),
    }),
  ),
  // What the API server keeps there itself.
  managedFields: list('Kept by the API server: who set which fields.', { type: 'any', doc: '' }),
  uid: string('Kept by the API server.'),
  resourceVersion: string('Kept by the API server.'),
  selfLink: string('Once kept by the API server; without effect.'),
  generation: integer('Kept by the API server.', { min: 0, format: 'int64' }),
  creationTimestamp: string('Kept by the API server.', { format: 'date-time' }),
  deletionTimestamp: string('Kept by the API server.', { format: 'date-time' }),
  deletionGracePeriodSeconds: integer('Kept by the API server.', { format: 'int64' }),
});

/** A status without fields. */
export const EMPTY_STATUS: Field = object('Written by the daemons.', {});
