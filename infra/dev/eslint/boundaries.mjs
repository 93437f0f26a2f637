// Who may import whom. Every rule is an error and says why it is there.
// The tags themselves are in each package.json under "nx".
const drivers = ['@clickhouse/client', 'kafkajs', 'pg'];
// Of the archive alone.
const objectStores = ['@aws-sdk/*'];

export const boundaries = {
  allow: [],
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: false,
  depConstraints: [
    // Apps are composition roots: what two of them need belongs in a library, and drivers stay behind adapters.
    {
      sourceTag: 'type:app',
      onlyDependOnLibsWithTags: [
        'type:adapter',
        'type:protocol',
        'type:projections',
        'type:operations',
        'type:archive',
        'type:sdk',
        'type:framework',
        'type:http',
        'type:client',
        'type:domain',
        'type:foundation',
        'type:testing',
      ],
      bannedExternalImports: [...drivers, ...objectStores],
    },
    // What several apps must do alike stands on the adapters, and knows of no app and no framework.
    {
      sourceTag: 'type:protocol',
      onlyDependOnLibsWithTags: ['type:protocol', 'type:adapter', 'type:domain', 'type:foundation', 'type:testing'],
      bannedExternalImports: ['@nestjs/*', ...drivers],
    },
    // What is made of the events stands on the delivery protocol: a version begins where a ledger says.
    {
      sourceTag: 'type:projections',
      onlyDependOnLibsWithTags: ['type:protocol', 'type:adapter', 'type:domain', 'type:foundation', 'type:testing'],
      bannedExternalImports: ['@nestjs/*', ...drivers],
    },
    // What the command line and the ops worker do alike to projections, told to the audit log: so it publishes, as producers do.
    {
      sourceTag: 'type:operations',
      onlyDependOnLibsWithTags: [
        'type:projections',
        'type:protocol',
        'type:adapter',
        'type:sdk',
        'type:domain',
        'type:foundation',
        'type:testing',
      ],
      bannedExternalImports: ['@nestjs/*', ...drivers],
    },
    // What is kept outside of Kafka and ClickHouse stands on the delivery protocol: a range ends where a ledger says. Where it
    // is kept is this library's affair alone.
    {
      sourceTag: 'type:archive',
      onlyDependOnLibsWithTags: ['type:protocol', 'type:adapter', 'type:domain', 'type:foundation', 'type:testing'],
      bannedExternalImports: ['@nestjs/*', ...drivers],
    },
    // What judges the others uses the drivers by hand, so that a mistake in an adapter cannot hide itself.
    {
      sourceTag: 'type:check',
      onlyDependOnLibsWithTags: ['type:adapter', 'type:sdk', 'type:domain', 'type:foundation', 'type:testing'],
    },
    // The benchmark measures what people write by hand with the drivers, so it may import them; else it is an app, with the tables that
    // an installation has.
    {
      sourceTag: 'type:bench',
      onlyDependOnLibsWithTags: [
        'type:adapter',
        'type:projections',
        'type:sdk',
        'type:domain',
        'type:foundation',
        'type:testing',
      ],
    },
    // An adapter wraps one driver for the domain; adapters never call each other.
    { sourceTag: 'type:adapter', onlyDependOnLibsWithTags: ['type:domain', 'type:foundation', 'type:testing'] },
    // The SDK runs inside other people's services: no framework and no logger may come with it.
    {
      sourceTag: 'type:sdk',
      onlyDependOnLibsWithTags: ['type:domain', 'type:adapter', 'type:testing', 'type:fixture'],
      bannedExternalImports: ['@nestjs/*', 'pino', ...drivers],
    },
    // What fits the SDK into a framework knows that framework and the SDK; Kafka and registry are read by its tests alone.
    {
      sourceTag: 'type:framework',
      onlyDependOnLibsWithTags: ['type:sdk', 'type:domain', 'type:adapter', 'type:testing', 'type:fixture'],
      bannedExternalImports: ['pino', ...drivers],
    },
    // An example is a service of somebody else: it has what is published, and traffic to be tried with.
    {
      sourceTag: 'type:sample',
      onlyDependOnLibsWithTags: [
        'type:framework',
        'type:sdk',
        'type:domain',
        'type:adapter',
        'type:testing',
        'type:fixture',
      ],
      bannedExternalImports: drivers,
    },
    // What services that answer HTTP do alike knows the framework, and nothing of what they answer.
    {
      sourceTag: 'type:http',
      onlyDependOnLibsWithTags: ['type:domain', 'type:foundation', 'type:testing'],
      bannedExternalImports: drivers,
    },
    // What asks the query service runs in browsers too: only what the service itself says of its answers, and no library of ours.
    { sourceTag: 'type:client', onlyDependOnLibsWithTags: [], bannedExternalImports: ['@nestjs/*', ...drivers] },
    // What runs in a browser is given everything by the API: it knows the client of that, and nothing of how it is answered.
    {
      sourceTag: 'type:console',
      onlyDependOnLibsWithTags: ['type:client'],
      bannedExternalImports: ['@nestjs/*', 'zod', 'fastify', 'pino', ...drivers],
    },
    // The event contract, and what is played by its rules alone, is pure, so that every side can share it.
    {
      sourceTag: 'type:domain',
      onlyDependOnLibsWithTags: ['type:domain'],
      bannedExternalImports: ['@nestjs/*', ...drivers],
    },
    // Foundations know nothing of the domain, so that the domain can be read without them.
    { sourceTag: 'type:foundation', onlyDependOnLibsWithTags: [], bannedExternalImports: drivers },
    // Fixtures stand on the local stack alone.
    { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:foundation'] },
    // What tests of producers look at is in Kafka: fixtures that read it stand on the adapters.
    { sourceTag: 'type:fixture', onlyDependOnLibsWithTags: ['type:testing', 'type:adapter', 'type:domain'] },
    // What producers link must never reach ClickHouse.
    { sourceTag: 'scope:edge', onlyDependOnLibsWithTags: ['scope:edge', 'scope:core'] },
    // The query side touches Kafka only through the SDK (reads are audited), and what was rejected through the library of that.
    {
      sourceTag: 'scope:store',
      onlyDependOnLibsWithTags: ['scope:store', 'scope:core', 'scope:rejections', 'type:sdk'],
    },
    // A rejected record is found in the store, read by the codec, and published again as it was: the one way from the store back to Kafka.
    { sourceTag: 'scope:rejections', onlyDependOnLibsWithTags: ['scope:edge', 'scope:store', 'scope:core'] },
    // Ingestion and the CLI see both ends, but never a web page's code.
    {
      sourceTag: 'scope:ops',
      onlyDependOnLibsWithTags: [
        'scope:ops',
        'scope:rejections',
        'scope:edge',
        'scope:store',
        'scope:web',
        'scope:core',
      ],
    },
    { sourceTag: 'scope:core', onlyDependOnLibsWithTags: ['scope:core'] },
    // What is sent to browsers has nothing of the services with it.
    { sourceTag: 'scope:browser', onlyDependOnLibsWithTags: ['scope:browser', 'scope:web'] },
  ],
};
