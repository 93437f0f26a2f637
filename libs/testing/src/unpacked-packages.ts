import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PACK = path.join(ROOT, 'infra/dev/pack.mjs');
const run = promisify(execFile);

/** Packages as they are published, unpacked where a service would have them. */
export interface UnpackedPackages {
  /** Folder of the service. */
  readonly service: string;
  /** By name: where the package is, and its tarball. */
  readonly packages: Readonly<Record<string, { readonly folder: string; readonly tarball: string }>>;
  remove(): Promise<void>;
}

/**
 * Packs packages of the workspace as they are built, and unpacks them. The service is inside the repository, so that dependencies
 * of the packages are found as if they were installed; those of the workspace are too, which is why tests look for imports of them.
 * @param libs folders of `libs`, for example `sdk`
 * @param files a folder with the service's own files
 */
export async function unpackPackages(libs: readonly string[], files?: string): Promise<UnpackedPackages> {
  await mkdir(path.join(ROOT, '.docket'), { recursive: true });
  const service = await mkdtemp(path.join(ROOT, '.docket/packages-'));
  if (files !== undefined) await cp(files, service, { recursive: true });
  const packages: Record<string, { folder: string; tarball: string }> = {};
  for (const lib of libs) {
    const name = `@docket/${lib}`;
    const folder = path.join(service, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    const tarball = await packInto(path.join(service, 'packed'), lib);
    await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
    packages[name] = { folder, tarball };
  }
  return { service, packages, remove: () => rm(service, { recursive: true, force: true }) };
}

/** Packs a package of the workspace as it is built. @returns the path of the tarball */
export async function packInto(folder: string, lib: string): Promise<string> {
  const { stdout } = await run(process.execPath, [PACK, folder], { cwd: path.join(ROOT, 'libs', lib) });
  return stdout.trim();
}
