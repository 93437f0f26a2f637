// Writes docs/configuration.md from the variables that the code reads. Needs a build of libs/config.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { configurationPage } from '@docket/config';

writeFileSync(path.resolve(import.meta.dirname, '../../docs/configuration.md'), configurationPage());
