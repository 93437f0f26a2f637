import { type Command } from 'commander';
import { type CliContext } from '../context.js';
import { collect, WHO_IS_ASKED, withTarget } from '../query/query-options.js';
import { type TargetOptions } from '../query/query-target.js';
import { type OpenOptions } from './open-view.js';
import { type SaveViewOptions } from './save-view.js';

const EXAMPLES = `
Examples:
  $ docket views save 'Refused refunds' '/v1/events?action=ticket.*&outcome=DENIED&q=refund&from=-7d' --shared
  $ docket views list
  $ docket views open 0b9e7a56-5d3c-4a55-9a8e-0d9a54a0b7c1
  $ docket views open 5b0c3c1e-8f6b-4d0e-9b57-0f3f3a2c9d11 --param from=-30d

A view is a request that is kept under a name; it is checked when it is saved, and answered with what whoever opens it may
see (docs/saved-views.md).
${WHO_IS_ASKED}`;

/** `docket views`: named requests, kept by the query service. */
export function registerViewsCommand(program: Command, context: CliContext): void {
  const views = program.command('views').description('named requests: save, list and open them');
  views.addHelpText('after', EXAMPLES);
  registerReads(views, context);
  registerChanges(views, context);
}

function registerReads(views: Command, context: CliContext): void {
  withTarget(views.command('list'))
    .description('views that you may open, by name')
    .option('--json', 'one JSON object per line')
    .action(async (options: TargetOptions & { readonly json?: boolean }) => {
      const { listViews } = await import('./list-views.js');
      await listViews(options, context);
    });
  withTarget(views.command('show <id>'))
    .description('one view, as JSON')
    .action(async (id: string, options: TargetOptions) => {
      const { showView } = await import('./list-views.js');
      await showView(id, options, context);
    });
  withTarget(views.command('open <id>'))
    .description('what a view answers')
    .option('--param <name=value>', 'what the view leaves open, such as from=-30d; repeatable', collect)
    .option('--json', 'the answer of the service')
    .action(async (id: string, options: OpenOptions) => {
      const { openView } = await import('./open-view.js');
      await openView(id, options, context);
    });
}

function registerChanges(views: Command, context: CliContext): void {
  withTarget(views.command('save <name> <address>'))
    .description('keep a request: its path and query, as /v1/events?from=-7d')
    .option('--description <text>', 'what it is for')
    .option('--shared', 'everybody of the tenant who may ask that sees it')
    .option('--replace <id>', 'in place of this view')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, address: string, options: SaveViewOptions) => {
      const { saveView } = await import('./save-view.js');
      await saveView(name, address, options, context);
    });
  withTarget(views.command('delete <id>'))
    .description('delete a view')
    .action(async (id: string, options: TargetOptions) => {
      const { deleteView } = await import('./save-view.js');
      await deleteView(id, options, context);
    });
}
