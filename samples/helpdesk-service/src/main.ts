import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateTraffic } from '@docket/traffic';
import { AppModule } from './app.module.js';
import { readSettings } from './settings.js';
import { playTraffic } from './traffic/play-traffic.js';

const settings = readSettings(process.env);
const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), new FastifyAdapter(), {
  logger: ['error', 'warn'],
});
// Closes the audit client too, after the last request.
app.enableShutdownHooks();
await app.listen(settings.port, settings.host);
const url = await app.getUrl();
process.stdout.write(`help desk ready; ${url}\n`);
if (settings.trafficRate > 0) {
  const { tenant, trafficRate: rate } = settings;
  await playTraffic({
    url,
    rate,
    events: generateTraffic({ seed: 1, tenantId: tenant, agents: 20, start: Date.now() }),
    onProblem: (problem) => process.stderr.write(`${problem}\n`),
  });
}
