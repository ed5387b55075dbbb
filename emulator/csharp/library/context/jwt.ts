import { NetArray } from '../../runtime/array';
import { keyNotFound } from '../../runtime/exceptions';
import { types } from '../../types';
import { defineType } from '../define';

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
  claim(name: string): readonly string[] | undefined {
    if (!Object.hasOwn(this.payload, name)) return undefined;
    const value = this.payload[name];
    return (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  }
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

function array(values: readonly string[]): NetArray<string> {
  return new NetArray<string>(types.string, [...values]);
}

const claims = defineType({
  name: 'IClaims',
  kind: 'interface',
  hidden: true,
  members: {
    'bool ContainsKey(string key)': (self: Jwt, key: string) => self.claim(key) !== undefined,
    'string[] this[string key] { get; }': (self: Jwt, key: string) => {
      const values = self.claim(key);
      if (!values) throw keyNotFound(key);
      return array(values);
    },
    'string GetValueOrDefault(string name)': (self: Jwt, name: string) => self.claim(name)?.join(',') ?? null,
    'string GetValueOrDefault(string name, string defaultValue)': (self: Jwt, name: string, fallback: string | null) =>
      self.claim(name)?.join(',') ?? fallback,
  },
});

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
    'IClaims Claims { get; }': (self: Jwt) => self,
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
export const jwtTypes = [claims, jwt, extensions];
