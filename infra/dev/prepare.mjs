// What `npm start` and `npm test` do before anything else, in a fresh clone as well: dependencies, then a build.
// Plain Node without dependencies, because none may be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Ends with a clear message when this Node is too old for what follows. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Docket needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the dependencies of the lock file, unless they are there. */
export function install() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing dependencies (about 960 MB unpacked, of which ClickHouse takes 570 MB) ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds what has changed; Nx knows the rest. */
export function build() {
  console.log('Building ...');
  run(
    process.execPath,
    [path.join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static'],
    {
      quiet: true,
    },
  );
}

/** Runs a command to its end; a failing one ends this process too. A quiet one only speaks when it fails. */
export function run(command, args, { quiet = false } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NX_TUI: 'false', NX_DAEMON: 'false' },
  });
  if (status === 0) return;
  if (quiet) console.error(`${stdout}${stderr}`);
  console.error(error ? `${command}: ${error.message}` : `${command} ${args[0] ?? ''} failed`);
  process.exit(status ?? 1);
}
