// `npm run fuzz -- --cases 20000 --seed 7`: requests of the OpenAPI file against the query service on a real stack. At least
// so many are made (5,000 without the option); `npm test` makes some hundreds.
import { parseArgs } from 'node:util';
import { build, install, requireNode, run } from './prepare.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '5000' }, seed: { type: 'string' } } });
for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,7}$/.test(value)) continue;
  console.error(`--${name} ${value}: must be a whole number up to 9999999`);
  process.exit(2);
}
requireNode();
install();
build();
process.env.DOCKET_FUZZ_CASES = values.cases;
process.env.DOCKET_FUZZ_SEED = values.seed ?? String(Math.floor(Math.random() * 1e7));
console.log(`${values.cases} cases of --seed ${process.env.DOCKET_FUZZ_SEED}`);
run(process.execPath, ['infra/dev/jest.mjs', 'int', 'cli/test/fuzz', '--colors=false']);
