import type { Layout } from '../../core/yaml/write.js';
import { placeAt } from './language-place.js';
import { ITEM } from './language-sketch.js';
import { type Asked, mapKeysAt, scalarOf, type Value, valuesAt } from './language-values.js';

/** What most people write, beside what must be there: by kind and path, or by the last key of a path alone. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  metadata: ['name', 'namespace'],
  passwordSecret: ['name'],
  allowed: ['mode'],
  'BGPPeer spec': ['myASN', 'peerASN', 'peerAddress', 'ebgpMultiHop', 'passwordSecret'],
  'IPAddressPool spec': ['addresses'],
  'BGPAdvertisement spec': ['ipAddressPools'],
  'L2Advertisement spec': ['ipAddressPools'],
  'BFDProfile spec': ['receiveInterval', 'transmitInterval', 'detectMultiplier'],
  'Community spec': ['communities'],
  'Community spec.communities[]': ['name', 'value'],
  'FRRConfiguration spec': ['bgp'],
  'FRRConfiguration spec.bgp': ['routers'],
  'FRRConfiguration spec.bgp.routers[]': ['asn', 'neighbors'],
  'FRRConfiguration spec.bgp.routers[].neighbors[]': ['address', 'asn', 'ebgpMultiHop', 'toReceive'],
  'FRRConfiguration spec.bgp.routers[].neighbors[].toReceive': ['allowed'],
  'Secret ': ['type', 'stringData'],
  'Service ': ['spec'],
  'Service spec': ['type', 'selector', 'ports'],
  'Service spec.ports[]': ['port', 'targetPort'],
  'MetalLB ': ['spec'],
  'MetalLB spec': ['bgpBackend'],
};

/** How what is written is laid out. */
export interface Style {
  readonly layout: Layout;
  readonly isFlow: boolean;
  readonly isJson: boolean;
}

/** Writes what belongs behind a key as a snippet, with places to fill in; lines below the first are indented from the key. */
export class Scaffold {
  readonly #asked: Omit<Asked, 'place'>;
  readonly #style: Style;
  #count = 0;

  constructor(asked: Omit<Asked, 'place'>, style: Style) {
    this.#asked = asked;
    this.#style = style;
  }

  /** `key: value` for a place; the key is the last step of its path. */
  entry(place: Asked['place'], indent = ''): string {
    const key = place.path.at(-1) ?? '';
    return `${this.#style.isJson ? JSON.stringify(key) : escaped(key)}:${this.value(place, indent)}`;
  }

  /** What follows the colon of a key, or a dash but for its blank. */
  value(place: Asked['place'], indent = ''): string {
    const { field } = place;
    if (field.type === 'list') return this.#list(place, indent);
    if (field.type === 'object' || field.type === 'map') {
      if (this.#style.isFlow) return ` { ${this.#next('')} }`;
      const inner = indent + ' '.repeat(this.#style.layout.step);
      return `\n${inner}${this.fields(place, inner)}`;
    }
    return ` ${this.#scalar(place)}`;
  }

  /** The fields of a map that are not left out, one a line; the first line is not indented. */
  fields(place: Asked['place'], indent: string): string {
    const { field, path, kind } = place;
    const keys = field.type === 'map' ? mapKeysAt(this.#whole(place)).slice(0, 1) : this.#names(place);
    const entries = keys.flatMap(key => {
      const inner = placeAt(this.#asked.unit, kind, [...path, key]);
      return inner ? [this.entry(inner, indent)] : [];
    });
    return entries.length > 0 ? entries.join(`\n${indent}`) : this.#next('');
  }

  #names({ field, path, kind }: Asked['place']): readonly string[] {
    const fields = field.fields ?? {};
    const where = path.join('.').replaceAll(`.${ITEM}`, ITEM);
    const usual = USUAL[`${kind?.kind ?? ''} ${where}`] ?? USUAL[path.at(-1) ?? ''] ?? [];
    const isSelector = 'matchLabels' in fields ? ['matchLabels'] : usual;
    const all = new Set([...Object.keys(fields).filter(name => fields[name]?.required), ...isSelector]);
    // In a namespace of none there is nothing to write.
    if (kind?.isClusterWide && path.at(-1) === 'metadata') all.delete('namespace');
    return Object.keys(fields).filter(name => all.has(name));
  }

  #list(place: Asked['place'], indent: string): string {
    const item = placeAt(this.#asked.unit, place.kind, [...place.path, ITEM]);
    if (!item) return ` ${this.#next('')}`;
    const isMap = item.field.type === 'object' || item.field.type === 'map';
    if (this.#style.isFlow) return isMap ? ` [{ ${this.#next('')} }]` : ` [${this.#scalar(item)}]`;
    const dash = indent + ' '.repeat(this.#style.layout.dashes);
    return `\n${dash}- ${isMap ? this.fields(item, `${dash}  `) : this.#scalar(item)}`;
  }

  #scalar(place: Asked['place']): string {
    const values = valuesAt(this.#whole(place));
    const { field } = place;
    const write = ({ value }: Value) => scalarOf(value, { isQuoted: false, isJson: this.#style.isJson });
    // What is the default anyway nobody needs to write.
    const sorted = values.toSorted((a, b) => Number(a.value === field.default) - Number(b.value === field.default));
    const isChoice = values.length > 1 && values.every(({ kind }) => kind === 'constant' || kind === 'name');
    if (isChoice) return `\${${++this.#count}|${sorted.map(value => choice(write(value))).join(',')}|}`;
    const [first] = values;
    return this.#next(first === undefined ? '' : write(first));
  }

  #whole(place: Asked['place']): Asked {
    return { ...this.#asked, place };
  }

  #next(text: string): string {
    this.#count++;
    return text === '' ? `\${${this.#count}}` : `\${${this.#count}:${escaped(text)}}`;
  }
}

/** A text as it stands in a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function choice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
