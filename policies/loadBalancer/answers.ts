import {
  code,
  cs,
  csBlock,
  Expression,
  type Int,
  type ReturnResponseProps,
  returnResponse,
  type Section,
  type Statement,
  setHeader,
  type TextValue,
} from '../builder';
import { endOfMark, marksCode } from './marks';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { attempts, backend, soonest, tried, verdict } = variables;

type Headers = NonNullable<ReturnResponseProps['setHeader']>;

/** Text with values in it; the values are numbers and names, which need no escaping in JSON. */
type Message = string | readonly [string, ...(string | Expression<unknown>)[]];

/** A body in the shape that OpenAI's clients read errors from. */
function errorBody(status: number | Expression<Int>, message: Message): TextValue {
  if (typeof status === 'number' && typeof message === 'string') {
    return JSON.stringify({ error: { code: String(status), message } });
  }
  const [first = '', ...rest] = [message].flat();
  const pieces = ['{"error":{"code":"', status, `","message":"${first}`, ...rest, '"}}'];
  return new Expression(pieces.map((piece) => code`${piece}`.code).join(' + '));
}

/** The whole answer of an error that the gateway gives itself; the body's `code` is the status. */
export function errorResponse(
  status: number | Expression<Int>,
  reason: string | Expression<string>,
  message: Message,
  headers: Headers = [],
): Statement<Section> {
  return returnResponse({
    setStatus: { code: status, reason },
    setHeader: [{ name: 'Content-Type', value: ['application/json'] }, ...headers],
    setBody: { text: errorBody(status, message) },
  });
}

/** 401 for whoever none of the ways in let in. */
export function unauthorized(): Statement<Section> {
  return errorResponse(
    401,
    'Unauthorized',
    'Access denied: send a valid key in the api-key header or as Bearer, or a valid Entra ID token.',
    [{ name: 'WWW-Authenticate', value: ['Bearer'] }],
  );
}

/** The headers that say which backend answered and after how many attempts; none when they are switched off. */
function attemptHeaders(pool: LoadBalancer): Headers {
  if (!pool.responseHeaders) return [];
  return [{ name: 'x-backend', value: [backend.value] }, attemptCount];
}

const attemptCount = { name: 'x-attempts', value: [cs.string`${attempts.value}.ToString()`] };

/** Names the backend in the answer that the caller gets unchanged. */
export function nameBackend(pool: LoadBalancer): Statement<Section>[] {
  return attemptHeaders(pool).map((header) => setHeader(header));
}

/** 429 for a pool whose backends are all marked or tried, with the soonest time at which one is free. */
export function exhausted(pool: LoadBalancer): Statement<Section>[] {
  const { minimum, maximum } = pool.delays;
  return [
    variables.delay.set(csBlock.int`
      ${marksCode(pool)}
      var tried = ${tried.value};
      var soonest = ${soonest.value};
      for (var i = 0; i < ids.Length; i++) {
          if (!tried.Contains(";" + ids[i] + ";")) { soonest = Math.Min(soonest, ${endOfMark}); }
      }
      return (int)Math.Min(Math.Max(soonest - now, ${minimum * 1000}), ${maximum * 1000});`),
    errorResponse(
      429,
      'Too Many Requests',
      [
        'Every Azure OpenAI account of this deployment is throttled or failing. Please retry after ',
        seconds,
        ' seconds.',
      ],
      [
        { name: 'Retry-After', value: [cs.string`${seconds}.ToString()`] },
        { name: 'retry-after-ms', value: [cs.string`${variables.delay.value}.ToString()`] },
        ...(pool.responseHeaders ? [attemptCount] : []),
      ],
    ),
  ];
}

const seconds: Expression<Int> = cs.int`(${variables.delay.value} + 999) / 1000`;

/**
 * 504 when the last account did not begin its answer in time, 502 when it could not be reached or refused the gateway's
 * identity, which is nothing that the caller could mend.
 */
export function badGateway(pool: LoadBalancer): Statement<Section> {
  const late = cs.bool`${verdict.value} == "timeout"`;
  return errorResponse(
    cs.int`${late} ? 504 : 502`,
    cs.string`${late} ? "Gateway Timeout" : "Bad Gateway"`,
    ['No Azure OpenAI account could answer. The last one was ', backend.value, ': ', verdict.value],
    attemptHeaders(pool),
  );
}
