import { ContractError } from './contract-error.js';

const WORD = '[a-z][a-z0-9]*';
const ACTION = new RegExp(`^${WORD}\\.${WORD}(?:_${WORD})*$`);
const RECORD = /^[A-Z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/;
const NAMESPACE = new RegExp(`^${WORD}(?:\\.${WORD})*$`);

/** Namespace of the actions that come with Docket. */
export const DOCKET_NAMESPACE = 'docket.events';

/** Whether a namespace is of the form the contract allows: lower-case words with dots between them. */
export function isNamespace(namespace: string): boolean {
  return NAMESPACE.test(namespace);
}

/** Whether a text has the form of an action, such as `ticket.status_changed`. */
export function isActionName(action: string): boolean {
  return ACTION.test(action);
}

/**
 * The action a record stands for: `docket.events.TicketStatusChanged` is `ticket.status_changed`.
 * The first word is the category; the namespace plays no part.
 * @throws ContractError when the name is not two or more words, each an upper-case letter and then lower-case letters
 * or digits.
 */
export function actionOfRecord(fullName: string): string {
  const name = fullName.slice(fullName.lastIndexOf('.') + 1);
  if (!RECORD.test(name)) {
    throw new ContractError(
      `record ${JSON.stringify(fullName)}: the name must be two or more words, each an upper-case letter and then ` +
        'lower-case letters or digits, such as TicketStatusChanged for ticket.status_changed',
    );
  }
  const [category, ...rest] = name.match(/[A-Z][a-z0-9]*/g)?.map((word) => word.toLowerCase()) ?? [];
  return `${category ?? ''}.${rest.join('_')}`;
}

/**
 * The full name of the record of an action, in `docket.events` unless another namespace is given: the reverse of
 * {@link actionOfRecord}.
 * @throws ContractError when the action is not `category.words_with_underscores` in lower case.
 */
export function recordOfAction(action: string, namespace = DOCKET_NAMESPACE): string {
  if (!ACTION.test(action)) {
    throw new ContractError(
      `action ${JSON.stringify(action)}: must be a category, a dot and words joined by underscores, all lower-case ` +
        'letters or digits and beginning with a letter, such as ticket.status_changed',
    );
  }
  const words = action.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${namespace}.${words.join('')}`;
}

/** The registry's subject of a record on a topic (record name within topic: one topic carries many record types). */
export function subjectOf(topic: string, fullName: string): string {
  return `${topic}-${fullName}`;
}
