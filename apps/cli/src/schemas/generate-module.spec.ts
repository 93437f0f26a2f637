import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { docket } from '../../test/run-docket.js';

const schema = {
  type: 'record',
  name: 'AssetCheckedOut',
  namespace: 'acme.events',
  doc: 'An asset was handed out.',
  fields: [
    { name: 'envelope', type: 'docket.Envelope', doc: 'Who and when.' },
    { name: 'asset_id', type: 'string', doc: 'Id of the asset.' },
  ],
};

describe('docket schemas generate', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
  const out = path.join(folder, 'audit-actions.ts');
  const env = { DOCKET_DATA_DIR: folder };
  const generate = (...more: string[]) => docket(env, 'schemas', 'generate', '--dir', folder, '--out', out, ...more);
  const write = (name: string, content: unknown) => {
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  };

  it('says that there is nothing to generate', async () => {
    const { code, err } = await generate();
    expect(code).toBe(2);
    expect(err).toMatch(/no action/);
  });

  it('writes the module, and tells when it is stale', async () => {
    write('asset.avsc', schema);
    expect((await generate('--check')).code).toBe(1);
    expect((await generate()).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/readonly 'asset\.checked_out': acme_events\.AssetCheckedOut;/);
    expect((await generate('--check')).code).toBe(0);
    write('asset.avsc', { ...schema, doc: 'Changed.' });
    expect((await generate('--check')).err).toMatch(/is not what the schemas say/);
  });

  it('names the file that cannot be taken', async () => {
    write('bad.avsc', { ...schema, name: 'ticket' });
    const { code, err } = await generate();
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.avsc/);
  });
});
