// `npm run chaos`: installs and builds what is missing, then breaks things. Options are those of apps/chaos.
import { build, install, requireNode } from './prepare.mjs';

requireNode();
install();
build();
await import('../../apps/chaos/dist/main.js');
