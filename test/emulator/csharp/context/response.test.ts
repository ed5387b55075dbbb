import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';

describe('a response in a variable', () => {
  const variables = { reply: { response: { statusCode: 429, headers: { 'Retry-After': '7' } } } };

  it.each([
    ['((IResponse)context.Variables["reply"]).StatusCode', '429'],
    ['context.Variables.GetValueOrDefault<IResponse>("reply").Headers.GetValueOrDefault("retry-after", "0")', '7'],
    ['context.Variables["reply"] is IResponse', 'true'],
    ['context.Variables.GetValueOrDefault<IResponse>("other") == null', 'true'],
  ])('%s', (expression, value) => {
    expect(evaluate(`@(${expression})`, { variables }).value).toBe(value);
  });
});
