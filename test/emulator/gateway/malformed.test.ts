import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRehearsal, type ListeningGateway, listen } from '../../../emulator';
import { gatewayDefinition, readSettings } from '../../../policies';

let gateway: ListeningGateway;

beforeAll(async () => {
  const { settings } = readSettings({});
  if (!settings) throw new Error('the defaults are valid');
  gateway = await listen(createRehearsal(gatewayDefinition(settings)).gateway);
});
afterAll(() => gateway.close());

/** Everything that comes back until the gateway closes the connection. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

const start = 'POST /openai/v1/chat/completions HTTP/1.1\r\nHost: x\r\n';

test.each([
  ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'The request is not valid HTTP: '],
  [
    'a length and chunks, by which requests are smuggled',
    `${start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    "Transfer-Encoding can't be present with Content-Length",
  ],
  ['two lengths', `${start}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400, 'Content-Length'],
  ['headers without end', `${start}X: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'The headers are larger than 16384 bytes.'],
  ['a header with a line feed', `${start}X: a\nb: c\r\n\r\n`, 400, 'The request is not valid HTTP: '],
])('%s: refused with the reason, and the connection closed', async (_what, bytes, status, message) => {
  const answer = await exchange(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as { statusCode: number; message: string };
  expect(body.statusCode).toBe(status);
  expect(body.message).toContain(message);
});
