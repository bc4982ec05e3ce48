/**
 * Between the URIs of the protocol and the engine's paths. A path here is a URI whose path part is decoded
 * (`file:///c:/etc/my bird/bird.conf`): an include is written in plain characters, so that only decoded paths compare
 * equal however a client encodes them.
 */

const PARTS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)((?:\?[^#]*)?(?:#.*)?)$/is;

/** The engine's path for a URI. A URI without an authority part (`untitled:Untitled-1`) stays as it is. */
export function pathOf(uri: string): string {
  const parts = PARTS.exec(uri);
  if (!parts) return uri;
  const [, scheme = '', authority = '', path = '', rest = ''] = parts;
  return `${scheme.toLowerCase()}://${authority.toLowerCase()}${lowerDrive(decode(path))}${rest}`;
}

/** The URI for an engine's path, encoded as strictly as clients expect (`:` too). */
export function uriOf(path: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/is.exec(path);
  if (!parts) return path;
  const [, scheme = '', authority = '', rest = ''] = parts;
  return `${scheme}://${authority}${rest.split('/').map(encodeURIComponent).join('/')}`;
}

/** The file system's path for an engine's path of scheme `file`; undefined for any other scheme. */
export function filePathOf(path: string): string | undefined {
  const parts = /^file:\/\/([^/]*)(\/.*)?$/is.exec(path);
  if (!parts) return undefined;
  const [, authority = '', rest = '/'] = parts;
  if (authority !== '') return `//${authority}${rest}`;
  return /^\/[a-z]:/i.test(rest) ? rest.slice(1) : rest;
}

/** The engine's path for a path of the file system, `/` or `\` between its parts. */
export function pathOfFile(file: string): string {
  const slashed = /^[a-z]:|^\\\\/i.test(file) ? file.replaceAll('\\', '/') : file;
  if (slashed.startsWith('//')) return `file:${slashed}`;
  return `file://${lowerDrive(slashed.startsWith('/') ? slashed : `/${slashed}`)}`;
}

/** Editors disagree on the case of a drive's letter, and it means nothing. */
function lowerDrive(path: string): string {
  return path.replace(/^\/[A-Z]:/, drive => drive.toLowerCase());
}

/** A `%` that begins no valid sequence stands for itself. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
