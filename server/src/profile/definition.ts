import type { Family } from '../net/address.js';
import {
  asNumber,
  environmentVariable,
  glob,
  ipv4Address,
  lengthOf,
  passwordFile,
  ports,
  prefixOf,
  ruleId,
  scryptHash,
  service,
  words,
} from './formats.js';
import { choice, either, list, object, text, type ValueOf } from './shape.js';

/**
 * What a profile may say: the one place where a key, its type and its explanation are written. Validation (check.ts), the
 * JSON Schema (schema.ts), completion and hover (complete.ts, hover.ts) and the types below follow from it.
 */

const boolean = choice([
  { value: true, doc: 'Yes.', also: ['yes', 'on', 'true', 'y', '1'] },
  { value: false, doc: 'No.', also: ['no', 'off', 'false', 'n', '0'] },
]);

function allocatedPrefix(family: Family, example: string) {
  const name = family === 'ipv4' ? 'IPv4' : 'IPv6';
  const prefix = prefixOf(family, example);
  return either(
    text(prefix),
    object(`${family}Prefix`, `an ${name} prefix with its longest announcement`, {
      prefix: {
        shape: text(prefix),
        required: true,
        doc: `An ${name} prefix that NREC assigned to the project.`,
        also: ['network', 'cidr'],
      },
      maxLength: {
        shape: text(lengthOf(family)),
        doc: `The length of the smallest part of it that may be announced. Without it: ${family === 'ipv4' ? 32 : 128}, single addresses.`,
        also: ['maxlen', 'max', 'le'],
      },
    }),
  );
}

const password = object(
  'password',
  'a reference to the password',
  {
    env: {
      shape: text(environmentVariable),
      doc: 'The environment variable that holds the password. Where it is not set, passwords are not compared.',
    },
    file: {
      shape: text(passwordFile),
      doc: 'A file that holds nothing but the password, relative to the profile. Where it is missing, passwords are not compared.',
      also: ['path'],
    },
    scrypt: {
      shape: text(scryptHash),
      doc: 'A salted hash of the password: `N=32768,r=8,p=1$salt$hash`. It lets everyone who has the profile check a password, and nobody read it.',
      also: ['hash'],
    },
  },
  { oneOf: true, secret: true },
);

const instance = object('instance', 'an instance', {
  name: {
    shape: text(words('a name', 'lb1')),
    required: true,
    doc: 'What the instance is called. Each name once per allocation.',
  },
  address: {
    shape: text(ipv4Address('10.0.240.156')),
    required: true,
    doc: 'Its own IPv4 address on the Elastic IP network: the source of its BGP sessions.',
    also: ['ip', 'ipv4'],
  },
  files: {
    shape: list('patterns for paths', text(glob)),
    vital: true,
    doc: 'Which files configure this instance: patterns, relative to the profile.',
    also: ['file', 'paths'],
  },
});

const announcedService = either(
  text(service),
  object('service', 'a service', {
    protocol: {
      shape: choice([
        { value: 'tcp', doc: 'HTTP, TLS, SSH and most others.' },
        { value: 'udp', doc: 'DNS, QUIC and WireGuard.' },
      ]),
      required: true,
      doc: 'What it is carried by.',
      also: ['proto', 'ipprotocol'],
    },
    port: {
      shape: text(ports),
      required: true,
      doc: 'The port, or a range: `8000-8100`.',
      also: ['ports', 'dstport', 'portrange'],
    },
    from: {
      shape: list('prefixes', text(prefixOf('any', '192.0.2.0/24'))),
      vital: true,
      doc: 'Whom it is for: prefixes of either family. Without it, everybody.',
      also: ['source', 'sources', 'remote', 'remoteip', 'cidr'],
    },
  }),
);

const allocation = object('allocation', 'an allocation', {
  name: {
    shape: text(words('a name', 'bgo')),
    doc: 'What messages and bindings call the allocation. Each name once per profile; needed as soon as there are two.',
  },
  site: { shape: text(words('a site', 'bgo')), doc: 'The NREC site that it is for: `bgo`, `osl`.', also: ['region'] },
  localAs: {
    shape: text(asNumber),
    required: true,
    doc: "The AS number that NREC gave the project, from the private range 4200000000 to 4294967294. Asdot in quotes works too: `'64086.59904'`.",
    also: ['asn', 'as', 'myas', 'myasn', 'localasn', 'ownas', 'ownasn'],
  },
  peerAs: {
    shape: text({ ...asNumber, example: '65535' }),
    required: true,
    doc: "The AS number of NREC's routers.",
    also: ['peerasn', 'remoteas', 'remoteasn', 'neighboras', 'neighbouras'],
  },
  peers: {
    shape: list("IPv4 addresses of NREC's routers", text(ipv4Address('10.255.255.1')), true),
    required: true,
    doc: "The IPv4 endpoints of NREC's routers. Every speaker needs a session with each of them.",
    also: ['peer', 'neighbors', 'neighbours', 'endpoints', 'peeraddresses'],
  },
  ipv4: {
    shape: list('IPv4 prefixes', allocatedPrefix('ipv4', '192.168.0.16/31')),
    vital: true,
    doc: 'The IPv4 prefixes that may be announced, each as text or as `{ prefix, maxLength }`. Without it, none may.',
    also: ['ip', 'v4', 'inet', 'prefixes', 'ipv4prefixes'],
  },
  ipv6: {
    shape: list('IPv6 prefixes', allocatedPrefix('ipv6', 'fda4:5ff2:8477:1755::/127')),
    vital: true,
    doc: 'The IPv6 prefixes that may be announced, each as text or as `{ prefix, maxLength }`. Without it, none may.',
    also: ['ip6', 'v6', 'inet6', 'ipv6prefixes'],
  },
  bfd: {
    shape: choice([
      { value: 'required', doc: 'Every session must use BFD.', also: ['true', 'yes', 'on', 'enabled', 'mandatory'] },
      { value: 'optional', doc: 'Sessions may use BFD or not.', also: ['maybe', 'allowed'] },
      {
        value: 'disabled',
        doc: 'NREC does not run BFD here: a session that waits for it would stay down.',
        also: ['false', 'no', 'off', 'none', 'forbidden'],
      },
    ]),
    doc: 'Whether NREC set the project up with BFD. Without it: `optional`.',
  },
  password: {
    shape: password,
    doc: 'Where the MD5 password of the sessions is: `{ env: NAME }`, `{ file: PATH }` or `{ scrypt: HASH }`. Never the password itself.',
    also: ['secret', 'md5', 'md5password', 'passwd', 'key'],
  },
  instanceNetwork: {
    shape: list('prefixes', text(prefixOf('any', '10.0.240.0/24'))),
    doc: "The networks in which the instances' own addresses lie; the source of a session must be in one of them.",
    also: ['instancenetworks', 'network', 'networks'],
  },
  instances: {
    shape: list('instances', instance),
    doc: 'The machines that run a BGP speaker, when their files are to be told apart.',
    also: ['instance', 'hosts'],
  },
  services: {
    shape: list('services', announcedService),
    doc: 'What the announced addresses serve, each as `tcp/443` or as `{ protocol, port, from }`: security groups have to let it in.',
    also: ['service', 'ports', 'openports'],
  },
});

const binding = object('binding', 'a binding', {
  files: {
    shape: list('patterns for paths', text(glob), true),
    required: true,
    doc: 'Patterns for paths, relative to the profile: `bgo/**`, `hosts/*/bird.conf`. A folder stands for all in it; `!` in front excludes.',
    also: ['file', 'paths', 'path', 'glob', 'globs'],
  },
  allocation: {
    shape: text(words('the name of an allocation', 'bgo')),
    required: true,
    doc: 'The name of the allocation that these files use.',
    also: ['allocations', 'name', 'use'],
  },
});

/** The whole file. */
export const PROFILE = object('profile', 'a profile', {
  $schema: {
    shape: text(words('the address of a JSON Schema', './nrec-profile.schema.json')),
    doc: 'The JSON Schema that editors check this file with; bgplint does not need it.',
  },
  version: {
    shape: choice([{ value: 1, doc: 'The only version there is.', also: ['1', '1.0', 'v1'] }]),
    doc: 'The version of this format.',
  },
  root: {
    shape: boolean,
    doc: 'Whether the search for a profile ends here. Without it, a file that no binding covers may belong to a profile in a folder above.',
  },
  allocations: {
    shape: list('allocations', allocation, true),
    required: true,
    doc: 'What NREC gave the project: one entry for each site.',
    also: ['allocation'],
  },
  bindings: {
    shape: list('bindings', binding),
    doc: 'Which files belong to which allocation. Files that no binding covers are not compared with this profile; without any binding, all are, with the allocation that their peers and AS numbers fit.',
    also: ['binding', 'bind'],
  },
  ignore: {
    shape: list('ids of rules', text(ruleId)),
    doc: 'Rules that are not to be reported for the files of this profile: `nrec/peer-as`.',
    also: ['ignored', 'ignorerules', 'disable', 'exclude'],
  },
});

export type AllocationValue = ValueOf<typeof allocation>;
export type BindingValue = ValueOf<typeof binding>;
export type InstanceValue = ValueOf<typeof instance>;
export type PasswordValue = ValueOf<typeof password>;
export type ServiceValue = ValueOf<typeof announcedService>;
export type AllocatedPrefixValue = ValueOf<ReturnType<typeof allocatedPrefix>>;
