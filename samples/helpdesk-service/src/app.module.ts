import { type DynamicModule, Module } from '@nestjs/common';
import { DocketModule } from '@docket/nest';
import { actorOf, sessionOf } from './http/who-asks.js';
import { PeopleController } from './people/people.controller.js';
import { People } from './people/people.js';
import { Sessions } from './people/sessions.js';
import { SessionsController } from './people/sessions.controller.js';
import { Views } from './people/views.js';
import { type Settings } from './settings.js';
import { Conversations } from './tickets/conversations.js';
import { ConversationsController } from './tickets/conversations.controller.js';
import { Tickets } from './tickets/tickets.js';
import { TicketsController } from './tickets/tickets.controller.js';

@Module({})
export class AppModule {
  static with({ brokers, registryUrl, tenant, spoolDirectory, lingerMs }: Settings, topic?: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DocketModule.forRoot({
          connect: {
            kafka: { brokers },
            registry: { url: registryUrl },
            service: 'helpdesk',
            tenantId: tenant,
            lingerMs,
            ...(topic === undefined ? {} : { topic }),
            ...(spoolDirectory === undefined ? {} : { spool: { directory: spoolDirectory } }),
          },
          actor: actorOf,
          session: sessionOf,
          context: () => ({ channel: 'web' }),
        }),
      ],
      controllers: [TicketsController, ConversationsController, SessionsController, PeopleController],
      providers: [Tickets, Conversations, Sessions, People, Views],
    };
  }
}
