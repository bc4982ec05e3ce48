import { expect, test } from 'vitest';
import { maskedText } from '../../server/src/core/mask.js';
import { readManifestFile } from '../../server/src/dialects/metallb/manifest.js';
import { secretsOf } from '../../server/src/dialects/metallb/secrets.js';

const PASSWORD = 'hunter2-Hunter2';

const shown = (text: string, path = 'm.yaml'): string => {
  const secrets = secretsOf(readManifestFile({ path, text }));
  return maskedText(text, { path, start: 0, end: text.length }, secrets);
};

const peer = (fields: string): string =>
  `apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata:\n  name: a\nspec:\n  myASN: 1\n${fields}`;

const secret = (fields: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n${fields}`;

test.each([
  ['a password', peer(`  password: ${PASSWORD}\n`)],
  ['one in quotes', peer(`  password: "${PASSWORD}"\n`)],
  ['one that is folded', peer(`  password: >-\n    ${PASSWORD}\n`)],
  ['a misspelt key', peer(`  pasword: ${PASSWORD}\n  passwrod: ${PASSWORD}\n  Passwd: ${PASSWORD}\n`)],
  ['a list', peer(`  password: [${PASSWORD}]\n`)],
  ['one in place of the reference', peer(`  passwordSecret: ${PASSWORD}\n`)],
  ['one inside of the reference', peer(`  passwordSecret:\n    password: ${PASSWORD}\n`)],
  ['a key without a blank', peer(`  x: {password:${PASSWORD}: 1}\n`)],
  ['a comment', peer(`  # password: ${PASSWORD}\n`)],
  ['a broken document', peer(`  password: ${PASSWORD}\n  x: [\n`)],
  ['a line without its colon', peer(`  password ${PASSWORD}\n`)],
  ['a line with neither its colon nor a blank', peer('').replace('  myASN: 1', `  password:${PASSWORD}`)],
  ['a Secret', secret(`data:\n  any: ${PASSWORD}\nstringData: {password: ${PASSWORD}, x: |\n    ${PASSWORD}\n  }\n`)],
  ['a Secret’s text', secret(`stringData:\n  bgp: |\n    ${PASSWORD}\n    ${PASSWORD}\n`)],
  [
    'a list of objects',
    `apiVersion: v1\nkind: List\nitems:\n- ${secret(`stringData:\n  a: ${PASSWORD}\n`).replaceAll('\n', '\n  ')}\n`,
  ],
  ['JSON', JSON.stringify({ apiVersion: 'metallb.io/v1beta2', kind: 'BGPPeer', spec: { password: PASSWORD } })],
  [
    'frr-k8s',
    `apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nspec:\n  bgp:\n    routers:\n    - neighbors:\n      - password: ${PASSWORD}\n`,
  ],
  [
    'raw configuration',
    `apiVersion: frrk8s.metallb.io/v1beta1\nkind: FRRConfiguration\nspec:\n  raw:\n    rawConfig: |\n      router bgp 1\n       neighbor 10.0.0.1 password ${PASSWORD}\n`,
  ],
  [
    'a daemon’s configuration',
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  bird.conf: |\n    protocol bgp {\n      password "${PASSWORD}";\n    }\n`,
  ],
  [
    'what kubectl keeps of an object',
    `metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"spec":{"peerASN":1,"password":"${PASSWORD}"}}\nkind: BGPPeer\napiVersion: metallb.io/v1beta2\n`,
  ],
  [
    'the same in quotation marks',
    `metadata: {annotations: {a: "{\\"password\\":\\"${PASSWORD}\\"}"}}\nkind: BGPPeer\napiVersion: metallb.io/v1beta2\n`,
  ],
])('%s shows no password', (_, text) => {
  expect(text).toContain(PASSWORD);
  expect(shown(text)).not.toContain(PASSWORD);
});

test.each([
  peer('  passwordSecret:\n    name: bgp-password\n    namespace: metallb-system\n'),
  peer('  passiveMode: true\n'),
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {type: secret-type}\n',
])('what only speaks of secrets is shown: %j', text => expect(shown(text)).toBe(text));
