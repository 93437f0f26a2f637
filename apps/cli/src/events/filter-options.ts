import { type Command } from 'commander';
import { collect } from '../query/query-options.js';

/** Adds the options that say which events are meant: those of `EventFilter`. */
export function withFilter(command: Command): Command {
  return command
    .option('--query <query>', 'all filters in one line: \'action:ticket.* -actor:bot-1 after:-7d "refund"\'')
    .option('-q, --words <words>', 'words that are found in names, reason or details')
    .option('--action <action>', 'action, or a category as ticket.*; repeatable', collect)
    .option('--actor <id>', 'who did it; repeatable', collect)
    .option('--department <id>', 'where; repeatable', collect)
    .option('--ticket <id>', 'on which ticket; repeatable', collect)
    .option('--channel <channel>', 'which way it came in; repeatable', collect)
    .option('--outcome <outcome>', 'SUCCESS, FAILURE or DENIED; repeatable', collect)
    .option('--ip <address>', 'from which address or range (10.0.0.0/8); repeatable', collect)
    .option('--filter <name=value>', 'any other filter, such as label.plan=gold; repeatable', collect)
    .option('--from <time>', 'from this time on: 2016-03-01, 2016-03-01T09:30:00+01:00 or -7d')
    .option('--to <time>', 'before this time');
}
