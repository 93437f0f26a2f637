// Generates types, schemas and documents from schemas/. With --check writes nothing and fails when a file is stale.
import { register } from 'node:module';
import path from 'node:path';

register('./generate-typescript-hooks.mjs', import.meta.url);
const { generate, staleFiles } = await import('../../libs/events/generate/generate.ts');
const root = path.resolve(import.meta.dirname, '../..');
const check = process.argv.includes('--check');

try {
  const files = await (check ? staleFiles(root) : generate(root));
  for (const { path: file, state } of files) console.log(`${file}: ${check ? state : 'written'}`);
  if (check && files.length > 0) {
    console.error('Generated files are stale. Run: npm run generate');
    process.exitCode = 1;
  }
} catch (error) {
  if (error?.name !== 'ContractError') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
