import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS_TOPIC } from '@docket/events';
import { installProjections, readProjections } from '@docket/projections';
import { type Browser, type Page } from 'playwright-core';
import { type RunningService, runningService } from '../running-service.js';
import { openPage, startBrowser } from './browser.js';
import { helpDeskEvents, TENANT } from './console-events.js';

/** Pictures of every page, for README and for whoever changes how one looks: `npm run screenshots`. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../docs/pictures');
const NAMES = ['Support', 'Billing', 'Sales'];
const AGENT = 'o4x5bfj7';
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

  const picture = async (name: string, address: string, ready: (page: Page) => Promise<unknown>) => {
    const key = await service.key(TENANT, ['analyst', 'auditor'], { name: 'team lead' });
    for (const size of ['desktop', 'phone'] as const)
      for (const theme of ['light', 'dark'] as const) {
        const { page, faults } = await openPage(browser, { ...SIZES[size], theme });
        await page.goto(`${service.url}${address}#key=${key}`);
        await ready(page);
        await page.screenshot({ path: path.join(FOLDER, `${name}-${size}-${theme}.png`) });
        await page.context().close();
        expect(faults).toEqual([]);
      }
  };

  it('of the events', async () => {
    await picture('events', '/events?q=action%3Aticket.*+-channel%3Aphone', async (page) => {
      const row = page.locator('[role=row][aria-selected]').filter({ hasText: 'status_changed' }).first();
      await row.waitFor();
      await page.getByRole('slider').waitFor();
      if ((page.viewportSize()?.width ?? 0) < 900) return;
      await row.click({ position: { x: 60, y: 10 } });
      await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor();
    });
  });

  it('of a ticket', async () => {
    const id = 'YUU-NQPDL-12';
    await picture('ticket', `/tickets/${id}?as_of=2026-03-04T18:00:00Z`, async (page) => {
      await page.locator('main dl').first().waitFor();
      await page.locator('[data-event][data-later]').first().waitFor();
      await page.getByRole('link', { name: /^YUU-/ }).first().waitFor();
    });
  });

  it('of a day of an agent', async () => {
    await picture('agent', `/agents/${AGENT}?day=2026-03-04`, async (page) => {
      await page
        .getByText(/^dept\. /)
        .first()
        .waitFor();
      await page.locator('[data-at]').first().waitFor();
      await page.locator('[data-level="4"]').first().waitFor();
    });
  });

  it('of a report', async () => {
    await picture(
      'reports',
      '/reports/agents?from=2026-03-04&until=2026-03-05&compare=on&sort=-tickets',
      async (page) => {
        await page.getByRole('row').nth(3).waitFor();
      },
    );
    await picture('activity', '/reports/activity', async (page) => {
      await page.getByRole('row').nth(3).waitFor();
    });
  });
});
