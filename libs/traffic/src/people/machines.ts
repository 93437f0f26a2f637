import { type Actor } from '@docket/events';

/** The help desk itself. */
export const SYSTEM: Actor = { type: 'SYSTEM', id: 'system', name: 'Help desk' };

/** Sorts what comes in. */
export const TRIAGE_BOT: Actor = { type: 'BOT', id: 'bot-triage', name: 'Triage bot' };

/** Talks to visitors first. */
export const CHAT_BOT: Actor = { type: 'BOT', id: 'bot-chat', name: 'Chat bot' };

/** A program with a key: the shop that the help desk works for. */
export const SHOP: Actor = { type: 'API', id: 'api-shop', name: 'Shop connector' };
