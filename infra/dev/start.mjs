// `npm start`: installs and builds what is missing, then becomes `docket start` with the same options.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, install, requireNode, root } from './prepare.mjs';

requireNode();
install();
buildIfChanged();
const { main } = await import('../../apps/cli/dist/main.js');
process.exitCode = await main([process.execPath, 'docket', 'start', ...process.argv.slice(2)]);

/** Asking Nx takes seconds even when there is nothing to do; looking at the files takes milliseconds. */
function buildIfChanged() {
  const stamp = path.join(root, 'node_modules/.cache/docket-start-build');
  const sources = sourceDigest();
  if (isBuilt() && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  build();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

function isBuilt() {
  const mains = ['apps/cli', 'apps/ingestion', 'apps/query', 'samples/helpdesk-service'];
  const files = [...mains.map((main) => `${main}/dist/main.js`), 'apps/console/dist/index.html'];
  return files.every((file) => existsSync(path.join(root, file)));
}

/** Names, sizes and times of everything that a build reads. */
function sourceDigest() {
  const hash = createHash('sha256');
  const visit = (file) => {
    const { isDirectory, size, mtimeMs } = statOf(file);
    if (!isDirectory) hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
    else
      for (const name of readdirSync(file).sort())
        if (!/^(dist|node_modules|\..*)$/.test(name)) visit(path.join(file, name));
  };
  for (const name of ['apps', 'libs', 'samples', 'schemas', 'infra/local', 'tsconfig.json', 'package-lock.json'])
    visit(path.join(root, name));
  return hash.digest('hex');
}

function statOf(file) {
  const stat = statSync(file);
  return { isDirectory: stat.isDirectory(), size: stat.size, mtimeMs: stat.mtimeMs };
}
