import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { type Page } from 'playwright-core';
import { type AgentsAnswer } from '../../src/agents-report/agents-report.operation.js';
import { policyOf, storePolicy } from '../sla-policies.js';
import { violations } from './browser.js';
import { helpDeskEvents, TENANT } from './console-events.js';
import { consoleTests, TOO_WIDE } from './console-tests.js';

const PERIOD = { from: '2026-03-04', until: '2026-03-05' };
const ADDRESS = `/reports/agents?${new URLSearchParams(PERIOD).toString()}`;

describe('the page of reports', () => {
  const tests = consoleTests('reportspage', helpDeskEvents);
  const { open } = tests;
  const query = (page: Page) => new URL(page.url()).searchParams;
  const cells = (page: Page, column: number) => page.locator(`tbody tr > :nth-child(${column})`);
  const answer = async (more: Record<string, string> = {}) =>
    (
      await tests.service.get<AgentsAnswer>(tests.key, '/v1/reports/agents', {
        ...{ from: PERIOD.from, to: '2026-03-06', ...more },
      })
    ).body;

  it('is gone to from every page, and is of the last weeks with events', async () => {
    const { page } = await open('/events');
    await page.getByRole('link', { name: 'Reports' }).click();
    await cells(page, 1).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/reports/agents');
    expect(await page.getByLabel('Until').inputValue()).toBe('2026-03-06');
    expect(await page.getByLabel('From').inputValue()).toBe('2026-02-07');
  });

  it('sorts and finds, says so in the address, and shows the period before', async () => {
    const { rows } = await answer({ compare: 'previous' });
    const { page } = await open(`${ADDRESS}&compare=on`);
    await page.getByRole('button', { name: 'Tickets' }).click();
    await page.getByRole('columnheader', { name: 'Tickets' }).locator('[aria-hidden]').waitFor();
    expect(query(page).get('sort')).toBe('-tickets');
    const most = Math.max(...rows.map(({ values }) => values.tickets ?? 0));
    expect(await cells(page, 4).first().innerText()).toMatch(new RegExp(`^${most}\\D*was \\d+`));
    await page.getByRole('button', { name: 'Tickets' }).click();
    await eventually('upwards', () => query(page).get('sort') === 'tickets');
    const last = rows.at(-1)?.key ?? 'none';
    await page.keyboard.press('/');
    await page.keyboard.type(last);
    await eventually('one row', async () => (await cells(page, 1).count()) === 1);
    expect(await cells(page, 1).innerText()).toBe(last);
  });

  it('opens the events that a number is made of, as many as it says', async () => {
    const { rows } = await answer();
    const [row] = rows;
    const { page } = await open(`${ADDRESS}&find=${row?.key ?? ''}&sort=-messages`);
    await cells(page, 5)
      .getByRole('link', { name: String(row?.values.messages), exact: true })
      .click();
    await page.getByText(`${row?.values.messages ?? 0} events loaded`).waitFor();
    expect(query(page).get('q')).toContain(`actor:${row?.key ?? 'none'}`);
    expect(query(page).get('q')).toContain('detail.direction:OUT');
  });

  it('is saved as CSV', async () => {
    const { page } = await open(`${ADDRESS}&by=department`);
    await cells(page, 1).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('agents.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.split('\r\n')[0]).toMatch(/^department,/);
    expect(text.trim().split('\r\n')).toHaveLength((await answer({ by: 'department' })).rows.length + 1);
  });

  it('has the targets of service levels, sorted by the service, each leading to its ticket', async () => {
    const targets = { first_response: 5, resolution: 60 };
    await storePolicy(tests.service.writer, TENANT, policyOf({ name: 'Gold', targets }, 1, 'gold'));
    const { page } = await open(`/reports/sla?from=2026-03-02&until=2026-03-05&sort=-overdue_minutes`);
    await page.getByText(/^breached \d+$/).waitFor();
    const ticket = await cells(page, 1).first().innerText();
    expect(await cells(page, 3).first().innerText()).toBe('breached');
    await cells(page, 1).first().getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: ticket }).waitFor();
  });

  it('shows activity and security to those who may see them', async () => {
    const as = await tests.service.key(TENANT, ['analyst', 'auditor']);
    const { page } = await open(`/reports/activity`, { as });
    const actions = page.getByRole('region', { name: 'Actions' });
    await actions.getByText('ticket.created', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Security' }).click();
    await page.getByRole('region', { name: 'Failed logins' }).getByRole('link').first().click();
    await page.getByText(/events? loaded/).waitFor();
    expect(query(page).get('q')).toContain('action:user.login_failed');
    const other = await open('/reports/security');
    await other.page.getByText('This key may not see this report.').waitFor();
    expect(await other.page.getByRole('link', { name: 'Security' }).count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has nothing that keeps anybody out, in the %s theme', async (theme) => {
    const { page } = await open(`${ADDRESS}&compare=on&sort=-tickets`, { theme });
    await cells(page, 1).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('fits into 360 pixels', async () => {
    const { page } = await open(ADDRESS, { width: 360, height: 740 });
    await cells(page, 1).first().waitFor();
    expect(await page.evaluate(TOO_WIDE)).toBe(false);
    expect(await violations(page)).toEqual([]);
  });
});
