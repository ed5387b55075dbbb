import { abandon } from './message';
import type { IncomingResponse, Network, OutgoingRequest } from './network';

/** Redirects in a row that are followed; then the redirect itself is the answer, as with .NET's HttpClient. */
const mostRedirects = 50;

/** Headers that describe a body, and go with it. */
const bodyHeaders = ['Content-Type', 'Content-Length', 'Content-Encoding', 'Content-Language', 'Content-Location'];

/**
 * Sends a request, and sends it on wherever the answer says. The rules are those of .NET's HttpClient: a POST becomes a
 * GET after 300, 301 and 302, everything but HEAD after 303; credentials in `Authorization` are not sent on; nothing
 * leads from https to http.
 *
 * Source: "HttpClientHandler.AllowAutoRedirect" and the redirect handler of .NET.
 *
 * @param remaining milliseconds that are left for the next answer's headers
 * @throws NetworkError when there is no response
 */
export async function sendFollowing(
  network: Network,
  first: OutgoingRequest,
  remaining: () => number,
): Promise<IncomingResponse> {
  let request = first;
  for (let redirects = 0; ; redirects++) {
    const answer = await network.send({ ...request, headersTimeout: remaining() });
    const next = redirects < mostRedirects ? redirected(request, answer) : undefined;
    if (!next) return answer;
    abandon(answer.body);
    request = next;
  }
}

/** The request that an answer asks for, undefined when it asks for none that is allowed. */
function redirected(request: OutgoingRequest, { status, headers }: IncomingResponse): OutgoingRequest | undefined {
  const location = headers.values('Location')?.[0];
  if (location === undefined || ![300, 301, 302, 303, 307, 308].includes(status)) return undefined;
  if (!URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url);
  if (url.protocol !== 'https:' && (url.protocol !== 'http:' || request.url.startsWith('https:'))) return undefined;
  url.hash = '';
  const sent = request.headers.clone();
  sent.delete('Authorization');
  const method = request.method.toUpperCase();
  const asGet = status === 303 ? method !== 'GET' && method !== 'HEAD' : status < 303 && method === 'POST';
  if (!asGet) return { ...request, url: url.href, headers: sent };
  for (const name of bodyHeaders) sent.delete(name);
  return { ...request, method: 'GET', url: url.href, headers: sent, body: null };
}
