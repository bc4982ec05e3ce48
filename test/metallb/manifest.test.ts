import { describe, expect, test } from 'vitest';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { splitDocuments } from '../../server/src/dialects/metallb/split.js';
import type { ManifestFile } from '../../server/src/dialects/metallb/tree.js';
import fc from '../fast-check.js';

const read = (text: string, path = 'm.yaml'): ManifestFile => readManifestFile({ path, text });

const objectsOf = (file: ManifestFile): readonly string[] =>
  file.documents.flatMap(({ objects }) => objects.map(({ kind, name }) => `${kind}/${name}`));

const pool = (name: string): string =>
  `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata:\n  name: ${name}\nspec:\n  addresses:\n  - 192.0.2.0/24\n`;

describe('a file is parted as Kubernetes parts it', () => {
  const parts = (text: string) => splitDocuments(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
    ['---\na: 1\n', ['', 'a: 1\n']],
    ['a: 1\n--- # more\nb: 2', ['a: 1\n', 'b: 2']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', 'b: 2\r\n']],
    ['\ufeffa: 1\n---\n', ['a: 1\n', '']],
    ['a: |\n  ---\n ---\nb: 2\n', ['a: |\n  ---\n ---\nb: 2\n']],
    ['{"a": "}{"}{"b": 2}\n{"c": 3}', ['{"a": "}{"}', '{"b": 2}', '\n{"c": 3}']],
    ['{"a": 1}\n---\nb: 2\n', ['{"a": 1}', 'b: 2\n']],
    ['', ['']],
  ])('%j', (text, expected) => expect(parts(text)).toEqual(expected));

  test('a line that only begins like a separator is a mistake', () => {
    const text = 'a: 1\n---b\nc: 2\n';
    expect(splitDocuments(text).map(({ badSeparator }) => badSeparator)).toEqual([undefined, { start: 5, end: 9 }]);
    expect(read(`${pool('a')}--- b\n${pool('b')}`).documents[1]?.problem?.reason).toMatch(/---/);
  });
});

describe('objects', () => {
  test('stand in documents, lists and JSON', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: metallb.io/v1beta1\n  kind: BFDProfile\n  metadata: {name: a}\n- apiVersion: metallb.io/v1beta1\n  kind: BFDProfile\n  metadata: {name: b}\n`;
    expect(objectsOf(read(list))).toEqual(['BFDProfile/a', 'BFDProfile/b']);
    const json = { apiVersion: 'metallb.io/v1beta1', kind: 'BFDProfile', metadata: { name: 'c' } };
    expect(objectsOf(read(JSON.stringify(json, null, '\t'), 'm.json'))).toEqual(['BFDProfile/c']);
    expect(objectsOf(read(JSON.stringify(json) + JSON.stringify(json)))).toEqual(['BFDProfile/c', 'BFDProfile/c']);
  });

  test('of other kinds are not looked into, however broken they are', () => {
    const file = read(`apiVersion: apps/v1\nkind: Deployment\nspec: [\n---\n${pool('a')}`);
    expect(file.documents.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect(file.documents[0]?.root).toBeUndefined();
    expect(objectsOf(file)).toEqual(['IPAddressPool/a']);
  });

  test('of a document that cannot be read leave the others alone', () => {
    const file = read(`${pool('a')}  broken\n---\n${pool('b')}`);
    expect(file.documents.map(({ problem }) => problem !== undefined)).toEqual([true, false]);
    expect(objectsOf(file)).toContain('IPAddressPool/b');
  });

  test('are parts where a patch says so', () => {
    const partial = (path: string, text = pool('a')) => read(text, path).documents[0]?.objects[0]?.isPartial;
    expect(partial('m.yaml')).toBe(false);
    expect(partial('patch-peer.yaml')).toBe(true);
    expect(partial('peer-patch.yml')).toBe(true);
    expect(partial('dispatch.yaml')).toBe(false);
    expect(partial('m.yaml', `${pool('a')}$patch: delete\n`)).toBe(true);
    expect(
      readManifestFile({ path: 'm.yaml', text: pool('a') }, { isPatch: true }).documents[0]?.objects[0]?.isPartial,
    ).toBe(true);
  });
});

describe('what a template fills in is not known', () => {
  const scalar = (text: string, path = 'm.yaml') => {
    const { documents } = read(text, path);
    return { problem: documents[0]?.problem, object: documents[0]?.objects[0] };
  };

  test.each([
    ['{{ .Values.name }}', 'templates/pool.yaml'],
    ['"{{ .Values.name }}"', 'm.yaml'],
    ['pool-{{ name }}', 'm.yaml.j2'],
    ['\u0024{NAME}', 'm.yaml'],
    ['\u0024{NAME:=pool}', 'm.yaml'],
    ['$NAME', 'm.yaml'],
    ['"$NAME"', 'm.yaml'],
    ['POOL_NAME', 'm.yaml.tmpl'],
    ['@POOL@', 'm.yaml.tmpl'],
  ])('%s in %s', (name, path) => {
    const { problem, object } = scalar(pool(name), path);
    expect(problem).toBeUndefined();
    expect(object?.name).toBeUndefined();
    expect(object?.nameNode?.isHole).toBe(true);
    expect(object?.kind).toBe('IPAddressPool');
  });

  test('lines that are all tag may bring anything', () => {
    const text = pool('a').replace('spec:\n', 'spec:\n  {{- toYaml .Values.spec | nindent 2 }}\n');
    const { problem, object } = scalar(text);
    expect(problem).toBeUndefined();
    expect(object).toMatchObject({ name: 'a', isPartial: true });
    const conditional = `{{- if .Values.on }}\n${pool('a')}{{- else }}\n${pool('b')}{{- end }}\n`;
    expect(read(conditional).documents.map(({ problem }) => problem)).toEqual([undefined]);
  });

  test('a dollar sign in a word is one', () => {
    expect(scalar(pool('a').replace('192.0.2.0/24', 'pa$word')).object?.isPartial).toBe(false);
    expect(read(pool('a').replace('192.0.2.0/24', 'pa$word')).template).toBeUndefined();
    expect(read(`${pool('a')}$patch: delete\n`).template).toBeUndefined();
  });

  test('as it is written, it is what is written', () => {
    const text = pool('$NAME');
    expect(readManifestFile({ path: 'm.yaml', text }, { asWritten: true }).documents[0]?.objects[0]?.name).toBe(
      '$NAME',
    );
  });
});

/** What a file says, without what is only remembered of its past. */
function shape({ documents }: ManifestFile): unknown {
  return documents.map(({ span, root, problem, objects }) => ({
    span,
    root,
    problem,
    objects: objects.map(object => ({
      name: object.name,
      nameNode: object.nameNode,
      kind: object.kind,
      header: object.header,
      span: object.span,
      root: object.root,
      isPartial: object.isPartial,
    })),
  }));
}

test('an edited file is read as if it were read for the first time', () => {
  const documents = [
    pool('a'),
    pool('b'),
    'kind: Other\napiVersion: v1\n',
    `${pool('c')}x: [\n`,
    '# nothing\n',
    pool('a'),
  ];
  const base = documents.join('---\n');
  const edit = fc.tuple(
    fc.nat(base.length),
    fc.nat(20),
    fc.constantFrom('', 'x', '\n', '---\n', '  ', ': ', pool('z'), '# c\n'),
  );
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), edits => {
      const path = 'edited.yaml';
      let text = base;
      read(text, path);
      for (const [at, gone, piece] of edits) {
        text = text.slice(0, at) + piece + text.slice(at + gone);
        const again = read(text, path);
        const other = read(text, 'never-seen.yaml');
        const fresh = JSON.stringify(shape(other)).replaceAll('never-seen.yaml', path);
        expect(JSON.stringify(shape(again))).toBe(fresh);
        // Forgotten, so that it is never seen again.
        read('', 'never-seen.yaml');
      }
    }),
    { numRuns: 150 },
  );
});
