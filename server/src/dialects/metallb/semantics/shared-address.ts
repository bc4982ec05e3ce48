import { knownValue } from '../../../model/fact.js';
import type { Finding } from '../../../model/rule.js';
import { formatAddress } from '../../../net/address.js';
import type { Service } from '../resources.js';
import type { SemanticRule } from './rule.js';
import { at, isBefore, type Scope } from './scope.js';
import { annotation, isServed, maybeSame, type Request, requestOf, type Sharing, sharingOf } from './services.js';

/** Services that ask for one address and cannot share it (MetalLB's allocator, checkSharing). */
export const sharedAddress: SemanticRule = {
  id: 'metallb/shared-address',
  severity: 'warning',
  summary: 'Services that ask for the same address and cannot share it',
  *check(scope) {
    const users = new Map<string, User[]>();
    for (const user of usersOf(scope)) {
      const told = new Set<User>();
      for (const address of user.request.addresses.map(formatAddress)) {
        const others = users.get(address) ?? [];
        users.set(address, [...others, user]);
        // One that several are in the way of is told once.
        const clash = others.flatMap(other => clashOf(user, other) ?? [])[0];
        if (clash && !told.has(user)) yield finding(user, address, clash);
        if (clash) told.add(user);
      }
    }
  },
};

/** A Service that asks for addresses by name. */
interface User {
  readonly one: Service;
  readonly request: Request;
  readonly sharing: Sharing;
}

/** The Services whose wishes are known, in the order of their places. One that is there twice is metallb/duplicate's. */
function usersOf({ resources }: Scope): readonly User[] {
  const users = resources.services
    .filter(one => isServed(one) && !one.object.isPartial)
    .flatMap(one => {
      const request = requestOf(one);
      const sharing = sharingOf(one);
      return request && 'addresses' in request && request.addresses.length > 0 && sharing
        ? [{ one, request, sharing }]
        : [];
    });
  return users.toSorted((a, b) => (isBefore(a.one.header, b.one.header) ? -1 : 1));
}

interface Clash {
  readonly other: User;
  readonly why: string;
  readonly span: Finding['span'];
  readonly there: Finding['span'];
}

/** Why two Services cannot have one address; undefined where they can. */
function clashOf(user: User, other: User): Clash | undefined {
  const { one, request, sharing } = user;
  if (maybeSame(one, other.one)) return undefined;
  const at_ = (service: User) => keyPlace(service) ?? service.request.span;
  if (sharing.key !== other.sharing.key || sharing.key === '') {
    const lacking = sharing.key === '' || other.sharing.key === '';
    const why = lacking
      ? 'they have no sharing key in common. Give both the same annotation metallb.io/allow-shared-ip, or this one another address.'
      : `their sharing keys differ, “${sharing.key}” and “${other.sharing.key}”. Write the same key in both, or ask for another address.`;
    return { other, why, span: lacking ? request.span : at_(user), there: lacking ? other.request.span : at_(other) };
  }
  if (sharing.backend !== other.sharing.backend) {
    const why =
      'with externalTrafficPolicy: Local only Services with the same selector share an address. Use Cluster in both, or the same selector.';
    return { other, why, span: policyPlace(user), there: policyPlace(other) };
  }
  const port = sharing.ports.find(each => other.sharing.ports.includes(each));
  if (port === undefined) return undefined;
  const why = `both use port ${port}. Use another port, or ask for another address.`;
  return { other, why, span: portPlace(user, port), there: portPlace(other, port) };
}

function finding({ one }: User, address: string, { other, why, span, there }: Clash): Finding {
  const names = `“${knownValue(one.name) ?? ''}” and “${knownValue(other.one.name) ?? ''}”`;
  return {
    span,
    message: `MetalLB gives ${address} to whichever of ${names} it comes to first, and nothing to the other: ${why}`,
    related: [{ span: there, message: 'The other Service is here.' }],
  };
}

function keyPlace({ one }: User): Finding['span'] | undefined {
  const key = annotation(one, 'allow-shared-ip');
  return key.kind === 'known' ? at(key, one.header) : undefined;
}

function policyPlace({ one, request }: User): Finding['span'] {
  const { externalTrafficPolicy: policy } = one;
  return policy.kind === 'known' ? at(policy, one.header) : request.span;
}

function portPlace({ one, request, sharing }: User, port: string): Finding['span'] {
  const written = (knownValue(one.ports) ?? [])[sharing.ports.indexOf(port)];
  return written?.port.kind === 'known' ? at(written.port, written.span) : request.span;
}
