import { type HelpDesk } from '../desk/help-desk.js';
import { type Ticket } from '../desk/ticket.js';
import { type Click } from '../log/click.js';
import { onTicket } from './on-ticket.js';

/** Links the article that answers what the ticket is about. */
export function linkArticle(desk: HelpDesk, ticket: Ticket, click: Click): void {
  const { id, title } = ticket.topic.article;
  desk.log.write('ticket.knowledgebase_linked', {
    ...onTicket(ticket, click),
    details: { article_id: id, article_title: title, article_url: `https://help.desk.example/articles/${id}` },
  });
}
