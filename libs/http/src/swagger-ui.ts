import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface File {
  readonly type: string;
  readonly content: Buffer | string;
}

// No inline script and no inline style, so that the page works under a strict content security policy.
const page = (title: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

// The validator badge would ask a server elsewhere.
const START = `window.ui = SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  displayRequestDuration: true,
});
`;

const SHIPPED: Readonly<Partial<Record<string, string>>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const directory = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const loaded = new Map<string, File>();

/**
 * A file of the documentation page; undefined for every other name.
 * @param title of the page, not a text of others
 */
export function swaggerUiFile(name: string, title: string): File | undefined {
  if (name === 'index.html') return { type: 'text/html; charset=utf-8', content: page(title) };
  if (name === 'start.js') return { type: 'text/javascript; charset=utf-8', content: START };
  const type = Object.hasOwn(SHIPPED, name) ? SHIPPED[name] : undefined;
  if (type === undefined) return undefined;
  const file = loaded.get(name) ?? { type, content: readFileSync(path.join(directory, name)) };
  loaded.set(name, file);
  return file;
}
