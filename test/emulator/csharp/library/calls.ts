/** Members of the library as the C# statements that use them, with arguments that a generator chooses. */
import type { Member } from '../../../../emulator/csharp/library/signature';
import {
  construct,
  isValueType,
  type NamedType,
  nullableOf,
  substitute,
  type Type,
  type TypeParameter,
  types,
} from '../../../../emulator/csharp/types';
import { isNameable, typed, typeText } from './csharpText';
import type { Samples } from './samples';

/** Chooses one of several things. */
export type Choose = <T>(list: readonly T[]) => T;

const forParameter: readonly Type[] = [types.int, types.string, types.object, nullableOf(types.int), types.char];

/** How a member is used: what has to stand before, and an expression that is a value or a statement. */
interface Use {
  readonly before: string;
  readonly code: string;
  /** The type of the value; `void` for a statement. */
  readonly type: Type;
}

/** The body of an expression, and the type that the member declares for what it returns. */
export interface Body {
  readonly text: string;
  readonly type: Type;
}

/** Writes calls with values from the samples. */
export class Calls {
  private readonly samples: Samples;
  private readonly choose: Choose;
  private references = 0;

  constructor(samples: Samples, choose: Choose) {
    this.samples = samples;
    this.choose = choose;
  }

  /**
   * The body of an expression that uses a member and returns what it gives.
   * @param earlier another member of the same type: it is used on the same instance first, whatever comes of it
   * @returns null when there is no value for a parameter
   */
  bodyOf(member: Member, earlier: Member | null = null): Body | null {
    const map = this.argumentsOf(member.declaring.definition.parameters);
    const self = construct(
      member.declaring.definition,
      member.declaring.definition.parameters.map((parameter) => map.get(parameter) as Type),
    );
    const last = this.use(member, self, map);
    if (last === null) return null;
    const { type } = last;
    const end = `${last.before}${type === types.void ? `${last.code}; return null;` : `return ${last.code};`}`;
    if (!isOfInstance(member)) return { text: end, type };
    // The compiler checks every receiver for null, before the member.
    const receiver = this.sample(self, (text) => text !== 'null');
    if (receiver === null) return null;
    const first = earlier === null ? null : this.use(earlier, self, map);
    const begin =
      first === null
        ? ''
        : `try { ${first.before}${first.type === types.void ? '' : 'var ignored = '}${first.code}; } catch (Exception) { } `;
    return { text: `var self = ${receiver}; ${begin}${end}`, type };
  }

  private argumentsOf(parameters: readonly TypeParameter[]): Map<TypeParameter, Type> {
    return new Map(parameters.map((parameter) => [parameter, this.choose(argumentsFor(parameter))]));
  }

  private sample(type: Type, fits = (_text: string) => true): string | null {
    const list = this.samples.of(type).filter(fits);
    return list.length === 0 ? null : typed(type, this.choose(list));
  }

  /** The statements that use a member, of `self` when it is one of instances. */
  private use(member: Member, self: NamedType, ofType: ReadonlyMap<TypeParameter, Type>): Use | null {
    const map = new Map([...ofType, ...this.argumentsOf(member.typeParameters)]);
    let before = '';
    const args: string[] = [];
    for (const parameter of member.parameters) {
      const type = substitute(parameter.type, map);
      const value = this.sample(type);
      if (value === null) return null;
      if (parameter.modifier === 'out' || parameter.modifier === 'ref') {
        this.references += 1;
        before += `${typeText(type)} r${this.references} = ${value}; `;
        args.push(`${parameter.modifier} r${this.references}`);
      } else args.push(value);
    }
    const result = substitute(member.type, map);
    const valued = (code: string): Use => ({ before, code, type: result });
    if (member.kind === 'operator') {
      return valued(args.length === 1 ? `${member.name}${args[0]}` : args.join(` ${member.name} `));
    }
    if (member.kind === 'conversion') return valued(`(${typeText(result)})${args[0]}`);
    if (member.kind === 'constructor') return { before, code: `new ${typeText(self)}(${args.join(', ')})`, type: self };
    const object = isOfInstance(member)
      ? 'self'
      : member.isExtension && !isNameable(self)
        ? (args.shift() ?? '')
        : typeText(self);
    if (member.kind === 'method') {
      const own = member.typeParameters.map((parameter) => typeText(map.get(parameter) as Type));
      const call = `${object}.${member.name}${own.length === 0 ? '' : `<${own.join(', ')}>`}(${args.join(', ')})`;
      return valued(call);
    }
    const place = member.kind === 'indexer' ? `${object}[${args.join(', ')}]` : `${object}.${member.name}`;
    const value = member.set === null ? null : this.sample(result);
    const sets = value !== null && (member.get === null || this.choose([true, false]));
    return sets ? { before, code: `${place} = ${value}`, type: types.void } : valued(place);
  }
}

/** Is it used on an instance, by a point or an index? */
export function isOfInstance(member: Member): boolean {
  return !member.isStatic && ['method', 'property', 'indexer'].includes(member.kind);
}

/** Types that meet the constraints of a type parameter. */
function argumentsFor({ constraints: [constraint] }: TypeParameter): readonly Type[] {
  if (constraint === 'struct') return forParameter.filter((type) => isValueType(type) && !isNullable(type));
  if (constraint === 'class') return forParameter.filter((type) => !isValueType(type));
  return constraint === undefined || constraint === 'new()' ? forParameter : [constraint];
}

function isNullable(type: Type): boolean {
  return type === nullableOf(types.int);
}
