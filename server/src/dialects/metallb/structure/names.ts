/** The spellings that Kubernetes has for names and labels (k8s.io/apimachinery 0.36, util/validation). */

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const SUBDOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const QUALIFIED = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;

/** Whether objects can have this name: an RFC 1123 subdomain. */
export function isName(name: string): boolean {
  return name.length <= MAX_SUBDOMAIN && SUBDOMAIN.test(name);
}

/** Whether names that Kubernetes makes up can begin so: what they end with makes up for a last dash. */
export function isNamePrefix(prefix: string): boolean {
  const name = prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
  return isName(name);
}

/** Whether a namespace (and most Services) can have this name: an RFC 1123 label. */
export function isNamespaceName(name: string): boolean {
  return name.length <= MAX_LABEL && DNS_LABEL.test(name);
}

/** Whether labels, annotations and finalizers can be called so: a name, perhaps behind a domain and `/`. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  if (parts.length > 2) return false;
  const name = parts.at(-1) as string;
  const domain = parts.length === 2 ? parts[0] : undefined;
  if (domain !== undefined && !isName(domain)) return false;
  return name.length <= MAX_LABEL && QUALIFIED.test(name);
}

/** Whether a label can have this value: nothing, or a name of at most 63 characters. */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= MAX_LABEL && QUALIFIED.test(text));
}

/**
 * The valid name nearest to one that is none: `bgp nrec_peer2`, out of a bird.conf, becomes `nrec-peer2`. undefined where nothing
 * would be left.
 */
export function validName(name: string): string | undefined {
  const slug = name
    .replace(/^(?:protocol\s+)?bgp\s+/i, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/-*\.[-.]*/g, '.')
    .slice(0, MAX_SUBDOMAIN)
    .replace(/^[-.]+|[-.]+$/g, '');
  return isName(slug) ? slug : undefined;
}
