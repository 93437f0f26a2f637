// `npm run hostile`: a minute of hostile input for the gateway, on a real stack; DOCKET_HOSTILE_SECONDS names another time.
import { build, install, requireNode, run } from './prepare.mjs';

requireNode();
install();
build();
process.env.DOCKET_HOSTILE_SECONDS ??= '60';
run(process.execPath, ['infra/dev/jest.mjs', 'int', 'gateway/hostile', '--colors=false']);
