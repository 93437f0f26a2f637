import { projectionCommandController } from '../commands/projection-command.controller.js';
import { revertProjection } from './revert-projection.operation.js';

export const RevertProjectionController = projectionCommandController(revertProjection, 'revert');
