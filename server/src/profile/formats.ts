import { type Address, addressBits, type Family, formatAddress, parseAddress } from '../net/address.js';
import { AS_TRANS, AS_ZERO, MAX_ASN, parseAsn } from '../net/asn.js';
import { formatPrefix, hasHostBits, network, type Prefix, parsePrefix } from '../net/prefix.js';
import type { Service } from './allocation.js';
import { parseScrypt, SCRYPT_PATTERN } from './scrypt.js';
import type { Format, Reading } from './shape.js';

const FAMILY_NAMES: Record<Family, string> = { ipv4: 'IPv4', ipv6: 'IPv6' };

/**
 * The text in backquotes for a message. Not repeated is what may be a password in the wrong place: a text with spaces (two lines
 * run together), a long one, one like those that NREC gives out, or one that speaks of passwords itself.
 */
export function quoted(text: string): string {
  const harmless = /^[\x21-\x5f\x61-\x7e]{1,60}$/.test(text) && !/[0-9a-f]{32}|pass|secret|md5/i.test(text);
  return harmless ? `\`${text}\`` : 'This text';
}

function problem<T>(message: string): Reading<T> {
  return { problem: { message } };
}

function mended<T>(message: string, text: string, safe: boolean, value?: T): Reading<T> {
  const reading = { problem: { message, mend: { text, safe } } };
  return value === undefined ? reading : { ...reading, value };
}

/** An AS number that a network can have: 1 to 4294967295 without 23456, as a number, in asplain or in asdot. */
export const asNumber: Format<number> = {
  what: 'an AS number',
  example: '4200000000',
  // An asdot number without quotes is a fraction to YAML.
  schema: {
    anyOf: [
      { type: 'number', exclusiveMinimum: 0, maximum: MAX_ASN },
      { type: 'string', pattern: '^([0-9]{1,5}\\.)?[0-9]{1,10}$' },
    ],
  },
  read({ text, value }) {
    const whole = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_ASN;
    const asn = parseAsn(text) ?? (whole ? value : undefined);
    if (asn === undefined) {
      const digits = /^(?:AS)?([0-9.]+)$/i.exec(text)?.[1];
      const meant = digits === undefined ? undefined : parseAsn(digits);
      const message = `${quoted(text)} is not an AS number: those go from 1 to ${MAX_ASN}, or in asdot from 0.1 to 65535.65535.`;
      return digits === undefined || meant === undefined ? problem(message) : mended(message, digits, true, meant);
    }
    if (asn === AS_ZERO) return problem('AS 0 belongs to nobody, and no BGP session comes up with it (RFC 7607).');
    if (asn === AS_TRANS) {
      return problem(
        `AS ${AS_TRANS} only stands in for numbers that an old speaker cannot show, and is nobody's own (RFC 6793).`,
      );
    }
    return { value: asn };
  },
};

/** An IPv4 address of a session; NREC's sessions run over IPv4 and carry both families. */
export function ipv4Address(example: string): Format<Address> {
  return {
    what: 'an IPv4 address',
    example,
    schema: { type: 'string', pattern: '^[0-9]{1,3}(\\.[0-9]{1,3}){3}$' },
    read({ text }) {
      const address = parseAddress(text);
      if (address?.family === 'ipv4') return { value: address };
      if (address) {
        return problem(
          `${quoted(text)} is an IPv6 address. Sessions with NREC run over IPv4, and carry IPv6 prefixes too.`,
        );
      }
      const prefix = parsePrefix(text);
      if (prefix?.address.family === 'ipv4') {
        const message = `${quoted(text)} is a prefix, and here belongs an address: leave out \`/${prefix.length}\`.`;
        const alone = formatAddress(prefix.address);
        return prefix.length === 32 ? mended(message, alone, true, prefix.address) : mended(message, alone, false);
      }
      return problem(`${quoted(text)} is not an IPv4 address.`);
    },
  };
}

/** A prefix without host bits, of one family or of either. */
export function prefixOf(family: Family | 'any', example: string): Format<Prefix> {
  const name = family === 'any' ? 'a' : `an ${FAMILY_NAMES[family]}`;
  const v4 = '[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}';
  const v6 = '[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/[0-9]{1,3}';
  return {
    what: `${name} prefix`,
    example,
    schema: { type: 'string', pattern: { ipv4: `^${v4}$`, ipv6: `^${v6}$`, any: `^(${v4}|${v6})$` }[family] },
    read({ text }) {
      const prefix = parsePrefix(text);
      if (!prefix) return notAPrefix(text, family);
      if (family !== 'any' && prefix.address.family !== family) {
        return problem(wrongFamily(text, prefix.address.family, family, 'prefix'));
      }
      if (!hasHostBits(prefix)) return { value: prefix };
      const canonical = formatPrefix(network(prefix));
      return {
        value: network(prefix),
        problem: {
          rule: 'profile/host-bits',
          message: `${quoted(text)} has bits set after its length, so it names a host, not a network. The prefix around it is ${canonical}.`,
          mend: { text: canonical, safe: true },
        },
      };
    },
  };
}

function wrongFamily(text: string, is: Family, wanted: Family, noun: string): string {
  return `${quoted(text)} is an ${FAMILY_NAMES[is]} ${noun}, and here belong ${FAMILY_NAMES[wanted]} ones: move it to \`${is}\`.`;
}

function notAPrefix(text: string, family: Family | 'any'): Reading<Prefix> {
  const address = parseAddress(text);
  if (address && family !== 'any' && address.family !== family) {
    return problem(wrongFamily(text, address.family, family, 'address'));
  }
  if (address) {
    const whole = `${text}/${addressBits(address.family)}`;
    return mended(`${quoted(text)} has no length. As a prefix this one address is ${whole}.`, whole, false);
  }
  const name = family === 'any' ? 'a' : `an ${FAMILY_NAMES[family]}`;
  return problem(`${quoted(text)} is not ${name} prefix: write the network address, \`/\` and the length.`);
}

/** The longest announcement that a prefix allows: a number of bits of the family. */
export function lengthOf(family: Family): Format<number> {
  const bits = addressBits(family);
  return {
    what: `a length of 0 to ${bits} bits`,
    example: String(bits),
    schema: { type: 'integer', minimum: 0, maximum: bits },
    read({ text, value }) {
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= bits) return { value };
      const message = `${quoted(text)} is not a length of ${FAMILY_NAMES[family]} prefixes: those go from 0 to ${bits}.`;
      const digits = /^\/?([0-9]{1,3})$/.exec(text)?.[1];
      if (digits === undefined || Number(digits) > bits) return problem(message);
      return mended(
        `${quoted(text)} is text, and here belongs a number: write ${Number(digits)}.`,
        String(Number(digits)),
        true,
        Number(digits),
      );
    },
  };
}

/** A protocol and its port, or a range of them: `tcp/443`, `udp/8000-8100`. */
export const service: Format<Service> = {
  what: 'a protocol and a port',
  example: 'tcp/443',
  schema: { type: 'string', pattern: '^(tcp|udp)/[0-9]{1,5}(-[0-9]{1,5})?$' },
  read({ text }) {
    const [, protocol, ports] = /^(tcp|udp)\/([0-9-]+)$/.exec(text) ?? [];
    const range = ports === undefined ? undefined : portsOf(ports);
    if (protocol && range) return { value: { protocol: protocol as Service['protocol'], ...range, from: [] } };
    const message = `${quoted(text)} is not a protocol and a port: write \`tcp/443\`, or \`udp/8000-8100\` for a range; ports go from 1 to 65535.`;
    const meant = /^(?:(tcp|udp)[\s:/]+)?([0-9]+(?:-[0-9]+)?)(?:[\s:/]+(tcp|udp))?$/i.exec(text.trim());
    const meantPorts = meant?.[2] === undefined ? undefined : portsOf(meant[2]);
    const word = meant?.[1] ?? meant?.[3];
    if (!meantPorts) return problem(message);
    return mended(message, `${(word ?? 'tcp').toLowerCase()}/${meant?.[2]}`, word !== undefined);
  },
};

/** A port, or a range of them: `443`, `8000-8100`. */
export const ports: Format<Pick<Service, 'first' | 'last'>> = {
  what: 'a port',
  example: '443',
  schema: {
    anyOf: [
      { type: 'integer', minimum: 1, maximum: 65535 },
      { type: 'string', pattern: '^[0-9]{1,5}(-[0-9]{1,5})?$' },
    ],
  },
  read({ text }) {
    const range = portsOf(text);
    return range
      ? { value: range }
      : problem(`${quoted(text)} is not a port: those go from 1 to 65535, and a range is written \`8000-8100\`.`);
  },
};

/** The ports of `443` or `8000-8100`; undefined for all else. */
function portsOf(text: string): Pick<Service, 'first' | 'last'> | undefined {
  const [, one, other] = /^([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?$/.exec(text) ?? [];
  const first = Number(one);
  const last = Number(other ?? one);
  return one !== undefined && first <= last && last <= 65535 ? { first, last } : undefined;
}

/** Text with something in it. */
export function words(what: string, example: string): Format<string> {
  return {
    what,
    example,
    schema: { type: ['string', 'number'], minLength: 1 },
    read: ({ text }) => (text.trim() === '' ? problem(`Here belongs ${what}, and it is empty.`) : { value: text }),
  };
}

/** A pattern for paths: `*`, `**`, `?`, `[…]`, `{a,b}`, and `!` in front of one that excludes. */
export const glob: Format<string> = {
  what: 'a pattern for paths',
  example: 'bgo/**',
  schema: { type: 'string', minLength: 1, maxLength: 1000 },
  read({ text }) {
    if (text.replace(/^!/, '').trim() === '') return problem('Here belongs a pattern for paths, and it is empty.');
    return text.length > 1000 ? problem('This pattern is longer than any path.') : { value: text };
  },
};

/** The id of a rule: `nrec/peer-as`. */
export const ruleId: Format<string> = {
  what: 'the id of a rule',
  example: 'nrec/single-session',
  schema: { type: 'string', pattern: '^[a-z0-9-]+/[a-z0-9-]+$' },
  read: ({ text }) =>
    /^[a-z0-9-]+\/[a-z0-9-]+$/.test(text)
      ? { value: text }
      : problem(`${quoted(text)} is not the id of a rule; those look like \`nrec/peer-as\`.`),
};

// The three below may hold a password typed in the wrong place: their messages repeat nothing, and neither do their fixes.

/** The name of an environment variable (POSIX, XBD chapter 8). */
export const environmentVariable: Format<string> = {
  what: 'the name of an environment variable',
  example: 'NREC_MD5',
  schema: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
  read({ text }) {
    if (/^[0-9a-f]{32}$/i.test(text)) {
      return problem(
        'This looks like the password itself. Here belongs the name of the environment variable that holds it.',
      );
    }
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
      ? { value: text }
      : problem(
          'This is not the name of an environment variable: those have letters, digits and `_`, without `$` or braces.',
        );
  },
};

/** The path of a file that holds nothing but the password. */
export const passwordFile: Format<string> = {
  what: 'the path of a file',
  example: 'secrets/nrec-md5',
  schema: { type: 'string', minLength: 1 },
  read: ({ text }) =>
    text.trim() === '' || text.includes('\n') || text.includes('\0')
      ? problem('Here belongs the path of a file that holds the password, relative to the profile.')
      : { value: text },
};

/** A password's hash as scrypt.ts writes it. */
export const scryptHash: Format<string> = {
  what: 'a hash of the password',
  example: 'N=32768,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA==$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g=',
  schema: { type: 'string', pattern: SCRYPT_PATTERN },
  read: ({ text }) =>
    parseScrypt(text)
      ? { value: text }
      : problem(
          'This is not a hash that bgplint can check: it must be `N=…,r=…,p=…$salt$hash`, salt and hash in base64. Hash the password anew.',
        ),
};
