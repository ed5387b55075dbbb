import { connect, type Socket } from 'node:net';

/**
 * Just enough of HTTP/1.1 that the load and the backend cost next to nothing beside the proxies they measure: messages
 * with a Content-Length over kept connections.
 *
 * @param onMessage gets the head (request or status line and headers) and the body of each message
 */
export function readMessages(socket: Socket, onMessage: (head: string, body: Buffer) => void): void {
  let held: Buffer | undefined;
  socket.on('data', (chunk: Buffer) => {
    let data = held ? Buffer.concat([held, chunk]) : chunk;
    for (;;) {
      const headEnd = data.indexOf('\r\n\r\n');
      if (headEnd < 0) break;
      const head = data.toString('latin1', 0, headEnd);
      const end = headEnd + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? '0');
      if (data.length < end) break;
      onMessage(head, data.subarray(headEnd + 4, end));
      data = data.subarray(end);
    }
    held = data.length === 0 ? undefined : data;
  });
}

/** Headers as they go over the wire. */
export function lines(headers: { readonly [name: string]: string }): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

/** A whole message as it goes over the wire. */
export function message(start: string, headers: { readonly [name: string]: string }, body: string): Buffer {
  const head = lines({ ...headers, 'content-length': String(Buffer.byteLength(body)) });
  return Buffer.from(`${start}\r\n${head}\r\n${body}`);
}

/**
 * Requests per second over a time, one after the other on each of the connections. This process stays awake meanwhile: to
 * wake it would be at the cost of the server that is measured.
 *
 * @throws Error when an answer is not 200 or a connection fails
 */
export async function throughput(
  url: string,
  request: Buffer,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<{ readonly requests: number; readonly perSecond: number }> {
  const { hostname, port } = new URL(url);
  const start = performance.now();
  const end = start + seconds * 1000;
  let requests = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(request));
      socket.setNoDelay(true);
      socket.once('error', reject);
      readMessages(socket, (head) => {
        if (!head.startsWith('HTTP/1.1 200')) {
          socket.destroy();
          reject(new Error(`${url} answers ${head.slice(0, head.indexOf('\r\n'))}`));
          return;
        }
        requests += 1;
        if (performance.now() < end) socket.write(request);
        else socket.end(resolve);
      });
    });
  let busy = true;
  const spin = () => {
    if (busy) setImmediate(spin);
  };
  spin();
  try {
    await Promise.all(Array.from({ length: connections }, one));
  } finally {
    busy = false;
  }
  return { requests, perSecond: requests / ((performance.now() - start) / 1000) };
}
