import { describe, expect, it } from 'vitest';
import { dirname, join } from '../../server/src/core/path.js';
import { filePathOf, pathOf, pathOfFile, uriOf } from '../../server/src/lsp/uri.js';

describe('URIs and paths', () => {
  it.each([
    ['file:///etc/bird/bird.conf', 'file:///etc/bird/bird.conf', '/etc/bird/bird.conf'],
    ['file:///etc/my%20bird/%C3%A6%231.conf', 'file:///etc/my bird/æ#1.conf', '/etc/my bird/æ#1.conf'],
    ['file:///C%3A/net/bird.conf', 'file:///c:/net/bird.conf', 'c:/net/bird.conf'],
    ['file:///c:/net/bird.conf', 'file:///c:/net/bird.conf', 'c:/net/bird.conf'],
    ['file://host/share/bird.conf', 'file://host/share/bird.conf', '//host/share/bird.conf'],
    ['vscode-vfs://github/o/r/100%25.conf', 'vscode-vfs://github/o/r/100%.conf', undefined],
    ['untitled:Untitled-1', 'untitled:Untitled-1', undefined],
    ['file:///broken/%zz.conf', 'file:///broken/%zz.conf', '/broken/%zz.conf'],
  ])('%s', (uri, path, file) => {
    expect(pathOf(uri)).toBe(path);
    expect(filePathOf(path)).toBe(file);
    expect(pathOf(uriOf(path))).toBe(path);
    if (file) expect(pathOfFile(file)).toBe(path);
  });

  it('writes Windows paths of both slashes alike', () => {
    expect(pathOfFile('C:\\net\\bird.conf')).toBe('file:///c:/net/bird.conf');
    expect(pathOfFile('\\\\host\\share\\x')).toBe('file://host/share/x');
  });

  it('lets an include meet the document it names, however the client encodes that', () => {
    const from = pathOf('file:///c%3A/my%20net/bird.conf');
    expect(join(dirname(from), 'peers #1.conf')).toBe(pathOf('file:///c%3A/my%20net/peers%20%231.conf'));
  });
});
