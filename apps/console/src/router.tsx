import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { changed } from './address/changed.js';
import { readZone } from './address/read-text.js';
import { readAgentSearch } from './agents/search.js';
import { EventsPage } from './events/events-page.js';
import { readSearch } from './events/search.js';
import { readReportSearch } from './reports/search.js';
import { NotFoundPage } from './shell/not-found-page.js';
import { Shell } from './shell/shell.js';
import { readTicketSearch } from './tickets/search.js';

interface ZoneSearch {
  readonly tz?: string;
}

const root = createRootRoute({
  validateSearch: (raw: Readonly<Record<string, unknown>>) => changed<ZoneSearch>({}, { tz: readZone(raw) }),
  search: { middlewares: [retainSearchParams<ZoneSearch>(['tz'])] },
  component: Shell,
  notFoundComponent: NotFoundPage,
});

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

// Pages but the first are read when they are gone to.
const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  validateSearch: readTicketSearch,
  component: lazyRouteComponent(() => import('./tickets/ticket-page.js'), 'TicketPage'),
});

const agent = createRoute({
  getParentRoute: () => root,
  path: '/agents/$agentId',
  validateSearch: readAgentSearch,
  component: lazyRouteComponent(() => import('./agents/agent-page.js'), 'AgentPage'),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./reports/reports-page.js'), 'ReportsPage'),
});

/** The pages there are. Parameters of addresses are texts as they are, so that people can read and write them. */
export function makeRouter() {
  return createRouter({
    routeTree: root.addChildren([home, events, ticket, agent, reports]),
    defaultPreload: 'intent',
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
