import { describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { type Page } from 'playwright-core';
import { type AgentTimeline } from '../../src/agent-timeline/agent-timeline.operation.js';
import { type AgentsAnswer } from '../../src/agents-report/agents-report.operation.js';
import { violations } from './browser.js';
import { helpDeskEvents, TENANT } from './console-events.js';
import { consoleTests, TOO_WIDE } from './console-tests.js';

const DAY = '2026-03-04';

describe('the page of an agent', () => {
  const events = helpDeskEvents();
  const tests = consoleTests('agentpage', () => events);
  const { open } = tests;
  /** Who did most on the day. */
  const id = busiest(
    events.filter(
      ({ actor_type, occurred_at, action }) =>
        actor_type === 'AGENT' && occurred_at.toISOString().startsWith(DAY) && action?.startsWith('ticket.'),
    ),
  );
  const query = (page: Page) => new URL(page.url()).searchParams;
  const timeline = async () =>
    (await tests.service.get<AgentTimeline>(tests.key, `/v1/agents/${id}/timeline`, { day: DAY, limit: '1000' })).body;
  const lines = (page: Page) => page.locator('[data-event]');
  const counter = (page: Page, name: string) =>
    page.getByRole('region', { name: 'The day in numbers' }).locator('dl > div').filter({ hasText: name });

  it('is what the agent of an event opens, on the day of the event', async () => {
    const { page } = await open(`/events?q=actor%3A${id}&to=2026-03-05T00:00:00Z`);
    await page
      .getByRole('row')
      .getByRole('link', { name: /^[A-Z][a-z]+ [A-Z]/ })
      .first()
      .click();
    await page.getByRole('region', { name: 'What was done' }).waitFor();
    expect(page.url()).toBe(`${tests.service.url}/agents/${id}?day=${DAY}`);
    const day = await timeline();
    await eventually('every event of the day is there', async () => {
      const told = day.events.filter(({ action }) => action !== 'user.left_ticket');
      return (await lines(page).count()) === told.length;
    });
    const image = page.getByRole('slider');
    expect(await image.locator('[data-category]').count()).toBe(day.presence?.length);
  });

  it('has the numbers of the report beside those of the department', async () => {
    const { body } = await tests.service.get<AgentsAnswer>(tests.key, '/v1/reports/agents', {
      ...{ from: DAY, to: '2026-03-05', actor: id },
    });
    const [row] = body.rows;
    const medians = body.medians?.[row?.department ?? ''];
    const { page } = await open(`/agents/${id}?day=${DAY}`);
    await counter(page, 'Events').getByText(String(row?.values.events), { exact: true }).waitFor();
    await counter(page, 'Events')
      .getByText(`dept. ${medians?.events ?? 'none'}`, { exact: true })
      .waitFor();
    await counter(page, 'Tickets').getByText(String(row?.values.tickets), { exact: true }).waitFor();
  });

  it('opens with the last day on which something was done, and goes to others by keys and by the picture', async () => {
    const { page } = await open(`/agents/${id}?tz=Asia%2FTokyo`);
    await lines(page).first().waitFor();
    const [newest] = await tests.stored({ actor: id, actor_type: 'AGENT', limit: '1' });
    const last = new Date(Date.parse(newest?.occurred_at ?? '') + 9 * 3_600_000).toISOString().slice(0, 10);
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(last);
    await page.keyboard.press('[');
    await eventually('the day before', () => (query(page).get('day') ?? last) < last);
    await page.locator(`a[title="${DAY}"]`).click();
    await eventually('the day of the row', () => query(page).get('day') === DAY);
    expect(query(page).get('tz')).toBe('Asia/Tokyo');
    await page.goBack();
    await eventually('the day before again', () => query(page).get('day') !== DAY);
  });

  it('is read and worked by keys alone', async () => {
    const { page } = await open(`/agents/${id}?day=${DAY}`);
    await lines(page).first().waitFor();
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await eventually('a moment is read', async () =>
      /online|away/.test((await slider.getAttribute('aria-valuetext')) ?? ''),
    );
    await page.keyboard.press('Enter');
    await eventually('its line has the focus', () =>
      page.evaluate<boolean>('document.activeElement.dataset.event !== undefined'),
    );
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Event' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually('the panel is closed', () => !query(page).has('event'));
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('the day before').waitFor();
  });

  it('says what a viewer may not see, and that nothing was done', async () => {
    const as = await tests.service.key(TENANT, ['viewer']);
    const { page } = await open(`/agents/nobody?day=${DAY}`, { as });
    await page.getByText('Nothing is known of this day.').waitFor();
    await page
      .getByText(/need the role analyst/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that keeps anybody out, in the %s theme', async (theme) => {
    const { page } = await open(`/agents/${id}?day=${DAY}`, { theme });
    await lines(page).first().waitFor();
    await page.locator('[data-level="4"]').first().waitFor();
    await page
      .getByText(/^dept\. /)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('fits into 360 pixels', async () => {
    const { page } = await open(`/agents/${id}?day=${DAY}`, { width: 360, height: 740 });
    await lines(page).first().waitFor();
    await page.locator('[data-level="4"]').first().waitFor();
    expect(await page.evaluate(TOO_WIDE)).toBe(false);
    expect(await violations(page)).toEqual([]);
  });
});

function busiest(events: readonly { readonly actor_id?: string }[]): string {
  const counts = new Map<string, number>();
  for (const { actor_id: id = '' } of events) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].reduce<[string, number]>((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0];
}
