import { projectionCommandController } from '../commands/projection-command.controller.js';
import { cleanupProjection } from './cleanup-projection.operation.js';

export const CleanupProjectionController = projectionCommandController(cleanupProjection, 'cleanup');
