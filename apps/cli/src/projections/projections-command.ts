import { type Command } from 'commander';
import { type CliContext } from '../context.js';

const EXAMPLES = `
Examples:
  $ docket projections list
  $ docket projections new tickets_per_day   # a folder with three files of SQL to begin from`;

/** `docket projections`: what is made of the events for fast answers. */
export function registerProjectionsCommand(program: Command, context: CliContext): void {
  const projections = program
    .command('projections')
    .description('what is made of the events for fast answers: list, and begin a new one')
    .addHelpText('after', EXAMPLES);
  projections
    .command('list')
    .description('each with its versions, and what was done to it last')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const { listProjections } = await import('./list-projections.js');
      await listProjections(options, context);
    });
  projections
    .command('new')
    .description('make the folder of a new projection, which counts events per day to begin with')
    .argument('<name>', 'lower case, words joined by underscores')
    .action(async (name: string) => {
      const { createProjection } = await import('@docket/projections');
      for (const file of createProjection(name)) context.out.print(file);
      context.out.note(`Change the files, then: docket replay ${name}`);
    });
}
