import type { CSharpTypes, VariableTypeName } from './csharpTypes';
import { cs, Expression, quote } from './expression';
import type { Section, Statement } from './node';
import { variableTypes } from './rules';
import { cacheLookupValue, cacheStoreValue, setVariable } from './statements';

/** What a variable of a type is set to; literal text is always a System.String, so only a string takes it. */
export type Settable<K extends VariableTypeName> = K extends 'string'
  ? string | Expression<string>
  : Expression<CSharpTypes[K]>;

/** A context variable, declared once with its C# type; every reading and writing is checked against it by tsc. */
export class Variable<K extends VariableTypeName> {
  readonly name: string;
  readonly type: K;

  constructor(name: string, type: K) {
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name))
      throw new Error(`"${name}" is no name of a variable: a letter, then letters, digits, '-', '_'.`);
    if (!variableTypes.has(type))
      throw new Error(`A variable cannot hold ${type}; it can hold ${[...variableTypes].join(', ')}.`);
    this.name = name;
    this.type = type;
    Object.freeze(this);
  }

  /** `<set-variable>` with an expression of the variable's own type; a literal is always a string. */
  set(value: Settable<K>): Statement<Section> {
    return setVariable({ name: this.name, value });
  }

  /** Its value, by a cast; throws when the request runs and the variable was never set. */
  get value(): Expression<CSharpTypes[K]> {
    return new Expression(`(${this.type})context.Variables[${quote(this.name)}]`, false, 'unary');
  }

  /** Its value, or another one while it is not set. */
  or(fallback: Expression<CSharpTypes[K]>): Expression<CSharpTypes[K]> {
    if (fallback.block) throw new Error(`The other value of ${this.name} has to be a single expression.`);
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

  /** Its value as text; throws when the request runs and the variable was never set. */
  get text(): Expression<string> {
    return this.type === 'string' ? (this.value as Expression<string>) : cs.string`${this.value}.ToString()`;
  }

  /**
   * `<cache-lookup-value>` into it. When the cache has nothing it gets `otherwise`, and without that it stays unset:
   * `<cache-lookup-value key="..." variable-name="..." />`
   */
  lookUp(key: string | Expression<string>, otherwise?: Settable<K>): Statement<Section> {
    return cacheLookupValue({
      key,
      variableName: this.name,
      ...(otherwise === undefined ? {} : { defaultValue: otherwise }),
    });
  }

  /**
   * `<cache-store-value>` for a number of seconds: of its own value, or of another one of its type, so that a later
   * {@link lookUp} finds what it expects.
   */
  store(
    key: string | Expression<string>,
    duration: number | Expression<CSharpTypes['int']>,
    value: Settable<K> = this.value as Settable<K>,
  ): Statement<Section> {
    return cacheStoreValue({ key, value, duration });
  }
}

/** Declares a variable. */
export function variable<K extends VariableTypeName>(name: string, type: K): Variable<K> {
  return new Variable(name, type);
}
