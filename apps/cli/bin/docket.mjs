#!/usr/bin/env node
// Starts the built command; says how to build it when there is nothing built yet.
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(main)) {
  console.error('docket: not built yet. Run `npm ci && npm run build` (or `npm start`, which does both).');
  process.exit(1);
}
const { main: run } = await import(main.href);
process.exitCode = await run(process.argv);
