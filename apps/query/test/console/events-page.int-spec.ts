import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { type Page } from 'playwright-core';
import { type AuditEvent } from '../../src/events/event.js';
import { violations, type WatchedPage } from './browser.js';
import { arrivals, helpDeskEvents, TENANT } from './console-events.js';
import { consoleTests } from './console-tests.js';

describe('the page of events', () => {
  const tests = consoleTests('console', helpDeskEvents);
  const { open, blank, stored } = tests;
  let arrive: ReturnType<typeof arrivals>;
  beforeAll(() => {
    arrive = arrivals(tests.service);
  });
  const rows = (page: Page) => page.locator('[role=row][aria-selected]');
  const firstRow = async (page: Page) => (await rows(page).first().innerText()).replaceAll(/\s+/g, ' ');
  const untilRows = async (page: Page) => {
    await rows(page).first().waitFor();
  };
  const query = (page: Page) => new URL(page.url()).searchParams;
  /** A request that is refused leaves a line in the console of the browser; here it is what is tested. */
  const takeFaults = (watched: WatchedPage, pattern: RegExp) => {
    expect(watched.faults.length).toBeGreaterThan(0);
    for (const fault of watched.faults.splice(0)) expect(fault).toMatch(pattern);
  };

  it('is what a link that signs in opens, and the key is gone from the address', async () => {
    const { page } = await open('/');
    await untilRows(page);
    expect(page.url()).toBe(`${tests.service.url}/events`);
    expect(await page.title()).toContain('Docket');
    const [newest] = await stored({ limit: '1' });
    expect(await firstRow(page)).toContain(newest?.action ?? 'none');
    await page.getByRole('slider').waitFor();
    await page.reload();
    await untilRows(page);
  });

  it('finds by what is chosen from suggestions, says it in the address, and takes it back', async () => {
    const { page } = await open('/events');
    await untilRows(page);
    const line = page.getByRole('combobox', { name: 'Filter' });
    await line.click();
    await line.pressSequentially('outc');
    await page.getByRole('option', { name: /^outcome:/ }).click();
    await page.getByRole('option', { name: 'DENIED' }).click();
    await line.press('Enter');
    await page.getByRole('button', { name: 'Remove outcome:DENIED' }).waitFor();
    expect(query(page).get('q')).toBe('outcome:DENIED');
    const denied = await stored({ outcome: 'DENIED' });
    await page.getByText(`${denied.length} events loaded`).waitFor();
    await line.fill('action:ticket.* ');
    await line.press('Escape');
    await line.press('Enter');
    await page.getByRole('button', { name: 'Remove action:ticket.*' }).waitFor();
    expect(query(page).get('q')).toBe('outcome:DENIED action:ticket.*');
    await page.getByRole('button', { name: 'Remove outcome:DENIED' }).click();
    await eventually('the chip is gone', () => query(page).get('q') === 'action:ticket.*');
    await page.goBack();
    await page.getByRole('button', { name: 'Remove outcome:DENIED' }).waitFor();
  });

  it('says where a query is wrong, and keeps what was written', async () => {
    const watched = await open('/events?q=action%3Aticket.*+actor%3A');
    const { page } = watched;
    const alert = page.locator('#filter-fault');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('expected a value behind "actor:"');
    // The pointer stands below the character that is meant.
    expect((await alert.locator('span').first().innerText()).indexOf('↑')).toBe(22);
    const line = page.getByRole('combobox', { name: 'Filter' });
    expect(await line.inputValue()).toBe('action:ticket.* actor:');
    takeFaults(watched, /400/);
    await line.fill('action:ticket.*');
    await line.press('Enter');
    await untilRows(page);
  });

  it('shows one event in full, by a link as by a click, and filters by what it shows', async () => {
    const [changed] = await stored({ action: 'ticket.status_changed', limit: '1' });
    if (!changed) throw new Error('the help desk changed no status');
    const { page } = await open(`/events?q=action%3Aticket.status_changed&event=${changed.event_id}&tz=Asia%2FKolkata`);
    const panel = page.getByRole('complementary', { name: 'Event' });
    await panel.getByRole('heading', { name: 'ticket.status_changed' }).waitFor();
    const text = await panel.innerText();
    // The list is where the event is, and marks it.
    await page.locator('[role=row][aria-selected=true]').filter({ hasText: 'status_changed' }).waitFor();
    expect(text).toContain('Asia/Kolkata');
    expect(text).toContain(changed.event_id);
    expect(await panel.getByRole('table').innerText()).toContain(changed.details['to'] ?? 'none');
    await panel.getByRole('button', { name: 'Copy as curl' }).click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(`curl -H "Authorization: Bearer $KEY" '${tests.service.url}/v1/events/${changed.event_id}'`);
    expect(copied).not.toContain(tests.key);
    await panel.getByRole('button', { name: `Only actor ${changed.actor.id}` }).click();
    await page.getByRole('button', { name: `Remove actor:${changed.actor.id}` }).waitFor();
    expect(query(page).get('tz')).toBe('Asia/Kolkata');
  });

  it('is worked by keys alone', async () => {
    const { page } = await open('/events');
    await untilRows(page);
    const newest = await stored({ limit: '3' });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await eventually('the second event is open', () => query(page).get('event') === newest[1]?.event_id);
    await page.keyboard.press('j');
    await eventually('the panel follows', () => query(page).get('event') === newest[2]?.event_id);
    await page.keyboard.press('k');
    await eventually('and back', () => query(page).get('event') === newest[1]?.event_id);
    await page.keyboard.press('Escape');
    await eventually('the panel is closed', () => query(page).get('event') === null);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('filter');
    await page.keyboard.type('j');
    expect(await page.getByRole('combobox', { name: 'Filter' }).inputValue()).toBe('j');
  });

  it('is narrowed to a stretch of time by its histogram, with the pointer and with keys', async () => {
    const { page } = await open('/events');
    const bars = page.getByRole('slider');
    await bars.waitFor();
    const box = await bars.boundingBox();
    if (!box) throw new Error('the histogram is not there');
    await page.mouse.move(box.x + box.width * 0.3, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 10, { steps: 4 });
    await page.mouse.up();
    await eventually('the range is in the address', () => query(page).has('from') && query(page).has('to'));
    const [from, to] = [query(page).get('from') ?? '', query(page).get('to') ?? ''];
    await page.getByText(/^\d[\d,]* events, one bar a (hour|minute)/).waitFor();
    const [latest] = await stored({ from, to, limit: '1' });
    await eventually('the list is of that range', async () =>
      (await firstRow(page)).includes(latest?.action ?? 'none'),
    );
    await bars.focus();
    for (const press of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(press);
    await eventually('the range is smaller', () => query(page).get('from') !== from && query(page).get('to') !== to);
  });

  it('begins at a date, goes on in both directions, and holds its place', async () => {
    const all = await stored({ order: 'oldest' });
    const middle = all[Math.floor(all.length / 2)];
    const at = middle?.occurred_at ?? '';
    const { page } = await open(`/events?at=${at}`);
    await untilRows(page);
    const time = at.slice(11, 19);
    await eventually('events before and after it are there', async () =>
      /^[3-9]\d\d|\d{4}/.test(await page.getByText(/events loaded/).innerText()),
    );
    // A list that has just grown upwards draws its rows with the next frame.
    await eventually('the row at the top is of that time', async () => {
      const inView = await page.evaluate<string | undefined>(
        `document.elementFromPoint(200, document.querySelector('[role=grid]').getBoundingClientRect().top + 45).closest('[role=row]')?.innerText`,
      );
      return inView?.includes(time.slice(0, 5));
    });
    // To the very end: every event of the log is come by once.
    await eventually(
      'the end',
      async () => {
        await page.evaluate(
          "(() => { const grid = document.querySelector('[role=grid]'); grid.scrollTop = grid.scrollHeight; })()",
        );
        return page.getByText('That is all.').isVisible();
      },
      { timeoutMs: 20_000 },
    );
    expect(await page.getByRole('row').count()).toBeLessThan(120);
  });

  it('shows what comes in, and holds it back while it is paused', async () => {
    const watched = await open('/events?live=on');
    const { page } = watched;
    await page.getByText('live', { exact: true }).waitFor();
    await arrive([{ action: 'user.login_failed', actor_name: 'First Come' }]);
    await rows(page).filter({ hasText: 'First Come' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await arrive([{ actor_name: 'Second Come' }, { actor_name: 'Third Come' }]);
    await page.getByText('paused, 2 new').waitFor();
    expect(await page.getByText('Second Come').count()).toBe(0);
    await page.getByRole('button', { name: 'Go on' }).click();
    await rows(page).filter({ hasText: 'Second Come' }).waitFor();
    expect(await firstRow(page)).toContain('Third Come');
    expect(await page.getByText('First Come').count()).toBe(1);
    await page.keyboard.press('l');
    await eventually('it is off', () => !query(page).has('live'));
  });

  it('goes on with the live tail behind the last event when that was ended, and misses nothing', async () => {
    const { body } = await tests.service.get<{ next_cursor: string }>(tests.key, '/v1/changes', { after: 'now' });
    const { page } = await blank();
    const asked: (string | undefined)[] = [];
    // The first tail is ended by the service at once; the others are as they are.
    await page.route('**/v1/events/stream*', async (route) => {
      asked.push(route.request().headers()['last-event-id']);
      if (asked.length > 1) return route.continue();
      const text = `id: ${body.next_cursor}\nevent: begin\ndata: {}\n\nevent: end\ndata: {"reason":"shutdown"}\n\n`;
      await route.fulfill({ contentType: 'text/event-stream', body: text });
    });
    await page.goto(`${tests.service.url}/events?live=on#key=${tests.key}`);
    await eventually('the first tail is over', () => asked.length === 1);
    await arrive([{ actor_name: 'While Away', occurred_at: new Date(0) }]);
    await rows(page).filter({ hasText: 'While Away' }).waitFor();
    expect(asked).toEqual([undefined, body.next_cursor]);
  });

  it('shows a viewer who is limited to a department that alone', async () => {
    const department = (await stored({ department: '*', limit: '1' }))[0]?.department ?? '';
    const as = await tests.service.key(TENANT, ['viewer'], { departments: [department] });
    const allowed = (await tests.service.get<{ events: AuditEvent[] }>(as, '/v1/events', { limit: '1000' })).body
      .events;
    const other = (await stored({})).find((event) => event.department !== undefined && event.department !== department);
    const watched = await open('/events', { as });
    const { page } = watched;
    await untilRows(page);
    await page.getByRole('button', { name: new RegExp(`limited to ${department}`) }).waitFor();
    await page.getByText(/Counts over time need the role analyst/).waitFor();
    expect(allowed.length).toBeGreaterThan(0);
    for (const text of await page.locator('[role=row] > :nth-child(7)[role=gridcell]').allInnerTexts())
      expect(text).toBe(department);
    await page.goto(`${tests.service.url}/events?event=${other?.event_id ?? ''}`);
    await page.getByText(/The event could not be had/).waitFor();
    takeFaults(watched, /404/);
  });

  it('says what to do when nothing is found, and when the key does not hold', async () => {
    const { page } = await open('/events?q=actor%3Anobody');
    await page.getByText('No event is like that.').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await untilRows(page);
    const watched = await open('/events', { as: `${tests.key.slice(0, -1)}${tests.key.endsWith('A') ? 'B' : 'A'}` });
    await watched.page.getByText(/That key does not hold/).waitFor();
    takeFaults(watched, /401/);
    await watched.page.getByLabel('API key').fill(tests.key);
    await watched.page.getByRole('button', { name: 'Sign in' }).click();
    await untilRows(watched.page);
  });

  it.each(['light', 'dark'] as const)('has nothing that keeps anybody out, in the %s theme', async (theme) => {
    const [one] = await stored({ action: 'ticket.status_changed', limit: '1' });
    const { page } = await open(`/events?q=action%3Aticket.*&event=${one?.event_id ?? ''}`, { theme });
    await untilRows(page);
    await page.getByRole('slider').waitFor();
    await page.getByRole('heading', { name: 'ticket.status_changed' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Filter' }).click();
    await page.getByRole('option', { name: /^action:/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'test' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('API key').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('fits into 360 pixels', async () => {
    const { page } = await open('/events', { width: 360, height: 740 });
    await untilRows(page);
    const tooWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await page.evaluate(tooWide)).toBe(false);
    const grid = await page.getByRole('grid').boundingBox();
    expect(grid?.height).toBeGreaterThan(250);
    expect(await violations(page)).toEqual([]);
    await rows(page).first().click();
    const panel = page.getByRole('complementary', { name: 'Event' });
    await panel.waitFor();
    expect((await panel.boundingBox())?.width).toBe(360);
    expect(await page.evaluate(tooWide)).toBe(false);
    await panel.getByRole('button', { name: 'Close (Esc)' }).click();
    await panel.waitFor({ state: 'hidden' });
  });
});
