import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { installProjections, readProjections } from '@docket/projections';
import { type Browser } from 'playwright-core';
import { type AuditEvent } from '../../src/events/event.js';
import { type TestEvent } from '../event-rows.js';
import { type Query, type RunningService, runningService } from '../running-service.js';
import { openPage, type PageOptions, startBrowser, type WatchedPage } from './browser.js';
import { TENANT } from './console-events.js';

/** What the tests of a page have: the service with events, and the way to open it. */
export interface ConsoleTests {
  readonly service: RunningService;
  /** Of an analyst. */
  readonly key: string;
  /** Opens an address as a link that signs in. */
  readonly open: (address: string, options?: PageOptions & { readonly as?: string }) => Promise<WatchedPage>;
  /** An empty page, for who prepares it before it goes anywhere. */
  readonly blank: (options?: PageOptions) => Promise<WatchedPage>;
  /** Events as the service has them. */
  readonly stored: (query: Query) => Promise<AuditEvent[]>;
}

/** Starts service and browser for the tests of a file, and ends both. After each test nothing may have gone wrong in its pages. */
export function consoleTests(prefix: string, events: () => readonly TestEvent[]): ConsoleTests {
  let service: RunningService;
  let browser: Browser;
  let key: string;
  const opened: WatchedPage[] = [];
  beforeAll(async () => {
    [service, browser] = await Promise.all([runningService(prefix), startBrowser()]);
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    await service.store(events());
    key = await service.key(TENANT, ['analyst']);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(async () => {
    const pages = opened.splice(0);
    await Promise.all(pages.map(({ page }) => page.context().close()));
    expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  });
  const blank = async (options: PageOptions = {}): Promise<WatchedPage> => {
    const watched = await openPage(browser, options);
    opened.push(watched);
    return watched;
  };
  return {
    blank,
    get service() {
      return service;
    },
    get key() {
      return key;
    },
    open: async (address, options = {}) => {
      const watched = await blank(options);
      await watched.page.goto(`${service.url}${address}#key=${options.as ?? key}`);
      return watched;
    },
    stored: async (query) =>
      (await service.get<{ events: AuditEvent[] }>(key, '/v1/events', { limit: '1000', ...query })).body.events,
  };
}

/** Whether a page is wider than its window. */
export const TOO_WIDE = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
