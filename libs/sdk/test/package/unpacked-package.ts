import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

export const ROOT = path.resolve(import.meta.dirname, '../../../..');
const PACK = path.join(ROOT, 'infra/dev/pack.mjs');
const CONSUMER = path.join(import.meta.dirname, 'consumer');

export const run = promisify(execFile);

/** The tarball of the SDK, unpacked where a service would have it, with the files of `consumer` as that service. */
export interface UnpackedPackage {
  /** Folder of the service. */
  readonly service: string;
  /** Folder of the package. */
  readonly folder: string;
  readonly tarball: string;
  remove(): Promise<void>;
}

/**
 * Packs the SDK as it is built and unpacks it. The folder is inside the repository, so that dependencies of the package
 * are found as they are when it is installed; those of the workspace are too, which is why tests look for imports of them.
 */
export async function unpackPackage(): Promise<UnpackedPackage> {
  await mkdir(path.join(ROOT, '.docket'), { recursive: true });
  const service = await mkdtemp(path.join(ROOT, '.docket/package-test-'));
  const folder = path.join(service, 'node_modules/@docket/sdk');
  await mkdir(folder, { recursive: true });
  const tarball = await packInto(service);
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  await cp(CONSUMER, service, { recursive: true });
  return { service, folder, tarball, remove: () => rm(service, { recursive: true, force: true }) };
}

/** Packs the SDK as it is built; the path of the tarball. */
export async function packInto(folder: string): Promise<string> {
  const cwd = path.join(ROOT, 'libs/sdk');
  const { stdout } = await run(process.execPath, [PACK, path.join(folder, 'packed')], { cwd });
  return stdout.trim();
}

export async function digestOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
