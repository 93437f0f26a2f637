// What the workspace says of a package, and which of its dependencies are published inside it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Published inside, because `require` of an ES module fails wherever Node does not run the code itself (Jest, bundlers),
 * and older TypeScript refuses it.
 */
export const MODULES_ONLY = ['uuid'];

/** A package of the workspace: its folder, its package.json, its entries by subpath, and what its threads run. */
export function readPackage(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(manifest.exports).map(([subpath, target]) => ({
    subpath,
    name: subpath === '.' ? 'index' : subpath.slice('./'.length),
    code: path.join(folder, target.default),
    types: path.join(folder, target.types),
  }));
  // Files that threads run, by the name they have in the published package: nobody imports them.
  const threads = Object.fromEntries(
    Object.entries(manifest.docket?.threads ?? {}).map(([name, file]) => [name, path.join(folder, file)]),
  );
  return { folder, manifest, entries, threads };
}

/** The private packages that a package stands on, by name, those of its dependencies included. */
export function privatePackages({ manifest }) {
  const all = workspacePackages();
  const found = new Map();
  const visit = ({ dependencies = {} }) => {
    for (const name of Object.keys(dependencies)) {
      const one = all.get(name);
      if (one === undefined || found.has(name)) continue;
      found.set(name, one);
      visit(one.manifest);
    }
  };
  visit(manifest);
  return found;
}

function workspacePackages() {
  const libs = path.join(root, 'libs');
  const packages = readdirSync(libs).map((name) => readPackage(path.join(libs, name)));
  return new Map(packages.map((one) => [one.manifest.name, one]));
}
