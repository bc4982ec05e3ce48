import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { revealSecret, Secret } from '../core/secret.js';
import type { SecretVerdict } from '../model/host.js';
import type { PasswordReference } from '../profile/allocation.js';
import { formatScrypt, parseScrypt, SCRYPT_PARAMETERS, type ScryptHash, scryptMemory } from '../profile/scrypt.js';

/** Made anew for each process, so that what is kept in memory tells nothing about passwords. */
const processKey = randomBytes(32);

/** How many comparisons with hashes are remembered; each costs some 80 ms. */
const MAX_REMEMBERED = 1000;
const remembered = new Map<string, Promise<SecretVerdict>>();

/**
 * A salted hash of the password, in the form that profiles hold (`N=…,r=…,p=…$salt$hash`). Takes some 80 ms and 32 MiB, off the main
 * thread.
 */
export async function hashPassword(text: string): Promise<string> {
  const { saltBytes, hashBytes, ...parameters } = SCRYPT_PARAMETERS;
  const salt = randomBytes(saltBytes).toString('base64');
  const settings = { ...parameters, salt, hash: '' };
  const hash = await derive(text, settings, hashBytes);
  return formatScrypt({ ...settings, hash: hash.toString('base64') });
}

/**
 * Compares a password with the one that a profile refers to. `folder` is the profile's folder (a path or a `file:` URI), from which
 * files are named. `unavailable`: the variable, the file or a usable hash is not there. Never rejects, and lets neither password out.
 */
export async function compareSecret(
  reference: PasswordReference,
  secret: Secret,
  folder: string,
): Promise<SecretVerdict> {
  const text = revealSecret(secret);
  switch (reference.kind) {
    case 'env':
      return compareText(process.env[reference.name], text);
    case 'file':
      return compareText(await readPassword(reference.path, folder), text);
    case 'scrypt':
      return compareHash(reference.hash, text);
  }
}

/**
 * The password that a profile refers to, for the one command that writes it into a file. `folder` is the profile's folder. Undefined
 * where the variable or the file is not there, and for a hash, of which nobody can make the password.
 */
export async function resolveSecret(reference: PasswordReference, folder: string): Promise<Secret | undefined> {
  const text = await textOf(reference, folder);
  return text === undefined || text === '' ? undefined : new Secret(text);
}

async function textOf(reference: PasswordReference, folder: string): Promise<string | undefined> {
  switch (reference.kind) {
    case 'env':
      return process.env[reference.name];
    case 'file':
      return readPassword(reference.path, folder);
    case 'scrypt':
      return undefined;
  }
}

function compareText(expected: string | undefined, text: string): SecretVerdict {
  if (expected === undefined || expected === '') return 'unavailable';
  return timingSafeEqual(digest(expected), digest(text)) ? 'same' : 'different';
}

/** The content of a password file without the line break that editors put at the end. */
async function readPassword(path: string, folder: string): Promise<string | undefined> {
  try {
    const base = folder.startsWith('file:') ? fileURLToPath(folder) : folder;
    const content = await readFile(resolve(base, path), 'utf8');
    return content.replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

function compareHash(hash: string, text: string): Promise<SecretVerdict> {
  const key = digest(JSON.stringify([hash, text])).toString('base64');
  const known = remembered.get(key);
  if (known) return known;
  const verdict = verify(hash, text).catch((): SecretVerdict => 'unavailable');
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, verdict);
  return verdict;
}

async function verify(hash: string, text: string): Promise<SecretVerdict> {
  const settings = parseScrypt(hash);
  if (!settings) return 'unavailable';
  const expected = Buffer.from(settings.hash, 'base64');
  const actual = await derive(text, settings, expected.length);
  return timingSafeEqual(actual, expected) ? 'same' : 'different';
}

/** Texts of any length as 32 bytes, so that comparing them takes the same time. */
function digest(text: string): Buffer {
  return createHmac('sha256', processKey).update(text).digest();
}

function derive(text: string, settings: ScryptHash, bytes: number): Promise<Buffer> {
  const options: ScryptOptions = {
    N: settings.cost,
    r: settings.blockSize,
    p: settings.parallelization,
    // Node's own limit is 32 MiB, which N=32768 passes by a few bytes.
    maxmem: 2 * scryptMemory(settings),
  };
  return new Promise((fulfil, reject) => {
    scrypt(text, Buffer.from(settings.salt, 'base64'), bytes, options, (error, key) =>
      error ? reject(error) : fulfil(key),
    );
  });
}
