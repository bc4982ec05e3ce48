import type { Judgement } from '../../server/src/cli/judge.js';
import { PathNames } from '../../server/src/cli/names.js';
import type { Report } from '../../server/src/cli/report.js';
import { Texts } from '../../server/src/cli/texts.js';
import type { Diagnostic } from '../../server/src/core/diagnostic.js';
import type { Span } from '../../server/src/core/span.js';

export const CWD = '/work';
const MAIN = `${CWD}/conf/bird.conf`;
const PEERS = `${CWD}/conf/peers, 100%.conf`;
const OUTSIDE = '/etc/bird/tables.conf';

const TEXTS: Readonly<Record<string, string>> = {
  [MAIN]: [
    'router id 10.0.240.156;',
    'include "peers, 100%.conf";',
    'protocol bgp one {',
    '\tneighbor 10.255.255.1 as 65000;',
    '\tpassword "the-secret-itself";',
    '}',
    'protocl device {}',
    '',
  ].join('\n'),
  [PEERS]: 'protocol bgp two { # zweiter Nachbar: 日本\n  local as 4200000000;\n}\n',
  [OUTSIDE]: 'ipv4 table t;\n',
};

/** The place of a stretch of text. */
export function at(path: string, stretch: string): Span {
  const start = (TEXTS[path] as string).indexOf(stretch);
  if (start < 0) throw new Error(`no ${stretch} in ${path}`);
  return { path, start, end: start + stretch.length };
}

const BASE = { rejects: false, related: [], fixes: [] } as const;

const WRONG_AS: Diagnostic = {
  ...BASE,
  rule: 'nrec/peer-as',
  severity: 'error',
  message: 'The peer’s AS is 65000, and NREC’s is 65535: the session will not come up. Write 65535.',
  span: at(MAIN, '65000'),
  related: [{ span: at(PEERS, 'protocol bgp two'), message: 'The other session has it right.' }],
  fixes: [
    { title: 'Set the peer’s AS to 65535', safe: true, edits: [{ span: at(MAIN, '65000'), text: '65535' }] },
    { title: 'Remove the session', safe: false, edits: [{ span: at(MAIN, 'protocol bgp one {'), text: '' }] },
  ],
};

/** As a careless rule would say it: the report is the last place to stop the password. */
const CARELESS: Diagnostic = {
  ...BASE,
  rule: 'nrec/password',
  severity: 'warning',
  message: 'The password the-secret-itself, 100% wrong:\nit is not the allocation’s.',
  span: at(MAIN, '"the-secret-itself"'),
  fixes: [
    {
      title: 'Write it again',
      safe: false,
      edits: [{ span: at(MAIN, 'password'), text: 'password "the-secret-itself"' }],
    },
  ],
};

const REFUSED: Diagnostic = {
  ...BASE,
  rule: 'bird/syntax',
  severity: 'error',
  message: 'There is no statement “protocl”; did you mean “protocol”?',
  span: at(MAIN, 'protocl'),
  rejects: true,
  daemon: { path: MAIN, line: 8 },
};

const HINT: Diagnostic = {
  ...BASE,
  rule: 'bird/unused-table',
  severity: 'info',
  message: 'Nothing uses this table.',
  span: at(OUTSIDE, 't;'),
};

/** A report that has everything a format must cope with. */
export function sampleReport(overrides: Partial<Judgement> = {}): Report {
  const texts = new Texts();
  texts.add(
    Object.entries(TEXTS).map(([path, text]) => ({ path, text })),
    [at(MAIN, 'the-secret-itself')],
  );
  const names = new PathNames(CWD);
  names.enter('conf/bird.conf');
  names.reached(PEERS, MAIN);
  names.enter(OUTSIDE);
  return {
    entries: [
      {
        path: MAIN,
        dialect: 'bird',
        target: { dialect: 'bird', version: '2.17' },
        diagnostics: [WRONG_AS, CARELESS, REFUSED],
      },
      { path: PEERS, dialect: 'bird', target: { dialect: 'bird', version: '2.17' }, diagnostics: [] },
      { path: OUTSIDE, dialect: 'bird', target: undefined, diagnostics: [HINT] },
    ],
    texts,
    problems: [{ code: 3, message: 'conf/gone.conf: no such file or folder' }],
    withoutProfile: false,
    unbound: 0,
    guests: new Set(),
    names,
    mended: undefined,
    exitCode: 3,
    ...overrides,
  };
}
