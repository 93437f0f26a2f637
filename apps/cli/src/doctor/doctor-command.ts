import { type Command } from 'commander';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { type Output } from '../output.js';
import { type Finding } from './finding.js';

const HELP = `
Checks Node, the local stack, Kafka and its topics, the schema registry, ClickHouse and its migrations, ingestion and the
query service, and says what to do about each problem. Changes nothing. Exit code 1 when there is a problem.`;

/** `docket doctor`: what is wrong, and what to do about it. */
export function registerDoctorCommand(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('check everything Docket needs and say what to do about each problem')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', HELP)
    .action(async ({ json }: { json?: boolean }) => {
      const { examine } = await import('./examine.js');
      const findings: Finding[] = [];
      for await (const finding of examine(context)) {
        findings.push(finding);
        if (json !== true) print(finding, context.out);
      }
      if (json === true) context.out.print(JSON.stringify(findings, undefined, 2));
      const problems = findings.filter(({ state }) => state === 'problem').length;
      if (json !== true)
        context.out.print(problems === 0 ? '\nno problems' : `\n${problems} problem${problems === 1 ? '' : 's'}`);
      if (problems > 0) throw new CommandError('');
    });
}

const SIGNS = { ok: 'ok     ', note: 'note   ', problem: 'PROBLEM' } as const;

function print({ state, what, found, advice }: Finding, out: Output): void {
  out.print(`${SIGNS[state]}  ${what}: ${found}`);
  if (advice !== undefined) out.print(`         → ${advice}`);
}
