// FRR's binaries carry a table of every command they define and of every node they install it in (`xref_array`, lib/xref.h),
// also when they are stripped. This reads it: x86-64, little-endian, FRR 8.4 to 10.3.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Relocation types of the x86-64 ABI. */
const R_64 = 1;
const R_COPY = 5;
const R_GLOB_DAT = 6;
const R_RELATIVE = 8;
/** Kinds of cross-reference (lib/xref.h). */
const XREFT_DEFUN = 0x300;
const XREFT_INSTALL_ELEMENT = 0x301;

/** One binary or library. */
class Elf {
  constructor(path) {
    const data = readFileSync(path);
    this.data = data;
    this.name = basename(path);
    const u64 = at => Number(data.readBigUInt64LE(at));
    const [segments, sections] = [u64(32), u64(40)];
    const [segmentSize, segmentCount, sectionSize, sectionCount, names] = [54, 56, 58, 60, 62].map(at =>
      data.readUInt16LE(at),
    );
    this.segments = Array.from({ length: segmentCount }, (_, i) => {
      const at = segments + i * segmentSize;
      return { type: data.readUInt32LE(at), offset: u64(at + 8), address: u64(at + 16), size: u64(at + 32) };
    }).filter(({ type }) => type === 1);
    const headers = Array.from({ length: sectionCount }, (_, i) => {
      const at = sections + i * sectionSize;
      return { name: data.readUInt32LE(at), address: u64(at + 16), offset: u64(at + 24), size: u64(at + 32) };
    });
    this.sections = new Map(headers.map(header => [this.#text(headers[names].offset + header.name), header]));
    this.#relocate();
  }

  /** What the loader would write where: an address in this file, or the name of a symbol of another. */
  #relocate() {
    const { data } = this;
    const u64 = at => Number(data.readBigUInt64LE(at));
    this.pointers = new Map();
    this.copies = new Map();
    const [symbols, strings] = [this.sections.get('.dynsym'), this.sections.get('.dynstr')];
    const symbol = index => {
      const at = symbols.offset + 24 * index;
      return {
        name: this.#text(strings.offset + data.readUInt32LE(at)),
        isDefined: data.readUInt16LE(at + 6) !== 0,
        address: u64(at + 8),
      };
    };
    const table = this.sections.get('.rela.dyn');
    for (let at = table?.offset ?? 0; table && at < table.offset + table.size; at += 24) {
      const [place, info, addend] = [u64(at), data.readBigUInt64LE(at + 8), Number(data.readBigInt64LE(at + 16))];
      const [type, index] = [Number(info & 0xffffffffn), Number(info >> 32n)];
      if (type === R_RELATIVE) this.pointers.set(place, addend);
      else if (type === R_COPY) this.copies.set(place, symbol(index).name);
      else if (type === R_64 || type === R_GLOB_DAT) {
        const { name, isDefined, address } = symbol(index);
        this.pointers.set(place, isDefined ? address + addend : name);
      }
    }
    const packed = this.sections.get('.relr.dyn');
    let base = 0;
    const add = address => this.pointers.set(address, u64(this.offset(address)));
    for (let at = packed?.offset ?? 0; packed && at < packed.offset + packed.size; at += 8) {
      const entry = data.readBigUInt64LE(at);
      if ((entry & 1n) === 0n) {
        add(Number(entry));
        base = Number(entry) + 8;
        continue;
      }
      for (let bit = 0n; bit < 63n; bit++) if ((entry >> (bit + 1n)) & 1n) add(base + 8 * Number(bit));
      base += 63 * 8;
    }
  }

  #text(offset) {
    return this.data.toString('utf8', offset, this.data.indexOf(0, offset));
  }

  /** The place in the file of an address; undefined: not loaded from it. */
  offset(address) {
    const segment = this.segments.find(({ address: from, size }) => from <= address && address < from + size);
    return segment && segment.offset + address - segment.address;
  }

  /** What a pointer at an address points to: an address, a symbol's name, or 0. */
  pointer(address) {
    return this.pointers.get(address) ?? 0;
  }

  u32(address) {
    return this.data.readUInt32LE(this.offset(address));
  }

  string(address) {
    const offset = typeof address === 'number' && address !== 0 ? this.offset(address) : undefined;
    return offset === undefined ? undefined : this.#text(offset);
  }
}

/** Attributes of a command: an enumeration up to 8.x, bits since 9.0 (lib/command.h). */
function attributes(value, areBits) {
  if (areBits) return { hidden: (value & 2) !== 0, deprecated: (value & 4) !== 0 };
  return { hidden: (value & 3) === 2, deprecated: (value & 3) === 1 };
}

/**
 * The commands that binaries install.
 * @param areBits how attributes are written: since 9.0 as bits.
 * @returns `{ node, syntax, hidden, deprecated, daemon }`, node as its number.
 */
export function installedCommands(paths, areBits) {
  const elements = new Map();
  const byName = new Map();
  const installs = [];
  for (const path of paths) {
    const elf = new Elf(path);
    const table = elf.sections.get('xref_array');
    for (let at = table?.address ?? 0; table && at < table.address + table.size; at += 8) {
      const xref = elf.pointer(at);
      if (typeof xref !== 'number' || xref === 0) continue;
      const kind = elf.u32(xref + 8);
      if (kind === XREFT_DEFUN) {
        // The cross-reference stands in the command's own structure, behind string, doc, daemon, attr, func and name.
        const base = xref - 40;
        const element = {
          syntax: elf.string(elf.pointer(base)),
          ...attributes(elf.u32(base + 20), areBits),
        };
        elements.set(`${elf.name} ${base}`, element);
        const name = elf.string(elf.pointer(base + 32));
        if (!byName.has(name)) byName.set(name, element);
      } else if (kind === XREFT_INSTALL_ELEMENT) {
        installs.push({ elf, element: elf.pointer(xref + 32), node: elf.u32(xref + 40) });
      }
    }
  }
  return installs.flatMap(({ elf, element, node }) => {
    const name = typeof element === 'string' ? element : elf.copies.get(element);
    const found = elements.get(`${elf.name} ${element}`) ?? byName.get(name);
    return found?.syntax === undefined ? [] : [{ node, daemon: elf.name, ...found }];
  });
}

/**
 * The nodes that vtysh knows: `struct cmd_node` begins with name, number, the parent's number and the prompt.
 * @returns Map from number to `{ name, parent }`.
 */
export function nodesOf(vtysh) {
  const elf = new Elf(vtysh);
  const nodes = new Map();
  for (const [address, target] of elf.pointers) {
    const name = elf.string(target);
    const prompt = elf.string(elf.pointer(address + 16));
    if (name === undefined || prompt === undefined || !/^[\x20-\x7e]+$/.test(name)) continue;
    if (!/^%s.*[#>] $/.test(prompt)) continue;
    const [number, parent] = [elf.u32(address + 8), elf.u32(address + 12)];
    if (number < 200 && parent < 200) nodes.set(number, { name, parent });
  }
  return nodes;
}

/** Daemons by their bit in the masks of vtysh's commands (lib/vtysh's `VTYSH_ZEBRA` and so on), FRR 8.4 to 10.3. */
export const DAEMON_BITS = [
  'zebra',
  'ripd',
  'ripngd',
  'ospfd',
  'ospf6d',
  'bgpd',
  'isisd',
  'pimd',
  'ldpd',
  'watchfrr',
  'nhrpd',
  'eigrpd',
  'babeld',
  'sharpd',
  'pbrd',
  'staticd',
  'bfdd',
  'fabricd',
  'vrrpd',
  'pathd',
  'pim6d',
  'mgmtd',
];

/**
 * The daemons that vtysh hands each of its commands to: `struct cmd_element` begins with string, doc, daemon, attr, func and
 * name. A command that is installed several times counts for all daemons that any of them goes to.
 * @returns Map from syntax to a mask of DAEMON_BITS; commands that go to no daemon are not in it.
 */
export function daemonsOf(vtysh) {
  const elf = new Elf(vtysh);
  const masks = new Map();
  for (const [address, target] of elf.pointers) {
    const syntax = elf.string(target);
    const doc = syntax && elf.string(elf.pointer(address + 8));
    if (!doc?.includes('\n') || !/^[\s\x20-\x7e]+$/.test(syntax) || !elf.string(elf.pointer(address + 32))) continue;
    const mask = elf.u32(address + 16);
    if (mask !== 0) masks.set(syntax, ((masks.get(syntax) ?? 0) | mask) >>> 0);
  }
  return masks;
}
