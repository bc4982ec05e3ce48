/** The text form of a salted password hash: `N=32768,r=8,p=1$<salt>$<hash>`, both in base64 (RFC 4648, with padding). */
export interface ScryptHash {
  /** CPU and memory cost, a power of two (RFC 7914, N). */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  /** base64 */
  readonly salt: string;
  /** base64 */
  readonly hash: string;
}

/** How bgplint hashes: 32 MiB and some 80 ms, as strong as interactive logins use (RFC 7914, section 2). */
export const SCRYPT_PARAMETERS = {
  cost: 32_768,
  blockSize: 8,
  parallelization: 1,
  saltBytes: 16,
  hashBytes: 32,
} as const;

/** What a profile may make a machine spend on one comparison. */
const MAX_MEMORY = 1 << 28;

const BASE64 = '[A-Za-z0-9+/]+={0,2}';

/** The form of the text, for schemas; `parseScrypt` is stricter. */
export const SCRYPT_PATTERN = `^N=[0-9]+,r=[0-9]+,p=[0-9]+\\$${BASE64}\\$${BASE64}$`;

/** The bytes that scrypt takes with these parameters: 128·N·r for the big table, and 128·r·p. */
export function scryptMemory({ cost, blockSize, parallelization }: ScryptHash): number {
  return 128 * blockSize * (cost + parallelization);
}

/** Reads the text form; undefined when it is not of that form, or asks for weak or absurd parameters. */
export function parseScrypt(text: string): ScryptHash | undefined {
  const match = /^N=(\d{1,8}),r=(\d{1,3}),p=(\d{1,3})\$([^$]+)\$([^$]+)$/.exec(text);
  if (!match) return undefined;
  const [cost, blockSize, parallelization] = match.slice(1, 4).map(Number) as [number, number, number];
  const [salt, hash] = match.slice(4) as [string, string];
  const parsed = { cost, blockSize, parallelization, salt, hash };
  const sound =
    cost >= 1024 &&
    Number.isInteger(Math.log2(cost)) &&
    blockSize >= 1 &&
    parallelization >= 1 &&
    parallelization <= 16;
  if (!sound || scryptMemory(parsed) > MAX_MEMORY) return undefined;
  const [saltLength, hashLength] = [base64Bytes(salt), base64Bytes(hash)];
  return saltLength >= 8 && saltLength <= 64 && hashLength >= 16 && hashLength <= 64 ? parsed : undefined;
}

/** Writes what `parseScrypt` reads. */
export function formatScrypt({ cost, blockSize, parallelization, salt, hash }: ScryptHash): string {
  return `N=${cost},r=${blockSize},p=${parallelization}$${salt}$${hash}`;
}

/** How many bytes a base64 text stands for; 0 when it is none. */
function base64Bytes(text: string): number {
  if (text.length % 4 !== 0 || !new RegExp(`^${BASE64}$`).test(text)) return 0;
  return (text.length / 4) * 3 - (text.length - text.replace(/=+$/, '').length);
}
