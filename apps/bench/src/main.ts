import { runCommand } from './command.js';
import { consumePlainly } from './plain-node/consume.js';
import { plainNodeSettings } from './plain-node/settings.js';
import { publish } from './latency/publish.js';
import { publishSettings } from './latency/publish-settings.js';
import { childSettings } from './sdk/child-settings.js';
import { measureChild } from './sdk/measure-child.js';
import { endWithParent } from './stack/child-life.js';

const [command = '', ...args] = process.argv.slice(2);

try {
  await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}

/** All but the last are no commands for people: parts of the benchmark that run as processes of their own. */
async function run(): Promise<void> {
  switch (command) {
    case 'plain-node':
      endWithParent();
      await consumePlainly(plainNodeSettings.parse(JSON.parse(args[0] ?? '')));
      break;
    case 'publish':
      endWithParent();
      await publish(publishSettings.parse(JSON.parse(args[0] ?? '')));
      process.exit(0);
      break;
    case 'sdk-path':
      endWithParent();
      await measureChild(childSettings.parse(JSON.parse(args[0] ?? '')));
      process.exit(0);
      break;
    default:
      process.exitCode = await runCommand(command, args);
  }
}
