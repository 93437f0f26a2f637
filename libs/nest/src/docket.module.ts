import { ConfigurableModuleBuilder, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Audit, connect } from '@docket/sdk';
import { AuditRecorder } from './audit-recorder.js';
import { DocketHealth } from './docket-health.js';
import { type DocketModuleOptions } from './docket-options.js';
import { DocketOptionsError } from './docket-options-error.js';
import { RequestContextInterceptor } from './request-context.interceptor.js';

const CLOSE_MS = 10_000;

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } = new ConfigurableModuleBuilder<DocketModuleOptions>({
  moduleName: 'Docket',
})
  .setClassMethodName('forRoot')
  .setExtras({ isGlobal: true }, (definition, { isGlobal }) => ({ ...definition, global: isGlobal }))
  .build();

/**
 * Audit events of a Nest application: a client to inject (`Audit`), `@Audited`, and the context of each request.
 * `DocketModule.forRoot(options)` or `forRootAsync({ useFactory, inject })`; global unless `isGlobal` is false.
 */
@Module({
  providers: [
    { provide: Audit, useFactory: clientOf, inject: [MODULE_OPTIONS_TOKEN] },
    {
      provide: AuditRecorder,
      useFactory: (audit: Audit, options: DocketModuleOptions) => new AuditRecorder(audit, options),
      inject: [Audit, MODULE_OPTIONS_TOKEN],
    },
    { provide: DocketHealth, useFactory: (audit: Audit) => new DocketHealth(audit), inject: [Audit] },
    {
      provide: APP_INTERCEPTOR,
      useFactory: (options: DocketModuleOptions) => new RequestContextInterceptor(options),
      inject: [MODULE_OPTIONS_TOKEN],
    },
  ],
  exports: [Audit, AuditRecorder, DocketHealth],
})
export class DocketModule extends ConfigurableModuleClass implements OnApplicationShutdown {
  constructor(
    @Inject(Audit) private readonly audit: Audit,
    @Inject(MODULE_OPTIONS_TOKEN) private readonly options: DocketModuleOptions,
  ) {
    super();
  }

  /** After the servers were closed, so that what the last requests emit is sent too. */
  async onApplicationShutdown(): Promise<void> {
    if (this.options.client) return;
    await this.audit.close({ withinMs: this.options.closeWithinMs ?? CLOSE_MS });
  }
}

async function clientOf({ client, connect: options }: DocketModuleOptions): Promise<Audit> {
  if (client && options) throw new DocketOptionsError('DocketModule: give either `client` or `connect`, not both');
  if (client) return client;
  if (options) return connect(options);
  throw new DocketOptionsError('DocketModule: give `connect` (how to reach Kafka and registry) or a `client`');
}
