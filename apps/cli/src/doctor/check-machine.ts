import { unknownVariables } from '@docket/config';
import { checkMachine, stackStatus } from '@docket/local-stack';
import { type CliContext } from '../context.js';
import { type Finding, note, ok, problem } from './finding.js';

/** Node, what the local stack needs, and variables that nothing reads. */
export async function machineFindings(context: CliContext): Promise<Finding[]> {
  return [nodeFinding(process.versions.node), ...(await localStackFindings(context)), ...variableFindings(context)];
}

/** Exported for its test. */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return ok('Node', version);
  return problem('Node', `${version} is too old`, 'install Node 20.19 or newer');
}

async function localStackFindings(context: CliContext): Promise<Finding[]> {
  const status = await stackStatus(context.dataDir());
  if (status.state !== 'down') {
    return status.parts.map(({ name, port, answers, pid, logFile }) => {
      if (answers) return ok(`local ${name}`, `answers on port ${port}`);
      return problem(
        `local ${name}`,
        pid === undefined ? 'its process has ended' : 'does not answer',
        `see ${logFile}, then \`docket down\` and \`docket up\``,
      );
    });
  }
  const machine = await checkMachine();
  if (machine.ok)
    return [
      note(
        'local stack',
        'does not run',
        '`docket up` starts it (not needed where DOCKET_* variables name other servers)',
      ),
    ];
  return machine.missing.map((line) => note('local stack', `cannot run here: ${line}`));
}

function variableFindings(context: CliContext): Finding[] {
  return unknownVariables(context.environment()).map((name) =>
    problem(
      name,
      'is set, but nothing reads it',
      'correct its name, or unset it; docs/configuration.md lists all variables',
    ),
  );
}
