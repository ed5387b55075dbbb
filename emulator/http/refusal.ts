import { fields, HttpProtocolError } from './syntax';

/** Why a request is not taken: its sender is told so, and the connection ends. */
export class Refusal extends Error {
  readonly status: number;

  /** @param message a sentence for the sender */
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** @param reason completes "The request is not valid HTTP: " */
export function malformed(reason: string): Refusal {
  return new Refusal(400, `The request is not valid HTTP: ${reason}.`);
}

/** What becomes of an error of a reader. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpProtocolError) return malformed(error.message);
  throw error;
}

/** What is wrong with a head that is none. @param text lines with their ends */
export function malformedHead(text: string): Refusal {
  const [line = '', ...lines] = text.split('\r\n');
  const [, method, target = '', major, minor] = /^(\S+) (.*) HTTP\/(\d)\.(\d)$/s.exec(line) ?? [];
  if (method === undefined) return malformed(`the line ${quoted(line)} is no request line`);
  // With a major version of its own the rest may mean anything.
  if (major !== '1' || (minor !== '0' && minor !== '1'))
    return new Refusal(505, `The version of HTTP is ${major}.${minor}: only 1.0 and 1.1 are spoken here.`);
  if (method === 'CONNECT') return new Refusal(501, 'CONNECT is for proxies: no tunnels are made here.');
  const wrong = lines.find((one) => one !== '' && !fields.test(`${one}\r\n`));
  if (wrong !== undefined) return malformed(`the line ${quoted(wrong)} is no header`);
  return malformed(`the target ${quoted(target)} is no path and no URL`);
}

/** At most so much of it that a message stays one. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
}
