import {
  code,
  cs,
  csBlock,
  type RawCode,
  type ReturnResponseProps,
  returnResponse,
  type Section,
  type Statement,
  type TextValue,
} from '../builder';
import { marksCode } from './marks';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { attempts, soonest, tried } = variables;

/** A body in the shape that OpenAI's clients read errors from. */
function errorBody(errorCode: string, message: string | RawCode): TextValue {
  if (typeof message === 'string') return JSON.stringify({ error: { code: errorCode, message } });
  return cs.string`new JObject(new JProperty("error", new JObject(
    new JProperty("code", ${errorCode}),
    new JProperty("message", ${message})))).ToString(Newtonsoft.Json.Formatting.None)`;
}

/** The whole answer of an error that the gateway gives itself. */
export function errorResponse(
  status: number,
  reason: string,
  errorCode: string,
  message: string | RawCode,
  headers: ReturnResponseProps['setHeader'] = [],
): Statement<Section> {
  return returnResponse({
    setStatus: { code: status, reason },
    setHeader: [{ name: 'Content-Type', value: ['application/json'] }, ...headers],
    setBody: { text: errorBody(errorCode, message) },
  });
}

/** 401 for whoever none of the ways in let in. */
export function unauthorized(): Statement<Section> {
  return errorResponse(
    401,
    'Unauthorized',
    '401',
    'Access denied: send a valid key in the api-key header or as Bearer, or a valid Entra ID token.',
    [{ name: 'WWW-Authenticate', value: ['Bearer'] }],
  );
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
          if (!tried.Contains(";" + ids[i] + ";")) { soonest = Math.Min(soonest, ends[i]); }
      }
      return (int)Math.Min(Math.Max(soonest - now, ${minimum * 1000}), ${maximum * 1000});`),
    errorResponse(
      429,
      'Too Many Requests',
      '429',
      code`"Every Azure OpenAI account of this deployment is throttled. Please retry after " + ${seconds} + " seconds."`,
      [
        { name: 'Retry-After', value: [cs.string`${seconds}.ToString()`] },
        { name: 'retry-after-ms', value: [cs.string`${variables.delay.value}.ToString()`] },
        ...(pool.responseHeaders ? [{ name: 'x-attempts', value: [cs.string`${attempts.value}.ToString()`] }] : []),
      ],
    ),
  ];
}

const seconds = cs.int`(${variables.delay.value} + 999) / 1000`;
