import { describe, expect, it } from '@jest/globals';
import { readProjections } from '../definition/read-definitions.js';
import { partOfProjection } from './names.js';
import { createFeed, createTarget, dropVersion, readVersion } from './statements.js';

const definitions = readProjections();
const one = { database: 'd' };
const cluster = { database: 'd', cluster: 'main' };

describe('statements of projections', () => {
  it.each(definitions)('leave no template of $name, on one node and on a cluster', (definition) => {
    for (const target of [one, cluster]) {
      const included = 'kafka_offset > 5';
      const all = [
        createTarget(definition, 3, target),
        createFeed(definition, 3, { ...target, included }),
        readVersion(definition, 3, target),
      ];
      expect(all.join('\n')).not.toMatch(/[{}]|--/);
      expect(all[0]).toContain(`CREATE TABLE \`d\`.\`${definition.name}__v3\``);
      expect(all[0]).toContain('deduplication_window = 100000');
      expect(all[1]).toContain(`TO \`d\`.\`${definition.name}__v3\``);
      expect(all[1]).toContain(`FROM \`d\`.\`audit_events\`\nWHERE ${included}`);
      expect(all[2]).toContain(`CREATE OR REPLACE VIEW \`d\`.\`${definition.name}\``);
      for (const sql of [...all, ...dropVersion(definition.name, 3, target)]) {
        expect(sql.includes('ON CLUSTER `main`')).toBe(target === cluster);
      }
    }
  });

  it('drop the view before the table it writes to', () => {
    expect(dropVersion('p', 2, one)).toEqual([
      'DROP TABLE IF EXISTS `d`.`p__v2_mv`  SYNC',
      'DROP TABLE IF EXISTS `d`.`p__v2__replayed_mv`  SYNC',
      'DROP TABLE IF EXISTS `d`.`p__v2__replayed`  SYNC',
      'DROP TABLE IF EXISTS `d`.`p__v2__former`  SYNC',
      'DROP TABLE IF EXISTS `d`.`p__v2`  SYNC',
    ]);
  });

  it('name things so that they are found again', () => {
    expect(partOfProjection('per_day__v12')).toEqual({ projection: 'per_day', version: 12, isFeed: false });
    expect(partOfProjection('per_day__v12_mv')).toEqual({ projection: 'per_day', version: 12, isFeed: true });
    expect(partOfProjection('audit_events')).toBeUndefined();
    expect(partOfProjection('per_day')).toBeUndefined();
  });
});
