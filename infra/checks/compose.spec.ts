import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as config from '@docket/config';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { composeFile, composeText, ROOT, withDefaults, type ComposeService } from './compose-file.js';
import { readStages } from './dockerfile.js';

const compose = composeFile();
const services = Object.entries(compose.services);
/** The services that are Docket's own, with the app each of them runs. */
const own = services.flatMap(([name, service]) =>
  service.build === undefined ? [] : [{ name, service, app: service.build.target }],
);

describe('docker-compose.yml', () => {
  it('fits the schema of the Compose specification', () => {
    const schema = JSON.parse(readFileSync(path.join(ROOT, 'infra/docker/compose-spec.json'), 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
    // And the schema does look: a misspelt key is found.
    expect(validate({ services: { kafka: { image: 'a:1', enviroment: {} } } })).toBe(false);
  });

  it('takes every image of others at a fixed version', () => {
    const images = services.flatMap(([, { image }]) => image ?? []);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/^[\w./-]+:\d+(\.\d+){2,}[\w.-]*$/);
  });

  it('runs the versions of Kafka and of the registry that the local stack runs', () => {
    const versions = readFileSync(path.join(ROOT, 'infra/local/src/versions.ts'), 'utf8');
    const version = (name: string): string => new RegExp(`${name}: '([^']+)'`).exec(versions)?.[1] ?? '';
    expect(compose.services['kafka']?.image).toBe(`apache/kafka:${version('kafka')}`);
    expect(compose.services['registry']?.image).toMatch(new RegExp(`:${version('registry')}$`));
    expect(compose.services['clickhouse']?.image).toContain(`:${version('clickhouse').split('-')[0] ?? ''}.`);
  });

  it.each(services)('%s can tell whether it is well, or ends by itself', (_, service) => {
    if (service.restart === 'no') return;
    const checks =
      service.healthcheck ?? stageOf(service)?.instructions.find(({ keyword }) => keyword === 'HEALTHCHECK');
    expect(checks).toBeDefined();
  });

  it.each(services)('%s waits for servers that are well and for work that is done', (_, { depends_on = {} }) => {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const oneShot = compose.services[name]?.restart === 'no';
      expect(condition).toBe(oneShot ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it.each(services)('%s opens ports on the loopback address alone', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it.each(services)('%s mounts volumes that are declared and files that are there', (_, { volumes = [] }) => {
    for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
      if (source.startsWith('./secrets/')) continue;
      if (source.startsWith('.')) expect(readFileSync(path.join(ROOT, source)).length).toBeGreaterThan(0);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });
});

describe('secrets', () => {
  it('come from files that are not in the repository and that make-secrets.sh makes', () => {
    const script = readFileSync(path.join(ROOT, 'infra/docker/make-secrets.sh'), 'utf8');
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`./secrets/${name}`);
      expect(script).toMatch(new RegExp(`^(random|empty) ${name}$`, 'm'));
    }
    expect(readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['secrets/', '.env']),
    );
  });

  it('are never written out: whatever is named like a secret names a file', () => {
    const named = services
      .flatMap(([, { environment = {} }]) => Object.entries(environment))
      .filter(([name]) => isSecret(name));
    expect(named.length).toBeGreaterThan(0);
    for (const [name, value] of named) {
      expect(name).toMatch(/_FILE$/);
      expect(Object.keys(compose.secrets).map((secret) => `/run/secrets/${secret}`)).toContain(value);
    }
    // Nor anywhere else in the file, nor in what is mounted.
    for (const file of ['clickhouse/users.xml', 'clickhouse/config.xml']) {
      const text = readFileSync(path.join(ROOT, 'infra/docker', file), 'utf8');
      expect(text).not.toMatch(/<password(_\w+)?>/);
    }
    expect(composeText()).not.toMatch(/https?:\/\/[^/\s]*:[^/\s]*@/);
  });

  it.each(services)('%s is given the secrets it reads, and no others', (name, { environment = {}, secrets = [] }) => {
    const read = Object.values(environment).flatMap(
      (value) => /^\/run\/secrets\/(\w+)$/.exec(String(value))?.[1] ?? [],
    );
    if (name === 'clickhouse') {
      const script = readFileSync(path.join(ROOT, 'infra/docker/clickhouse/entrypoint.sh'), 'utf8');
      read.push(...[...script.matchAll(/\$\(hash_of (\w+)\)/g)].map(([, secret = '']) => secret));
    }
    expect([...secrets].sort()).toEqual(read.sort());
  });
});

describe.each(own)('the variables of $name', ({ service, app }) => {
  const environment = service.environment ?? {};
  const spec = specOf(app);
  const variables = config.variablesOf(spec);
  let dir: string;

  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'docket-compose-'));
    for (const name of Object.keys(compose.secrets)) writeFileSync(path.join(dir, name), name);
  });
  afterAll(() => {
    rmSync(dir, { recursive: true });
  });

  it('are all read by the app', () => {
    const known = variables.flatMap(({ name, secret }) => (secret ? [`${name}_FILE`] : [name]));
    expect(known).toEqual(expect.arrayContaining(Object.keys(environment)));
  });

  it('name every server, none of them on the loopback address of the container', () => {
    const addresses = variables.filter(({ fallback }) => fallback?.includes('127.0.0.1:') === true);
    expect(addresses.length).toBeGreaterThan(0);
    for (const { name } of addresses) {
      expect(Object.keys(environment)).toContain(name);
      expect(withDefaults(environment[name] ?? '')).not.toMatch(/127\.0\.0\.1|localhost/);
    }
  });

  it('bind what it listens on where other containers and its published ports reach it', () => {
    const published = (service.ports ?? []).map((port) => port.split(':').at(-1));
    const hosts = variables.filter(({ fallback }) => fallback === '127.0.0.1').map(({ name }) => name);
    const bound = hosts.filter((name) => name in environment);
    expect(bound).toHaveLength(published.length);
    for (const name of bound) {
      expect(environment[name]).toBe('0.0.0.0');
      expect(published).toContain(String(environment[name.replace(/_HOST$/, '_PORT')]));
    }
  });

  it('let TLS and credentials of every server be set', () => {
    const security = variables.filter(({ name, secret }) => secret || /_(TLS|CA_FILE|USERNAME|MECHANISM)/.test(name));
    expect(security.length).toBeGreaterThan(0);
    for (const { name, secret } of security) expect(Object.keys(environment)).toContain(secret ? `${name}_FILE` : name);
  });

  it('make a configuration that is usable', () => {
    const filled = Object.entries(environment).map(([name, value]) => {
      const text = withDefaults(value);
      return [name, text.startsWith('/run/secrets/') ? path.join(dir, path.basename(text)) : text] as const;
    });
    const loaded = config.loadConfig(spec, Object.fromEntries(filled));
    expect(JSON.stringify(loaded)).toContain(app === 'gateway' ? 'kafka:9092' : ':8123');
  });
});

function isSecret(name: string): boolean {
  return /PASSWORD|SECRET|TOKEN|PRIVATE|CREDENTIAL/.test(name);
}

function stageOf({ build }: ComposeService): ReturnType<typeof readStages>[number] | undefined {
  return build && readStages(path.join(ROOT, build.dockerfile)).find(({ name }) => name === build.target);
}

/** What an app reads: the specs of variables that its sources import. */
function specOf(app: string): config.ConfigSpec {
  const folder = path.join(ROOT, 'apps', app, 'src');
  const imported = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(folder, file), 'utf8').matchAll(/import \{([^}]*)\} from '@docket\/config'/g),
    ])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
  return Object.fromEntries(
    Object.entries<unknown>(config).filter(
      ([name]) => imported.includes(name) && name.endsWith('Config') && name !== 'loadConfig',
    ),
  ) as config.ConfigSpec;
}
