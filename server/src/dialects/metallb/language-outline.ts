import { cover, type Span } from '../../core/span.js';
import type { Entry, MapNode, Node } from '../../core/yaml/tree.js';
import { valueAt } from '../../core/yaml/tree.js';
import type { Unit } from '../../model/dialect.js';
import type { Folding, OutlineSymbol, SymbolKind } from '../../model/language.js';
import { kindOf } from './kinds/index.js';
import type { ManifestFile, ManifestObject, Manifests } from './tree.js';

/** How kinds are shown. */
const KINDS: Readonly<Record<string, SymbolKind>> = {
  BGPPeer: 'session',
  IPAddressPool: 'table',
  AddressPool: 'table',
  BGPAdvertisement: 'filter',
  L2Advertisement: 'filter',
  BFDProfile: 'template',
  Community: 'constant',
  FRRConfiguration: 'protocol',
};

/** Fields of `spec` that stand for what an object does. Passwords are none of them. */
const SHOWN: ReadonlySet<string> = new Set([
  'myASN',
  'localASN',
  'peerASN',
  'dynamicASN',
  'peerAddress',
  'interface',
  'bfdProfile',
  'passwordSecret',
  'dualStackAddressFamily',
  'vrf',
  'addresses',
  'protocol',
  'autoAssign',
  'serviceAllocation',
  'ipAddressPools',
  'ipAddressPoolSelectors',
  'peers',
  'nodeSelectors',
  'nodeSelector',
  'communities',
  'localPref',
  'aggregationLength',
  'aggregationLengthV6',
  'receiveInterval',
  'transmitInterval',
  'detectMultiplier',
  'echoMode',
  'logLevel',
  'type',
  'loadBalancerIP',
]);

/** The objects of a file, each with what it does. */
export function metallbSymbols({ tree }: Unit<Manifests>, path: string): readonly OutlineSymbol[] {
  const file = fileOf(tree, path);
  return file?.documents.flatMap(({ objects }) => objects.flatMap(objectSymbol)) ?? [];
}

function fileOf({ files }: Manifests, path: string): ManifestFile | undefined {
  return files.find(({ source }) => source.path === path);
}

function objectSymbol(object: ManifestObject): OutlineSymbol[] {
  const { apiVersion, kind, name, header, span } = object;
  if (!kindOf(apiVersion, kind)) return [];
  const spec = valueAt(object.root, 'spec');
  const children = kind === 'FRRConfiguration' ? frrSymbols(spec) : spec?.kind === 'map' ? fieldSymbols(spec) : [];
  const nameSpan = header.start >= span.start && header.end <= span.end ? header : { ...span, end: span.start };
  return [{ name: name ?? kind, detail: kind, kind: KINDS[kind] ?? 'other', span, nameSpan, children }];
}

function fieldSymbols({ entries }: MapNode): OutlineSymbol[] {
  return entries.flatMap(entry => (SHOWN.has(entry.key ?? '') ? [fieldSymbol(entry, 'constant')] : []));
}

function fieldSymbol(
  { key = '', keySpan, value }: Entry,
  kind: SymbolKind,
  detail = inWords(value),
  children: readonly OutlineSymbol[] = [],
): OutlineSymbol {
  // What an alias stands for is written elsewhere.
  const isHere = value.span.start >= keySpan.end;
  const span = isHere ? cover(keySpan, value.span) : keySpan;
  return { name: key, detail, kind, span, nameSpan: keySpan, children: isHere ? children : [] };
}

/** Routers with their neighbors. */
function frrSymbols(spec: Node | undefined): OutlineSymbol[] {
  const bgp = valueAt(spec, 'bgp');
  const routers = valueAt(bgp, 'routers');
  const profiles = valueAt(bgp, 'bfdProfiles');
  return [
    ...itemsOf(routers).map(router => {
      const neighbors = itemsOf(valueAt(router, 'neighbors')).map(neighbor =>
        itemSymbol(neighbor, ['address', 'interface'], 'session', 'neighbor', ['asn', 'dynamicASN']),
      );
      return { ...itemSymbol(router, ['asn'], 'protocol', 'router', ['vrf']), children: neighbors };
    }),
    ...itemsOf(profiles).map(profile => itemSymbol(profile, ['name'], 'template', 'BFD profile', [])),
  ];
}

/** An item of a list, called after the first of some fields that it has. */
function itemSymbol(
  item: Node,
  names: readonly string[],
  kind: SymbolKind,
  what: string,
  details: readonly string[],
): OutlineSymbol {
  const named = names.map(name => valueAt(item, name)).find(node => node?.kind === 'scalar' && node.text !== '');
  const isHere = named && named.span.start >= item.span.start && named.span.end <= item.span.end;
  const more = details.map(name => valueAt(item, name)).find(node => node?.kind === 'scalar');
  return {
    name: named ? inWords(named) : what,
    detail: more ? `${what}, ${inWords(more)}` : what,
    kind,
    span: item.span,
    nameSpan: isHere ? named.span : { ...item.span, end: item.span.start },
    children: [],
  };
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

const LONGEST = 60;

function inWords(node: Node): string {
  if (node.kind === 'scalar') return short(node.text.replaceAll(/\s+/g, ' '));
  if (node.kind === 'list')
    return node.items.every(item => item.kind === 'scalar')
      ? short(node.items.map(inWords).join(', '))
      : `${node.items.length}`;
  const name = valueAt(node, 'name');
  return name ? inWords(name) : '';
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Objects, maps and lists over several lines, and comments. */
export function metallbFolding({ tree, comments }: Unit<Manifests>, path: string): readonly Folding[] {
  const file = fileOf(tree, path);
  if (!file) return [];
  const { text } = file.source;
  const foldings: Folding[] = [];
  const add = (span: Span) => {
    const lines = text.slice(span.start, span.end).trimEnd();
    if (!lines.includes('\n')) return;
    // Editors leave a block's last line in sight: here that is the next one, or the bracket that closes.
    const last = span.start + lines.length;
    const newline = text.indexOf('\n', last);
    const closes = /[\]}]$/.test(lines);
    foldings.push({ span: { ...span, end: closes || newline < 0 ? last : newline + 1 }, kind: 'block' });
  };
  const visit = (node: Node): void => {
    if (node.kind === 'list') for (const item of node.items) visitItem(item, node);
    if (node.kind === 'map') for (const entry of node.entries) visitEntry(entry);
  };
  const visitItem = (item: Node, list: Node): void => {
    if (item.span.start < list.span.start) return;
    if (item.kind !== 'scalar') add(item.span);
    visit(item);
  };
  const visitEntry = ({ keySpan, value }: Entry): void => {
    if (value.span.start < keySpan.end || value.span.path !== keySpan.path) return;
    add(cover(keySpan, value.span));
    visit(value);
  };
  for (const { root, objects } of file.documents) {
    if (!root || !objects.some(({ apiVersion, kind }) => kindOf(apiVersion, kind))) continue;
    add(root.span);
    visit(root);
  }
  return [...foldings, ...commentFoldings(comments, path, text)];
}

/** Comments that follow each other line by line. */
function commentFoldings(comments: readonly Span[], path: string, text: string): Folding[] {
  const runs: Span[] = [];
  for (const comment of comments) {
    if (comment.path !== path) continue;
    const last = runs.at(-1);
    const isAlone = /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start));
    const follows = last && isAlone && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(last.end, comment.start));
    if (follows) runs[runs.length - 1] = { ...last, end: comment.end };
    else if (isAlone) runs.push(comment);
  }
  return runs
    .filter(({ start, end }) => text.slice(start, end).includes('\n'))
    .map(span => ({ span, kind: 'comment' }));
}
