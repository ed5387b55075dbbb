import type { DateTime } from '../../runtime/time/dateTime';
import { defineType } from '../define';
import { TextsDictionary, textArray } from './dictionaries';
import { utcDateTime } from './moments';

type Json = { readonly [name: string]: unknown };

/** A JSON Web Token, read but not verified. */
export class Jwt {
  readonly header: Json;
  readonly payload: Json;

  constructor(header: Json, payload: Json) {
    this.header = header;
    this.payload = payload;
  }

  /** Every member of the payload as texts: arrays element by element, other values as their JSON. */
  get claims(): ReadonlyMap<string, readonly string[]> {
    return new Map(Object.entries(this.payload).map(([name, value]) => [name, textsOf(value)]));
  }
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
}

/** Reads the three parts of a token; null for anything else. */
export function parseJwt(token: string | null): Jwt | null {
  const parts = token?.split('.') ?? [];
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return null;
  try {
    const [header, payload] = parts
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown);
    const objects = [header, payload].every(
      (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
    );
    return objects ? new Jwt(header as Json, payload as Json) : null;
  } catch {
    return null;
  }
}

function textOf(source: Json, name: string): string | null {
  const value = source[name];
  return typeof value === 'string' ? value : null;
}

/** Whole seconds since 1970 as a UTC time; null when the member is no number. */
function timeOf(source: Json, name: string): DateTime | null {
  const value = source[name];
  return typeof value === 'number' ? utcDateTime(Math.trunc(value) * 1000) : null;
}

const jwt = defineType({
  name: 'Jwt',
  kind: 'class',
  runtimeClass: Jwt,
  members: {
    'string Algorithm { get; }': (self: Jwt) => textOf(self.header, 'alg'),
    'string Type { get; }': (self: Jwt) => textOf(self.header, 'typ'),
    'string Id { get; }': (self: Jwt) => textOf(self.payload, 'jti'),
    'string Issuer { get; }': (self: Jwt) => textOf(self.payload, 'iss'),
    'string Subject { get; }': (self: Jwt) => textOf(self.payload, 'sub'),
    'DateTime? ExpirationTime { get; }': (self: Jwt) => timeOf(self.payload, 'exp'),
    'DateTime? IssuedAt { get; }': (self: Jwt) => timeOf(self.payload, 'iat'),
    'DateTime? NotBefore { get; }': (self: Jwt) => timeOf(self.payload, 'nbf'),
    'IEnumerable<string> Audiences { get; }': (self: Jwt) => textArray(self.claims.get('aud') ?? []),
    'IReadOnlyDictionary<string, string[]> Claims { get; }': (self: Jwt) => new TextsDictionary(self.claims),
  },
});

const extensions = defineType({
  name: 'JwtExtensions',
  kind: 'static',
  hidden: true,
  members: {
    'static Jwt AsJwt(this string input)': parseJwt,
    'static bool TryParseJwt(this string input, out Jwt result)': (
      input: string | null,
      result: { value: unknown },
    ) => {
      result.value = parseJwt(input);
      return result.value !== null;
    },
  },
});

/** Tokens of callers. */
export const jwtTypes = [jwt, extensions];
