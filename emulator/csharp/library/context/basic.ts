/** `BasicAuthCredentials` and the extension methods that read them from an Authorization header. */
import { defineType } from '../define';

/** User and password of Basic authentication. */
class BasicAuthCredentials {
  readonly userId: string;
  readonly password: string;

  constructor(userId: string, password: string) {
    this.userId = userId;
    this.password = password;
  }
}

const strict = new TextDecoder('utf-8');

/** Null unless the text is `Basic`, in any case, and base64 of `user:password`. */
function parseBasic(text: string | null): BasicAuthCredentials | null {
  const base64 = /^\s*basic\s+([A-Za-z0-9+/]+={0,2})\s*$/i.exec(text ?? '')?.[1];
  if (base64 === undefined || base64.length % 4 !== 0) return null;
  const pair = strict.decode(Buffer.from(base64, 'base64'));
  const colon = pair.indexOf(':');
  return colon < 0 ? null : new BasicAuthCredentials(pair.slice(0, colon), pair.slice(colon + 1));
}

/** https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables */
export const basicTypes = [
  defineType({
    name: 'BasicAuthCredentials',
    abstract: true,
    runtimeClass: BasicAuthCredentials,
    members: {
      'string UserId { get; }': (self: BasicAuthCredentials) => self.userId,
      'string Password { get; }': (self: BasicAuthCredentials) => self.password,
    },
  }),
  defineType({
    name: 'BasicExtensions',
    kind: 'static',
    hidden: true,
    members: {
      'static BasicAuthCredentials AsBasic(this string input)': parseBasic,
      'static bool TryParseBasic(this string input, out BasicAuthCredentials result)': (
        input: string | null,
        result: { value: unknown },
      ) => {
        result.value = parseBasic(input);
        return result.value !== null;
      },
    },
  }),
];
