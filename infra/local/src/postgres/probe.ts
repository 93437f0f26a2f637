import { connect } from 'node:net';

const PROTOCOL_3 = 196_608;
const AUTHENTICATION = 'R';
const PROBE_TIMEOUT_MS = 5_000;

/** Whether PostgreSQL on 127.0.0.1:`port` lets somebody in. It opens its port earlier, and turns everybody away. */
export function letsIn(port: number, user: string, database: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: PROBE_TIMEOUT_MS });
    const answer = (lets: boolean): void => {
      socket.destroy();
      resolve(lets);
    };
    socket.once('connect', () => socket.write(startUpMessage(user, database)));
    socket.once('data', (data) => {
      answer(data.toString('latin1', 0, 1) === AUTHENTICATION);
    });
    for (const event of ['error', 'timeout', 'close']) {
      socket.once(event, () => {
        answer(false);
      });
    }
  });
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
function startUpMessage(user: string, database: string): Buffer {
  const parameters = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const message = Buffer.alloc(8 + parameters.length);
  message.writeInt32BE(message.length, 0);
  message.writeInt32BE(PROTOCOL_3, 4);
  parameters.copy(message, 8);
  return message;
}
