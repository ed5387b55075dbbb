import { describe, expect, it } from 'vitest';
import { describeError } from '../describeError';
import { evaluate } from '../evaluate';

describe('System.Uri', () => {
  it.each([
    ['new Uri("HTTPS://Host:443/a b?q=1#f").AbsoluteUri', 'https://host/a%20b?q=1#f'],
    ['new Uri("https://h/%7Eu%2fx|y").AbsolutePath', '/~u%2Fx%7Cy'],
    ['new Uri("https://u:p@h:8443/").GetLeftPart(UriPartial.Authority)', 'https://u:p@h:8443'],
    [
      'new Uri(new Uri("https://h/openai/"), "deployments/chat?x=1").ToString()',
      'https://h/openai/deployments/chat?x=1',
    ],
    ['new Uri(new Uri("https://h/a"), "https://other/b").Host', 'other'],
    ['new Uri("https://h/a/b/").MakeRelativeUri(new Uri("https://h/a/c")).ToString()', '../c'],
    ['new Uri("https://h/a/b").MakeRelativeUri(new Uri("https://x/a")).ToString()', 'https://x/a'],
    ['new Uri("https://h/a/").IsBaseOf(new Uri("https://h/a/b/c"))', 'true'],
    ['new Uri("https://[::1]:5000/").HostNameType', 'IPv6'],
    ['new Uri("mailto:a@b.c").UserInfo + " " + new Uri("mailto:a@b.c").AbsoluteUri', 'a mailto:a@b.c'],
    ['new Uri("https://h/?").Query', '?'],
    ['new Uri("https://h/a") == new Uri("HTTPS://H:443/a#x")', 'true'],
  ])('%s', (expression, value) => {
    expect(evaluate(`@(${expression})`).value).toBe(value);
  });

  it.each([
    [
      'new Uri("/only/a/path")',
      'System.UriFormatException',
      'Invalid URI: The format of the URI could not be determined.',
    ],
    ['new Uri("http://h:x/")', 'System.UriFormatException', 'Invalid URI: The hostname could not be parsed.'],
    ['new Uri("")', 'System.UriFormatException', 'Invalid URI: The URI is empty.'],
    [
      'new Uri("http://h/a").MakeRelativeUri(new Uri("http://h/b")).Scheme',
      'System.InvalidOperationException',
      'This operation is not supported for a relative URI.',
    ],
  ])('%s throws', (expression, type, message) => {
    expect(describeError(() => evaluate(`@(${expression})`))).toEqual([type, message]);
  });

  it('is made of the URL of a request', () => {
    const context = { request: { url: 'https://gateway/openai/x?y=1' } };
    expect(evaluate('@(context.Request.Url.ToUri().PathAndQuery)', context).value).toBe('/openai/x?y=1');
  });
});
