import { describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { type Page } from 'playwright-core';
import { type TicketTimeline } from '../../src/ticket-timeline/ticket-timeline.operation.js';
import { violations } from './browser.js';
import { helpDeskEvents } from './console-events.js';
import { consoleTests, TOO_WIDE } from './console-tests.js';

describe('the page of a ticket', () => {
  const events = helpDeskEvents();
  const tests = consoleTests('ticketpage', () => events);
  const { open } = tests;
  /** A ticket that was split, and looked at by several. */
  const id = events.find(({ action }) => action === 'ticket.split_into')?.ticket_id ?? 'none';
  const query = (page: Page) => new URL(page.url()).searchParams;
  const timeline = async (parameters: Record<string, string>) =>
    (await tests.service.get<TicketTimeline>(tests.key, `/v1/tickets/${id}/timeline`, { limit: '1000', ...parameters }))
      .body;
  const lines = (page: Page) => page.locator('[data-event]');
  const state = (page: Page) => page.locator('main dl').first();

  it('is what its id in the list opens, and tells the whole story once', async () => {
    const { page } = await open(`/events?q=ticket%3A${id}&tz=Asia%2FKolkata`);
    await page.getByRole('row').getByRole('link', { name: id }).first().click();
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
    expect(page.url()).toBe(`${tests.service.url}/tickets/${id}?tz=Asia%2FKolkata`);
    const { events: all } = await timeline({});
    const told = all.filter(({ action }) => !action.startsWith('user.'));
    const looked = all.filter(({ action }) => action === 'user.viewed_ticket');
    await page.getByText(`${all.length} of ${all.length} events`).waitFor();
    const shown = await page.evaluate<string[]>(
      "[...document.querySelectorAll('[data-event]')].map(({ dataset }) => dataset.event)",
    );
    expect(shown.sort()).toEqual([...told, ...looked].map(({ event_id }) => event_id).sort());
    expect(await page.getByText(/without anything/).count()).toBeGreaterThan(2);
    expect(await page.getByText(/and did nothing/).count()).toBeGreaterThan(0);
  });

  it('shows how the ticket stood at any moment, with keys, the pointer, and by a link', async () => {
    const { page } = await open(`/tickets/${id}`);
    await state(page).waitFor();
    const moments = [...new Set((await timeline({})).events.map(({ occurred_at }) => occurred_at))];
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('Home');
    await eventually('the first moment', () => query(page).get('as_of') === moments[0]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await eventually('the third moment', () => query(page).get('as_of') === moments[2]);
    const then = (await timeline({ as_of: moments[2] ?? '' })).state;
    await eventually('its status', async () => (await state(page).innerText()).includes(then?.status?.value ?? 'none'));
    await page.locator('[data-event][data-later]').first().waitFor();
    const box = await slider.boundingBox();
    if (!box) throw new Error('the slider is not there');
    await page.mouse.click(box.x + box.width / 2, box.y + 8);
    const middle = (Date.parse(moments[0] ?? '') + Date.parse(moments.at(-1) ?? '')) / 2;
    await eventually('the middle', () => Math.abs(Date.parse(query(page).get('as_of') ?? '') - middle) < 3_600_000);
    const linked = (await timeline({ as_of: query(page).get('as_of') ?? '' })).state;
    await page.reload();
    await state(page).waitFor();
    expect(await state(page).innerText()).toContain(linked?.agent?.name ?? 'nobody');
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await eventually('now', () => !query(page).has('as_of'));
  });

  it('tells who looked, and leads to the tickets that it became and back', async () => {
    const { page } = await open(`/tickets/${id}`);
    const other = (await timeline({ lineage: 'true' })).lineage?.tickets[1]?.ticket_id ?? 'none';
    await page.getByRole('link', { name: other }).waitFor();
    const viewers = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Who looked' }) });
    const names = new Set(
      (await timeline({ action: 'user.viewed_ticket' })).events.map(({ actor }) => actor.name ?? actor.id),
    );
    for (const name of names) await viewers.getByText(name, { exact: true }).first().waitFor();
    const own = await lines(page).count();
    await page.getByLabel('With related tickets').check();
    await eventually('the story has more', async () => (await lines(page).count()) > own);
    expect(query(page).get('lineage')).toBe('on');
    await page.getByRole('link', { name: other }).last().click();
    await page.getByRole('heading', { level: 1, name: other }).waitFor();
    await page.getByRole('link', { name: id }).last().click();
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
  });

  it('is gone to and worked by keys alone', async () => {
    const { page } = await open('/events');
    await page.locator('[role=row][aria-selected]').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.type(id);
    await page.keyboard.press('Enter');
    await lines(page).first().waitFor();
    for (const press of ['j', 'j', 'Enter']) await page.keyboard.press(press);
    await page.getByRole('complementary', { name: 'Event' }).waitFor();
    const first = query(page).get('event');
    await page.keyboard.press('j');
    await eventually('the panel follows', () => query(page).get('event') !== first);
    await page.keyboard.press('Escape');
    await eventually('the panel is closed', () => !query(page).has('event'));
    await page.keyboard.press(',');
    await eventually('a moment before', () => query(page).has('as_of'));
    await page.keyboard.press('n');
    await eventually('now', () => !query(page).has('as_of'));
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('go to a ticket').waitFor();
  });

  it('says that nothing is known of a ticket', async () => {
    const { page } = await open('/tickets/no%2Fsuch%20one');
    await page.getByText('Nothing is known of the ticket no/such one.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that keeps anybody out, in the %s theme', async (theme) => {
    const moment = (await timeline({})).events[9]?.occurred_at ?? '';
    const { page } = await open(`/tickets/${id}?as_of=${moment}&lineage=on`, { theme });
    await state(page).waitFor();
    await page.locator('[data-event][data-later]').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await lines(page).nth(3).click();
    await page.getByRole('complementary', { name: 'Event' }).getByRole('heading', { level: 2 }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('fits into 360 pixels', async () => {
    const { page } = await open(`/tickets/${id}?lineage=on`, { width: 360, height: 740 });
    await state(page).waitFor();
    expect(await page.evaluate(TOO_WIDE)).toBe(false);
    expect(await violations(page)).toEqual([]);
    await lines(page).first().click();
    expect((await page.getByRole('complementary', { name: 'Event' }).boundingBox())?.width).toBe(360);
  });
});
