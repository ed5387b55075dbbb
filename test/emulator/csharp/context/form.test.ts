import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';

const context = {
  request: { method: 'POST', body: 'grant_type=client_credentials&scope=a+b&resource=x%26y&resource=z&empty=' },
};

describe('a body that is a form', () => {
  it.each([
    ['context.Request.Body.AsFormUrlEncodedContent()["scope"][0]', 'a b'],
    ['string.Join(" ", context.Request.Body.AsFormUrlEncodedContent(true)["resource"])', 'x&y z'],
    ['context.Request.Body.AsFormUrlEncodedContent().Keys.Count', '4'],
    ['context.Request.Body.AsFormUrlEncodedContent()["empty"].Single().Length', '0'],
    ['context.Request.Body.AsFormUrlEncodedContent().ContainsKey("code")', 'false'],
    [
      'context.Request.Body.AsFormUrlEncodedContent().ToFormUrlEncodedContent()',
      'grant_type=client_credentials&scope=a+b&resource=x%26y&resource=z&empty=',
    ],
  ])('%s', (expression, value) => {
    expect(evaluate(`@(${expression})`, context).value).toBe(value);
  });

  it('is changed and sent on', () => {
    const text = `@{
      var form = context.Request.Body.AsFormUrlEncodedContent(preserveContent: true);
      form["resource"].Remove("z");
      form["state"] = new List<string> { "1 2" };
      return form.ToFormUrlEncodedContent();
    }`;
    expect(evaluate(text, context).value).toBe(
      'grant_type=client_credentials&scope=a+b&resource=x%26y&empty=&state=1+2',
    );
  });

  it('leaves nothing to the next reader unless the content is preserved', () => {
    const read = (first: string) =>
      evaluate(
        `@(context.Request.Body.AsFormUrlEncodedContent(${first}).Count * 10 + context.Request.Body.AsFormUrlEncodedContent().Count)`,
        context,
      ).value;
    expect(read('')).toBe('40');
    expect(read('true')).toBe('44');
  });
});
