// Loads every entry of the published package both ways, and prints what that did to the process.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { exports } = JSON.parse(readFileSync(require.resolve('@docket/sdk/package.json'), 'utf8'));
const entries = Object.keys(exports).filter((name) => name !== './package.json');
const names = entries.map((name) => name.replace('.', '@docket/sdk'));

const before = look();
const identical = {};
for (const name of names) {
  const required = require(name);
  const imported = await import(name);
  identical[name] = Object.keys(required).every((key) => required[key] === imported[key]);
  identical[`${name} exports`] = Object.keys(required).length > 0;
}
const after = look();
const loaded = Object.keys(require.cache).filter((file) => file.includes('node_modules'));
console.log(JSON.stringify({ before, after, identical, loaded }));

function look() {
  return {
    globals: Object.getOwnPropertyNames(globalThis).sort(),
    environment: Object.keys(process.env).sort(),
    listeners: process.eventNames().map((name) => `${String(name)}: ${process.listenerCount(name)}`),
    // Files are read, and closed again, to load anything.
    resources: process.getActiveResourcesInfo().filter((kind) => !/^(FS|Close|PipeWrap|TTYWrap|TickObject)/.test(kind)),
  };
}
