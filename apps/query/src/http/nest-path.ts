/** The path of an operation as Nest's router writes it: `/tickets/{id}` becomes `/tickets/:id`. */
export function nestPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
