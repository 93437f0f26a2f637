import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { publint } from 'publint';
import { type UnpackedPackages, unpackPackages } from '@docket/testing';

const run = promisify(execFile);
// npm and a compiler run as processes; beside other tests that takes a while.
jest.setTimeout(60_000);

describe('the tarball of the Nest module', () => {
  let unpacked: UnpackedPackages;
  let folder: string;
  let tarball: string;

  beforeAll(async () => {
    unpacked = await unpackPackages(['sdk', 'nest'], path.join(import.meta.dirname, 'consumer'));
    ({ folder, tarball } = unpacked.packages['@docket/nest'] as { folder: string; tarball: string });
  });
  afterAll(() => unpacked.remove());

  it('brings nothing of its own, and neither Nest nor the SDK a second time', async () => {
    const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<string, object>;
    expect(manifest['dependencies']).toEqual({});
    expect(Object.keys(manifest['peerDependencies'] ?? {})).toEqual([
      '@docket/sdk',
      '@nestjs/common',
      '@nestjs/core',
      'rxjs',
    ]);
    const code = await readFile(path.join(folder, 'dist/index.cjs'), 'utf8');
    expect([...code.matchAll(/require\('(@docket\/[^']+)'\)/g)].map(([, id]) => id).sort()).toEqual([
      '@docket/sdk',
      '@docket/sdk/http',
    ]);
  });

  it('pleases publint and Are the types wrong', async () => {
    expect((await publint({ pkgDir: folder, pack: false, strict: true })).messages).toEqual([]);
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball))));
    expect('problems' in analysis ? analysis.problems : ['no types']).toEqual([]);
  });

  it('is there once for those who import and those who require it, and so is the SDK', async () => {
    const { stdout } = await run(process.execPath, ['load.cjs'], { cwd: unpacked.service });
    expect(JSON.parse(stdout)).toMatchObject({ identical: true, sameSdk: true });
  });

  it('compiles in a service, typed by the contract', async () => {
    const compilerOptions = {
      target: 'es2023',
      module: 'node16',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      types: ['node'],
    };
    const project = path.join(unpacked.service, 'tsconfig.json');
    await writeFile(project, JSON.stringify({ compilerOptions, include: ['service.mts'] }));
    const compiler = path.resolve(import.meta.dirname, '../../../../node_modules/typescript/bin/tsc');
    const told = await run(process.execPath, [compiler, '-p', project]).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error as { stdout: string }).stdout,
    );
    expect(told).toBe('');
  });
});
