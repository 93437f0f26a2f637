// The package.json that is published.
import { MODULES_ONLY } from './workspace.mjs';

/**
 * @param inside the packages that became part of it
 * @param imported the names of those that it imports
 * @throws when one of them is not declared anywhere
 */
export function publishedManifest({ manifest, entries }, inside, imported) {
  const { name, version, description, license, engines, peerDependencies = {}, peerDependenciesMeta } = manifest;
  const declared = Object.assign({}, ...[...inside.values(), { manifest }].map((one) => one.manifest.dependencies));
  const dependencies = {};
  for (const needed of [...imported].sort()) {
    if (needed in peerDependencies) continue;
    const wanted = declared[needed];
    if (wanted === undefined || MODULES_ONLY.includes(needed))
      throw new Error(`${name} imports ${needed}, which no package.json declares`);
    dependencies[needed] = wanted;
  }
  const [main] = entries;
  return {
    name,
    version,
    description,
    license,
    type: 'commonjs',
    // For tools that do not know `exports`.
    main: `./dist/${main.name}.cjs`,
    types: `./dist/${main.name}.d.cts`,
    exports: { ...Object.fromEntries(entries.map(exported)), './package.json': './package.json' },
    sideEffects: false,
    engines,
    dependencies,
    ...(Object.keys(peerDependencies).length > 0 ? { peerDependencies, peerDependenciesMeta } : {}),
  };
}

function exported({ subpath, name }) {
  return [
    subpath,
    {
      import: { types: `./dist/${name}.d.mts`, default: `./dist/${name}.mjs` },
      require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
    },
  ];
}
