import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BAD, bgplint, GOOD, type Outcome, project, type SpawnOptions } from './spawn.js';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

let folder: string;
let remove: () => void;
beforeAll(() => {
  ({ folder, remove } = project({
    'bird.conf': GOOD,
    'wrong/bird.conf': BAD,
    'mixed/bird.conf': 'router id 10.0.0.1;\ninclude "peers.conf";\nprotocol device {\n}\n',
    'mixed/peers.conf': 'define PEER = 10.0.0.2;\n',
    'mixed/nginx.conf': 'server { listen 80; }\n',
    'mixed/node_modules/x/bird.conf': BAD,
    'none/readme.txt': 'nothing here\n',
    'empty/': '',
  }));
});
afterAll(() => remove());

const run = (args: string[], options: SpawnOptions = {}): Outcome => bgplint(args, { cwd: folder, ...options });
const json = (...args: string[]) => JSON.parse(run([...args, '-f', 'json']).stdout);
const paths = (...args: string[]): string[] => json(...args).files.map((file: { path: string }) => file.path);

describe('without an engine', () => {
  test('--version and --help answer on standard output', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(run(['--version'])).toEqual({ status: 0, stdout: `bgplint ${version}\n`, stderr: '' });
    const help = run(['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toMatch(/^bgplint checks BGP configurations/);
    expect(run(['check', '--help']).stdout).toBe(help.stdout);
    expect(Math.max(...help.stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([
    [[], /^bgplint: no PATH given: name files or folders/],
    [['chek', 'x'], /^bgplint: unknown command chek; did you mean check\?/],
    [['--fxi', 'bird.conf'], /^bgplint: unknown option --fxi of check; did you mean --fix\?/],
    [['-f', 'yaml', 'bird.conf'], /^bgplint: -f cannot be “yaml”/],
    [['--fail-on', 'warnings', 'bird.conf'], /did you mean warning\?/],
    [['--target', 'bird', 'bird.conf'], /^bgplint: --target bird: not of the form DAEMON@MAJOR.MINOR/],
    [['--target', 'brid@2.17', 'bird.conf'], /did you mean bird\?/],
    [['--target', 'bird@1.6', 'bird.conf'], /^bgplint: --target bird@1.6: bgplint does not know this version/],
    [['--fix', '--diff', 'bird.conf'], /^bgplint: --fix and --diff|^bgplint: --fix changes files/],
    [['--profile', 'none.yaml', 'bird.conf'], /^bgplint: --profile none.yaml: no such file/],
    [['--profile', 'empty', 'bird.conf'], /^bgplint: --profile empty: is a folder/],
    [['explain', 'nrec/peer-sa'], /^bgplint: there is no rule nrec\/peer-sa; did you mean nrec\/peer-as\?/],
    [['explain'], /^bgplint: explain takes one rule/],
    [['rules', 'nrec'], /^bgplint: rules takes no “nrec”/],
    [['server'], /--stdio/],
    [['-', '--files-from', '-'], /given several times/],
  ])('%j is a mistake of usage', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('exit status', () => {
  test('is 0 for a clean file, 1 for findings', () => {
    expect(run(['bird.conf'])).toMatchObject({ status: 0, stderr: '' });
    expect(run(['wrong/bird.conf'])).toMatchObject({ status: 1, stderr: '' });
  });

  test('counts findings from --fail-on up', () => {
    const file = path.join(EXAMPLES, 'bird/wrong.conf');
    const bySeverity = ['error', 'warning', 'info'].map(level => run([file, '--fail-on', level]).status);
    expect(bySeverity).toEqual([1, 1, 1]);
    expect(run([path.join(EXAMPLES, 'bird/good.conf'), '--fail-on', 'info']).status).toBe(0);
  });

  test('of several is the gravest', () => {
    expect(run(['wrong/bird.conf', 'none/readme.txt']).status).toBe(2);
    const all = run(['wrong/bird.conf', 'none/readme.txt', 'gone.conf', '-f', 'concise']);
    expect(all.status).toBe(3);
    expect(all.stdout).toMatch(/^wrong\/bird\.conf:3:/);
    expect(all.stderr).toMatch(/^bgplint: gone\.conf: no such file or folder/m);
  });
});

describe('inputs', () => {
  test('are files, folders and globs, once each, under the paths as given', () => {
    expect(paths('./bird.conf', 'bird.conf')).toEqual(['./bird.conf']);
    expect(paths(folder).sort()).toEqual(
      ['bird.conf', 'mixed/bird.conf', 'mixed/peers.conf', 'wrong/bird.conf'].map(name => path.join(folder, name)),
    );
    expect(paths('*/bird.conf')).toEqual(['mixed/bird.conf', 'wrong/bird.conf']);
    expect(paths('./{mixed,none}/**')).toEqual(['mixed/bird.conf', 'mixed/peers.conf']);
  });

  test('that another includes are judged within it', () => {
    const { files } = json('mixed');
    expect(files.map((file: { path: string }) => file.path)).toEqual(['mixed/bird.conf', 'mixed/peers.conf']);
    expect(paths('mixed/peers.conf', 'mixed/bird.conf')).toEqual(['mixed/bird.conf', 'mixed/peers.conf']);
    expect(paths('mixed/bird.conf')).toEqual(['mixed/bird.conf']);
  });

  test('come from a list, also through a pipe', () => {
    const input = 'bird.conf\r\nmixed/bird.conf\n\n';
    const { stdout } = run(['--files-from', '-', '-f', 'json'], { input });
    expect(JSON.parse(stdout).summary).toEqual({ files: 2, errors: 0, warnings: 0, infos: 0 });
    expect(run(['--files-from', '-'], { input: '' })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run(['--files-from', 'gone.txt'])).toMatchObject({ status: 3, stderr: /gone\.txt: the list of files/ });
  });

  test('come from standard input under a name, includes and all', () => {
    const { stdout, status } = run(['-', '--stdin-filename', 'mixed/bird.conf', '-f', 'concise'], {
      input: 'router id 10.0.0.1;\ninclude "peers.conf";\nprotocol device { scan tme 5; }\n',
    });
    expect(stdout).toMatch(/^mixed\/bird\.conf:3:\d+: error /);
    expect(status).toBe(1);
    expect(run(['-', '-f', 'concise'], { input: BAD }).stdout).toMatch(/^-:3:/);
    expect(run(['-'], { input: 'no such language' })).toMatchObject({ status: 2, stderr: /^bgplint: -: neither name/ });
  });

  test('that are not there name what is', () => {
    expect(run(['brid.conf'])).toEqual({
      status: 3,
      stdout: '',
      stderr: 'bgplint: brid.conf: no such file or folder; did you mean bird.conf?\n',
    });
    symlinkSync('gone.bird', path.join(folder, 'link.bird'));
    expect(run(['link.bird']).stderr).toBe('bgplint: link.bird: is a link to what is not there\n');
    rmSync(path.join(folder, 'link.bird'));
    expect(run(['*.yaml'])).toMatchObject({ status: 3, stderr: 'bgplint: *.yaml: no configuration matches\n' });
  });

  test('that no binding of the profile is for are said to be compared with nothing', () => {
    const allocation =
      '  - { name: bgo, localAs: 4200000000, peerAs: 65535, peers: 10.255.255.1, ipv4: 192.0.2.0/28 }\n';
    const session = 'protocol bgp a { local 10.0.0.1 as 64512; neighbor 10.0.0.2 as 64513; ipv4 {}; }\n';
    const made = project({
      '.nrec.yaml': `root: true\nallocations:\n${allocation}bindings: [{ files: bound/**, allocation: bgo }]\n`,
      'bird.conf': GOOD + session,
      'bound/bird.conf': GOOD + session,
      'plain.conf': GOOD,
    });
    try {
      const of = (path: string) => run([path], { cwd: made.folder }).stdout;
      expect(of('bird.conf')).toContain(
        "The profile's bindings leave out 1 configuration: there the NREC rules stay quiet.",
      );
      for (const path of ['bound/bird.conf', 'plain.conf']) expect(of(path)).not.toContain('stay quiet');
    } finally {
      made.remove();
    }
  });

  test('without a configuration among them get one message', () => {
    expect(run(['none'])).toMatchObject({
      status: 2,
      stderr: /^bgplint: none: no configuration is recognised[^\n]*\n$/,
    });
    expect(run(['empty'])).toMatchObject({
      status: 2,
      stderr: /^bgplint: empty: no configuration is recognised[^\n]*\n$/,
    });
    expect(run(['mixed/nginx.conf'])).toMatchObject({
      status: 2,
      stderr: /name it with --dialect, such as --dialect bird\n$/,
    });
    expect(run(['--dialect', 'gobgp', 'bird.conf'])).toMatchObject({
      status: 2,
      stderr: /one of bird, frr, metallb, terraform/,
    });
  });

  test('are what --dialect says', () => {
    const { folder: other, remove: removeOther } = project({ 'odd.txt': BAD });
    try {
      expect(bgplint(['--dialect', 'bird', 'odd.txt', '-f', 'concise'], { cwd: other }).stdout).toMatch(/^odd\.txt:3:/);
    } finally {
      removeOther();
    }
  });
});

describe('targets', () => {
  test('each have an entry of their own', () => {
    const { files, summary } = json('bird.conf', '--target', 'bird@2.0', '--target', 'bird@3.4');
    expect(files.map((file: { target: string }) => file.target)).toEqual(['bird@2.0', 'bird@3.4']);
    expect(summary.files).toBe(1);
    expect(json('bird.conf').files[0].target).toBeNull();
  });
});

describe('other commands', () => {
  test('explain prints the page of a rule, named with or without its scope', () => {
    const page = run(['explain', 'nrec/export-unlimited']);
    expect(page).toMatchObject({ status: 0, stderr: '' });
    expect(page.stdout).toBe(
      readFileSync(new URL('../../docs/rules/nrec/export-unlimited.md', import.meta.url), 'utf8'),
    );
    expect(run(['explain', 'export-unlimited']).stdout).toBe(page.stdout);
    expect(run(['explain', 'export-unlimited', '--color', 'always']).stdout).toContain('\u001b[1m');
  });

  test('rules lists every rule', () => {
    const { stdout } = run(['rules', '-f', 'json']);
    const rules: { id: string; severity: string; summary: string; url: string }[] = JSON.parse(stdout);
    expect(rules.find(rule => rule.id === 'nrec/peer-as')).toMatchObject({
      severity: 'error',
      url: expect.stringMatching(/docs\/rules\/nrec\/peer-as\.md$/),
    });
    expect(run(['rules']).stdout.split('\n').length).toBeGreaterThan(rules.length);
  });
});

describe('colour', () => {
  test('is off in a pipe, on when wanted, and off again by NO_COLOR', () => {
    const coloured = (args: string[], env = {}) =>
      run(['wrong/bird.conf', ...args], { env }).stdout.includes('\u001b[');
    expect(coloured([])).toBe(false);
    expect(coloured(['--color', 'always'])).toBe(true);
    expect(coloured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});
