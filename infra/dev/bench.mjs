// `npm run bench`: installs and builds what is missing, then becomes the benchmark with the same options.
import { build, install, requireNode } from './prepare.mjs';

requireNode();
install();
build();
await import('../../apps/bench/dist/main.js');
