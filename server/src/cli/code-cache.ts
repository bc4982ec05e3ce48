import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import * as zlib from 'node:zlib';
import { VERSION } from '../core/project.js';

type Load = (file: string) => unknown;

/**
 * A `require` for our own files that keeps what V8 made of them: compiling them anew takes a fifth of the time in which a file of
 * usual size is checked. (Node can do that by itself from 22 on, and only for whole processes.)
 *
 * What is kept lies in the user's cache folder, one file for each release, Node and place. V8 refuses what does not fit, and it is
 * made again; where nothing can be read or written, everything works as without. `NODE_DISABLE_COMPILE_CACHE` switches it off, as
 * it does Node's own.
 * @param folder where our files are. @param require loads everything else.
 */
export function cachingRequire(folder: string, require: NodeJS.Require): Load {
  const place = cacheFile(folder);
  if (!place) return file => require(path.join(folder, file));
  const known = readCache(place);
  const scripts = new Map<string, Script>();
  const modules = new Map<string, { exports: unknown }>();
  let isComplete = true;
  const load: Load = file => {
    const loaded = modules.get(file);
    if (loaded) return loaded.exports;
    const filename = path.join(folder, file);
    const cachedData = known.get(file);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
    const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
    if (!cachedData || script.cachedDataRejected) isComplete = false;
    scripts.set(file, script);
    const module = { exports: {} };
    modules.set(file, module);
    script.runInThisContext()(module.exports, requireFrom, module, filename, folder);
    return module.exports;
  };
  const requireFrom = (id: string) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  // By then V8 has compiled what is needed, inner functions too.
  process.once('exit', () => {
    if (!isComplete) writeCache(place, known, scripts);
  });
  return load;
}

/** Where a cache lies, or would; undefined where nothing is to be kept. */
function cacheFile(folder: string): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && path.join(HOME, '.cache'));
  // Node has checksums since 20.15.
  if (!caches || !path.isAbsolute(caches) || NODE_DISABLE_COMPILE_CACHE || !zlib.crc32) return undefined;
  try {
    // Every build has another time; the place stands for itself.
    const { mtimeMs, size } = statSync(path.join(folder, 'main.js'));
    const name = [VERSION, process.versions.v8, process.arch, Math.round(mtimeMs), size, hashOf(folder)].join('-');
    return path.join(caches, 'bgplint', `${name}.code`);
  } catch {
    return undefined;
  }
}

/** A number for a text; two texts seldom have the same, and V8 looks at the length of a script itself. */
function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0;
  return hash;
}

/** A file of the cache begins with a checksum of the rest: V8 runs what it is given, and would crash on what a disk made of it. */
const CHECKSUM = 4;
/** Then comes for each script the length of its name, that of its data, its name, its data. */
const HEADER = 8;

function readCache(place: string): Map<string, Buffer> {
  const known = new Map<string, Buffer>();
  try {
    const file = openSync(place, 'r');
    // Code is run only if it is our own.
    const isOurs = process.getuid === undefined || fstatSync(file).uid === process.getuid();
    const bytes = isOurs ? readFileSync(file) : Buffer.alloc(0);
    closeSync(file);
    if (bytes.length < CHECKSUM || zlib.crc32(bytes.subarray(CHECKSUM)) !== bytes.readUInt32LE(0)) return known;
    for (let at = CHECKSUM; at + HEADER <= bytes.length; ) {
      const name = at + HEADER;
      const data = name + bytes.readUInt32LE(at);
      const end = data + bytes.readUInt32LE(at + 4);
      if (end > bytes.length) break;
      known.set(bytes.toString('utf8', name, data), bytes.subarray(data, end));
      at = end;
    }
  } catch {
    // There is none yet.
  }
  return known;
}

function writeCache(place: string, known: ReadonlyMap<string, Buffer>, scripts: ReadonlyMap<string, Script>): void {
  try {
    const all = new Map<string, Buffer>(known);
    for (const [name, script] of scripts) all.set(name, script.createCachedData());
    const parts = [...all].flatMap(([name, data]) => {
      const header = Buffer.alloc(HEADER);
      header.writeUInt32LE(Buffer.byteLength(name), 0);
      header.writeUInt32LE(data.length, 4);
      return [header, Buffer.from(name), data];
    });
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    // Several runs may end at once.
    const draft = `${place}.${process.pid}`;
    const bytes = Buffer.concat([Buffer.alloc(CHECKSUM), ...parts]);
    bytes.writeUInt32LE(zlib.crc32(bytes.subarray(CHECKSUM)), 0);
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, place);
    dropOld(path.dirname(place));
  } catch {
    // Nothing is lost but time.
  }
}

/** How many caches are kept: of a few versions of Node, or places. */
const KEPT = 4;

/** Removes the caches of earlier releases, oldest first. */
function dropOld(folder: string): void {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.code'))
    .map(name => path.join(folder, name));
  const byAge = files.map(file => ({ file, age: statSync(file).mtimeMs })).sort((a, b) => b.age - a.age);
  for (const { file } of byAge.slice(KEPT)) rmSync(file, { force: true });
}
