import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { EventsPage } from './events/events-page.js';
import { readSearch } from './events/search.js';
import { NotFoundPage } from './shell/not-found-page.js';
import { Shell } from './shell/shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // How the router is told of it.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/events', replace: true });
  },
});

const events = createRoute({
  getParentRoute: () => root,
  path: '/events',
  validateSearch: readSearch,
  component: EventsPage,
});

/** The pages there are. Parameters of addresses are texts as they are, so that people can read and write them. */
export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([home, events]),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const pairs = Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
      return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
    },
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
