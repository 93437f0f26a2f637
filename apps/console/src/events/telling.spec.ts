import { expect, it } from '@jest/globals';
import { tellingOf } from './telling.js';

it.each([
  [
    { direction: 'IN', preview: 'It is broken.', length: '13', message_id: 'm', recipients: '["a"]' },
    '←',
    'It is broken.',
  ],
  [{ from: 'New', from_category: 'NEW', to: 'Open', to_category: 'OPEN' }, 'New → Open', undefined],
  [{ to_agent_id: 'a', to_agent_name: 'Ana' }, 'agent → Ana', undefined],
  [{ added: '["sales","vip"]', removed: '[]' }, 'added sales, vip', undefined],
  [{ other_ticket_id: 'T-2', message_count: '2' }, 'T-2 · message count 2', undefined],
  [{ direction: 'OUT', duration_ms: '95400', answered: 'true' }, '→ duration 95 s · answered true', undefined],
  [{ parameters: '[1' }, 'parameters [1', undefined],
  [{ to: '["a@x","b@x"]' }, '→ a@x, b@x', undefined],
] as [Record<string, string>, string, string | undefined][])('%j tells "%s"', (details, text, quote) => {
  expect(tellingOf({ details: details })).toEqual({ text, quote });
});
