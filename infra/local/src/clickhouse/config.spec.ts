import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { configXml, usersXml } from './config.js';

describe('usersXml', () => {
  const xml = usersXml({ adminPassword: 'open sesame', readerPassword: 'a<b' }, 'desk');

  it('holds digests, never passwords', () => {
    expect(xml).not.toContain('open sesame');
    expect(xml).toContain(createHash('sha256').update('open sesame').digest('hex'));
    expect(xml).toContain(createHash('sha256').update('a<b').digest('hex'));
  });

  it('shows the reader one tenant at a time, in the database of the stack', () => {
    expect(xml.match(/<desk>(.|\n)*<audit_events><filter>tenant_id = JSONExtract(.|\n)*<\/desk>/)).not.toBeNull();
    expect(xml.match(/<databases>/g)).toHaveLength(1);
  });

  it('lets everybody in from this machine only', () => {
    expect(xml.match(/<networks><ip>::1<\/ip><ip>127\.0\.0\.1<\/ip><\/networks>/g)).toHaveLength(3);
    expect(xml.match(/<networks>/g)).toHaveLength(3);
  });
});

describe('configXml', () => {
  it('survives a directory with characters that XML means something by', () => {
    const xml = configXml({ home: '/a & <b>', logFile: '/a & <b>/log', memoryBytes: 1 });
    expect(xml).toContain('<users_config>/a &amp; &lt;b&gt;/users.xml</users_config>');
  });

  it('bounds memory and every log', () => {
    const xml = configXml({ home: '/h', logFile: '/l', memoryBytes: 123 });
    expect(xml).toContain('<max_server_memory_usage>123</max_server_memory_usage>');
    expect(xml.match(/<ttl>(event|finish)_date \+ INTERVAL 3 DAY DELETE<\/ttl>/g)).toHaveLength(3);
  });
});
