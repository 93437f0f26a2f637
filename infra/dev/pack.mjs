// Makes the tarball that is published of a package of the workspace: `node ../../infra/dev/pack.mjs [FOLDER]` in its
// folder, which has to be built. The same sources give the same bytes.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './pack/bundle.mjs';
import { publishedManifest } from './pack/manifest.mjs';
import { MODULES_ONLY, privatePackages, readPackage, root } from './pack/workspace.mjs';

const target = path.resolve(process.argv[2] ?? path.join(root, 'dist/packages'));
const source = readPackage(process.cwd());
const inside = privatePackages(source);
const folder = path.join(target, path.basename(source.folder));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const imported = await bundle(source, inside, path.join(folder, 'dist'));
const manifest = publishedManifest(source, inside, imported);
writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const name of ['README.md', 'CHANGELOG.md']) copyFileSync(path.join(source.folder, name), path.join(folder, name));
copyFileSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
writeFileSync(path.join(folder, 'NOTICE'), notice());
console.log(path.join(target, pack()));

/** The licences of others ask for their text beside their code. */
function notice() {
  const [own] = readFileSync(path.join(root, 'NOTICE'), 'utf8').split('\n\nThis repository');
  const others = MODULES_ONLY.filter((name) => usedBy(name)).map((name) => {
    const licence = path.join(root, 'node_modules', name, 'LICENSE.md');
    return `This package contains parts of ${name}:\n\n${readFileSync(licence, 'utf8').trim()}\n`;
  });
  return [own, ...others].join('\n\n');
}

function usedBy(name) {
  return [...inside.values()].some(({ manifest: { dependencies = {} } }) => name in dependencies);
}

// npm gives every file the same time and owner, so that only names and contents count.
function pack() {
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm && existsSync(npm) ? [process.execPath, npm] : ['npm'];
  const args = [...first, 'pack', '--json', '--ignore-scripts', '--pack-destination', target];
  const [{ filename }] = JSON.parse(execFileSync(command, args, { cwd: folder, encoding: 'utf8' }));
  return filename;
}
