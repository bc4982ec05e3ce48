import { describe, expect, it } from 'vitest';
import { textAt, unitOf } from './build.js';

const hidden = (text: string, path?: string) => {
  const { secrets, diagnostics } = unitOf(text, '8.4', path);
  return {
    secrets: secrets.map(span => textAt(text, span)),
    said: diagnostics.flatMap(({ message, fixes }) => [message, JSON.stringify(fixes)]).join('\n'),
  };
};

describe('passwords', () => {
  it.each([
    ['router bgp 65000\n neighbor 192.0.2.1 password s3cr3t\n', 's3cr3t'],
    ['password s3cr3t\n', 's3cr3t'],
    ['enable password 8 s3cr3t\n', 's3cr3t'],
    ['interface eth0\n ip ospf authentication-key s3cr3t\n', 's3cr3t'],
    ['interface eth0\n ip ospf message-digest-key 1 md5 s3cr3t\n', 's3cr3t'],
    ['interface eth0\n ip rip authentication string s3cr3t\n', 's3cr3t'],
    ['interface eth0\n isis password clear s3cr3t\n', 's3cr3t'],
    ['key chain x\n key 1\n  key-string s3cr3t\n', 's3cr3t'],
    ['mpls ldp\n neighbor 192.0.2.1 password s3cr3t\n', 's3cr3t'],
  ])('of lines that FRR takes: %j', (text, secret) => {
    expect(hidden(text)).toEqual({ secrets: [secret], said: '' });
  });

  it.each([
    'router bgp 65000\n neighbor 192.0.2.1 password s3cr3t more\n',
    'router bgp 65000\n neighbor 192.0.2.1 passwrod s3cr3t\n',
    'neighbor 192.0.2.1 password s3cr3t ! comment\n',
    'passwd s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 pwd s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 pawword s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 key s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 tcp-ao s3cr3t\r\n',
    'interface eth0\n vrrp 1 authentication s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 password=s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 password: s3cr3t\n',
    'router bgp 65000\n neighbor 192.0.2.1 passwords3cr3t\n',
  ])('of lines that it does not take: %j', text => {
    const { secrets, said } = hidden(text);
    expect(secrets.join(' ')).toContain('s3cr3t');
    expect(said).not.toBe('');
    expect(said).not.toContain('s3cr3t');
  });

  it('in comments', () => {
    expect(hidden('! password s3cr3t\n').secrets).toEqual(['s3cr3t']);
  });

  it('are none where names and other words look like them', () => {
    const text =
      'route-map PASS-ALL permit 10\nexit\nservice password-encryption\nrouter ospf\n passive-interface eth0\n' +
      'interface eth0\n ip ospf authentification message-digest\n! key 1\n! the key is read from elsewhere\n';
    expect(hidden(text).secrets).toEqual([]);
  });
});
