import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS_TOPIC } from '@docket/events';
import { installProjections, readProjections } from '@docket/projections';
import { type Browser } from 'playwright-core';
import { type AuditEvent } from '../../src/events/event.js';
import { type RunningService, runningService } from '../running-service.js';
import { openPage, startBrowser } from './browser.js';
import { helpDeskEvents, TENANT } from './console-events.js';

/** Pictures of every page, for README and for whoever changes how one looks: `npm run screenshots`. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../docs/pictures');
const NAMES = ['Support', 'Billing', 'Sales'];
const SIZES = { desktop: { width: 1360, height: 800 }, phone: { width: 360, height: 740 } };

describe('pictures', () => {
  let service: RunningService;
  let browser: Browser;
  beforeAll(async () => {
    [service, browser] = await Promise.all([runningService('shots'), startBrowser()]);
    await installProjections(service.writer, readProjections(), { database: service.writer.database });
    await service.store(
      helpDeskEvents().map((event) => ({
        ...event,
        department_name:
          NAMES[(event.department ?? '').length % 2 === 0 ? (event.department ?? '').charCodeAt(4) % 3 : 0] ?? '',
      })),
    );
    const at = new Date();
    await service.writer.insertRows('ingest_progress', [
      { topic: EVENTS_TOPIC, epoch: 1, partition: 0, next: 5, high: 5, at, complete_to: at },
    ]);
    mkdirSync(FOLDER, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it.each((['desktop', 'phone'] as const).flatMap((size) => [[size, 'light'] as const, [size, 'dark'] as const]))(
    'of the events on a %s, %s',
    async (size, theme) => {
      const key = await service.key(TENANT, ['analyst'], { name: 'team lead' });
      const { body } = await service.get<{ events: AuditEvent[] }>(key, '/v1/events', {
        ...{ action: 'ticket.status_changed', outcome: 'SUCCESS', limit: '12' },
      });
      const { page, faults } = await openPage(browser, { ...SIZES[size], theme });
      const event = size === 'desktop' ? `&event=${body.events[9]?.event_id ?? ''}` : '';
      await page.goto(`${service.url}/events?q=action%3Aticket.*+-channel%3Aphone${event}#key=${key}`);
      await page.locator('[role=row][aria-selected]').first().waitFor();
      await page.getByRole('slider').waitFor();
      await page.screenshot({ path: path.join(FOLDER, `events-${size}-${theme}.png`) });
      await page.context().close();
      expect(faults).toEqual([]);
    },
  );
});
