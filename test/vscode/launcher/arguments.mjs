import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The arguments of VS Code's executable that mean something here. What concerns windows, updates and sandboxes has no
 * meaning in a browser and is passed over.
 */
export function readArguments(argv) {
  const result = { extensions: [], install: [] };
  for (const [name, value] of options(argv)) {
    if (name === undefined || name === 'folder-uri' || name === 'file-uri') {
      result.open ??= path.resolve(name === undefined ? value : fileURLToPath(value));
    } else if (name === 'extensionDevelopmentPath') result.extensions.push(path.resolve(value));
    else if (name === 'extensionTestsPath') result.tests = path.resolve(value);
    else if (name === 'user-data-dir') result.userData = path.resolve(value);
    else if (name === 'extensions-dir') result.extensionsFolder = path.resolve(value);
    else if (name === 'install-extension') result.install.push(path.resolve(value));
  }
  return result;
}

const WITH_VALUE = new Set([
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'user-data-dir',
  'extensions-dir',
  'folder-uri',
  'file-uri',
  'install-extension',
]);

/** `--name=value`, `--name value` and `--name`; an argument without a name comes as `[undefined, argument]`. */
function* options(argv) {
  for (let i = 0; i < argv.length; i++) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argv[i]) ?? [];
    if (name === undefined) yield [undefined, argv[i]];
    else if (value !== undefined || !WITH_VALUE.has(name)) yield [name, value ?? ''];
    else yield [name, argv[++i] ?? ''];
  }
}
