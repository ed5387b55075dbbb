import { type CSharpTypeName, type CSharpTypes, Expression, quote } from './expression';
import type { Section, Statement } from './node';
import { cacheLookupValue, cacheStoreValue, setVariable } from './statements';

/** Types that a variable may hold (set-variable, "Allowed types"). */
const settable: ReadonlySet<string> = new Set([
  'string',
  'bool',
  'int',
  'long',
  'double',
  'JObject',
  'JArray',
  'DateTime',
]);

/** A context variable, declared once with its C# type; every reading and writing is checked against it by tsc. */
export class Variable<K extends CSharpTypeName> {
  readonly name: string;
  readonly type: K;

  constructor(name: string, type: K) {
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name))
      throw new Error(`"${name}" is no name of a variable: a letter, then letters, digits, '-', '_'.`);
    if (!settable.has(type)) throw new Error(`set-variable cannot hold ${type}.`);
    this.name = name;
    this.type = type;
    Object.freeze(this);
  }

  /** `<set-variable>` with an expression of the variable's own type; a literal is always a string. */
  set(
    value: K extends 'string' ? string | Expression<CSharpTypes[K]> : Expression<CSharpTypes[K]>,
  ): Statement<Section> {
    return setVariable({ name: this.name, value });
  }

  /** Its value, by a cast; throws when the request runs and the variable was never set. */
  get value(): Expression<CSharpTypes[K]> {
    return new Expression(`(${this.type})context.Variables[${quote(this.name)}]`, false, 'unary');
  }

  /** Its value, or another one while it is not set. */
  or(fallback: Expression<CSharpTypes[K]>): Expression<CSharpTypes[K]> {
    return new Expression(
      `context.Variables.GetValueOrDefault<${this.type}>(${quote(this.name)}, ${fallback.code})`,
      false,
      'primary',
    );
  }

  /** Whether it is set. */
  get isSet(): Expression<boolean> {
    return new Expression(`context.Variables.ContainsKey(${quote(this.name)})`, false, 'primary');
  }

  /** `<cache-lookup-value>` into it; it stays unset when there is nothing. */
  lookUp(key: string | Expression<string>): Statement<Section> {
    return cacheLookupValue({ key, variableName: this.name });
  }

  /** `<cache-store-value>` of its value for a number of seconds, so that a later {@link lookUp} finds its own type. */
  store(key: string | Expression<string>, duration: number | Expression<CSharpTypes['int']>): Statement<Section> {
    return cacheStoreValue({ key, value: this.value, duration });
  }
}

/** Declares a variable. */
export function variable<K extends CSharpTypeName>(name: string, type: K): Variable<K> {
  return new Variable(name, type);
}
