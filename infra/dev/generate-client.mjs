// Writes the types of libs/client from the OpenAPI document of the query service. Needs a build of apps/query.
// With --check writes nothing and fails when the file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../../apps/query/dist/openapi/document.js';

const root = path.resolve(import.meta.dirname, '../..');
const file = 'libs/client/src/generated/api.ts';
const HEAD = '// Generated from the OpenAPI document of the query service: npm run generate:client. Do not edit.\n';

const nodes = await openapiTypescript(openApiDocument(), { alphabetize: false, immutable: true });
const text = HEAD + astToString(nodes);
if (process.argv.includes('--check')) {
  if (text !== written()) {
    console.error(`${file} is not what the query service says. Run: npm run generate:client`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(path.join(root, file), text);
  console.log(`${file}: written`);
}

function written() {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}
