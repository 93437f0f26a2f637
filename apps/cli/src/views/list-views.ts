import { type CliContext } from '../context.js';
import { openClient } from '../query/open-client.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { table } from '../table.js';

/** Runs `docket views list`. */
export async function listViews(
  options: TargetOptions & { readonly json?: boolean },
  context: CliContext,
): Promise<void> {
  const { out, signal } = context;
  const { views } = await openClient(queryTarget(options, context)).get('/v1/views', { signal });
  if (options.json === true) for (const view of views) out.print(JSON.stringify(view));
  else if (views.length === 0) out.print('no views');
  else {
    const rows = views.map(({ id, name, visibility, owner, address }) => {
      return [id, name, visibility, owner.name ?? owner.id, address];
    });
    out.print(table(['id', 'name', 'seen by', 'of', 'address'], rows));
  }
}

/** Runs `docket views show`. */
export async function showView(id: string, options: TargetOptions, context: CliContext): Promise<void> {
  const { out, signal } = context;
  const client = openClient(queryTarget(options, context));
  out.print(JSON.stringify(await client.get('/v1/views/{id}', { params: { path: { id } }, signal }), undefined, 2));
}
