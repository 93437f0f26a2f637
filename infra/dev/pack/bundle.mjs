// One CommonJS implementation with its types, and ES modules that pass its names on: whoever is required and imported in one
// process is there once, so `instanceof` and what it keeps per process (contexts, channels) hold across both.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { MODULES_ONLY } from './workspace.mjs';

/**
 * Writes code and types of a package into a folder.
 * @param inside the packages that become part of it, by name
 * @returns the names of the packages that its code and types still import
 */
export async function bundle({ entries, threads }, inside, folder) {
  const code = await write({
    input: { ...inputs(entries, 'code'), ...threads },
    external: (id) => isExternal(id, inside),
    plugins: [workspaceResolver(inside, 'code'), nodeResolve({ exportConditions: ['node'] })],
    output: { extension: '.cjs', folder, options: { interop: 'default', exports: 'named', strict: true } },
  });
  const types = await write({
    input: inputs(entries, 'types'),
    external: (id) => isExternal(id, inside),
    plugins: [workspaceResolver(inside, 'types'), dts({ tsconfig: false }), typesAreTypes(code)],
    output: { extension: '.d.cts', folder, options: {} },
  });
  for (const { name } of entries) writeModule(path.join(folder, name), exportsOf(code, `${name}.cjs`), name);
  return new Set(
    [...code, ...types].flatMap(({ imports, dynamicImports }) => packagesOf([...imports, ...dynamicImports])),
  );
}

async function write({ input, external, plugins, output: { extension, folder, options } }) {
  // Loading a package does nothing, so what nobody asks for can be left out.
  const treeshake = { moduleSideEffects: false };
  const build = await rollup({ input, external, plugins, treeshake, onLog: failOnWarnings });
  const { output } = await build.write({
    ...options,
    dir: folder,
    format: extension === '.cjs' ? 'cjs' : 'es',
    entryFileNames: `[name]${extension}`,
    chunkFileNames: ({ name }) => `shared/${name.replace(/\.d$/, '')}${extension}`,
    hoistTransitiveImports: false,
  });
  await build.close();
  return output;
}

function inputs(entries, kind) {
  return Object.fromEntries(entries.map((entry) => [entry.name, entry[kind]]));
}

function isExternal(id, inside) {
  if (id.startsWith('.') || path.isAbsolute(id)) return false;
  return !inside.has(id) && !MODULES_ONLY.includes(id);
}

/** Finds what was built of a package of the workspace; its `exports` would lead to its sources under some conditions. */
function workspaceResolver(inside, kind) {
  return {
    name: 'workspace',
    resolveId(id) {
      return inside.get(id)?.entries.find(({ subpath }) => subpath === '.')?.[kind];
    },
  };
}

/**
 * What the sources export as a type only is no value in the types either: the bundler of types takes a class for a value.
 * @param code the chunks of the code, whose exports are the values
 */
function typesAreTypes(code) {
  return {
    name: 'types-are-types',
    renderChunk(text, { isEntry, name }) {
      if (!isEntry) return null;
      const values = new Set(exportsOf(code, `${name}.cjs`));
      return text.replace(
        /^export \{([^}]*)\}(.*)$/gm,
        (_, list, from) => `export { ${marked(list, values).join(', ')} }${from}`,
      );
    },
  };
}

function marked(list, values) {
  const names = list.split(',').map((one) => one.trim());
  return names.filter(Boolean).map((one) => (values.has(one.split(' as ').at(-1)) ? one : `type ${one}`));
}

// What is only a warning to others (an import of nothing, `import.meta` in CommonJS) would fail at the user's.
function failOnWarnings(level, log) {
  // The compiler's helper for decorators asks whether there is a `this`.
  if (level !== 'warn' || log.code === 'THIS_IS_UNDEFINED') return;
  // A type in a chunk of several entries that none of them exports: nobody has to write its name.
  if (log.message.includes('private shared type exports')) return;
  throw new Error(`${log.code ?? 'warning'}: ${log.message}`);
}

function exportsOf(output, fileName) {
  return output.find((chunk) => chunk.fileName === fileName)?.exports ?? [];
}

function writeModule(file, names, name) {
  writeFileSync(`${file}.mjs`, `export { ${[...names].sort().join(', ')} } from './${name}.cjs';\n`);
  writeFileSync(`${file}.d.mts`, `export * from './${name}.cjs';\n`);
}

function packagesOf(imports) {
  return imports
    .filter((id) => !id.startsWith('node:') && !id.startsWith('.') && !/\.d?\.?c[jt]s$/.test(id))
    .map((id) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(id)?.[0] ?? id);
}
