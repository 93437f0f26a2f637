// Schemathesis, which makes requests of an OpenAPI file: a Python program, installed where npm keeps its own caches.
// `node infra/dev/fuzzer.mjs` installs it and prints what to run it with, as JSON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const REQUIREMENTS = path.join(root, 'infra/fuzz/requirements.txt');
const NEEDED =
  'The requests of the OpenAPI file are made by Schemathesis: it needs Python 3.11 or newer with pip as python3 ' +
  '(Debian and Ubuntu: apt install python3 python3-pip), or as the command that DOCKET_TEST_PYTHON names, and once the Python package index.';

// Versions and digests of every package are pinned, so a folder that is there is right; it is made beside, and appears whole.
export function installFuzzer() {
  const python = process.env.DOCKET_TEST_PYTHON ?? 'python3';
  python3(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'], 'is older than 3.11');
  const platform = 'import sys, platform; print(sys.version_info[:2], platform.machine())';
  const version = python3(python, ['-c', platform], 'does not run');
  const name = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(version).digest('hex').slice(0, 16);
  const folder = path.join(root, 'node_modules/.cache/docket-fuzz', name);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(path.dirname(folder), { recursive: true });
    const how = ['--quiet', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--no-warn-script-location'];
    const arguments_ = ['-m', 'pip', 'install', ...how, '--root-user-action=ignore'];
    python3(python, [...arguments_, '--target', unfinished, '-r', REQUIREMENTS], 'could not install it');
    if (existsSync(folder)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, folder);
  }
  return { python, folder };
}

function python3(command, args, failure) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  throw new Error(`${NEEDED}\n${command} ${error?.message ?? failure}\n${stderr ?? ''}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(JSON.stringify(installFuzzer()));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
