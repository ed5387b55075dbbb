/** A member of the library as the C# statements that use it, with arguments that a generator chooses. */
import type { Member } from '../../../../emulator/csharp/library/signature';
import {
  construct,
  isValueType,
  namedType,
  nullableOf,
  substitute,
  type Type,
  type TypeParameter,
  types,
} from '../../../../emulator/csharp/types';
import type { Samples } from './samples';
import { isNameable, typed, typeText } from './typeText';

/** Chooses one of several things. */
export type Choose = <T>(list: readonly T[]) => T;

const forParameter: readonly Type[] = [types.int, types.string, types.object, nullableOf(types.int), types.double];

function argumentsFor(member: Member, choose: Choose): Map<TypeParameter, Type> {
  const { definition } = member.declaring;
  if (definition.name === 'Newtonsoft.Json.Linq.IJEnumerable') {
    return new Map(definition.parameters.map((parameter) => [parameter, namedType('Newtonsoft.Json.Linq.JToken')]));
  }
  const onlyValues = definition.name === 'System.Nullable' || definition.name === 'System.Enum';
  return new Map(
    [...definition.parameters, ...member.typeParameters].map((parameter) => [
      parameter,
      choose(
        onlyValues ? forParameter.filter((type) => isValueType(type) && type !== nullableOf(types.int)) : forParameter,
      ),
    ]),
  );
}

/**
 * The body of an expression that uses a member once and returns what it gives; null when there is no value for a
 * parameter.
 */
export function callOf(member: Member, samples: Samples, choose: Choose): string | null {
  const map = argumentsFor(member, choose);
  const self = construct(
    member.declaring.definition,
    member.declaring.definition.parameters.map((parameter) => map.get(parameter) as Type),
  );
  const before: string[] = [];
  const args: string[] = [];
  const sample = (type: Type, fits = (_text: string) => true): string | null => {
    const list = samples.of(type).filter(fits);
    return list.length === 0 ? null : typed(type, choose(list));
  };
  for (const [index, parameter] of member.parameters.entries()) {
    const type = substitute(parameter.type, map);
    const value = sample(type);
    if (value === null) return null;
    if (parameter.modifier === 'out' || parameter.modifier === 'ref') {
      before.push(`${typeText(type)} r${index} = ${value};`);
      args.push(`${parameter.modifier} r${index}`);
    } else args.push(value);
  }
  const finish = (statement: string): string => [...before, statement].join(' ');
  if (member.kind === 'operator') {
    return finish(`return ${args.length === 1 ? `${member.name}${args[0]}` : args.join(` ${member.name} `)};`);
  }
  const result = substitute(member.type, map);
  if (member.kind === 'conversion') return finish(`return (${typeText(result)})${args[0]};`);
  if (member.kind === 'constructor') return finish(`return new ${typeText(self)}(${args.join(', ')});`);

  let object = typeText(self);
  if (member.isExtension && !isNameable(self)) object = args.shift() ?? '';
  else if (!member.isStatic) {
    // The compiler checks every receiver for null, before the member.
    const receiver = sample(self, (text) => text !== 'null');
    if (receiver === null) return null;
    before.push(`var self = ${receiver};`);
    object = 'self';
  }
  if (member.kind === 'method') {
    const own = member.typeParameters.map((parameter) => typeText(map.get(parameter) as Type));
    const call = `${object}.${member.name}${own.length === 0 ? '' : `<${own.join(', ')}>`}(${args.join(', ')})`;
    return finish(result === types.void ? `${call}; return null;` : `return ${call};`);
  }
  const place = member.kind === 'indexer' ? `${object}[${args.join(', ')}]` : `${object}.${member.name}`;
  const value = member.set === null ? null : sample(result);
  if (value !== null && (member.get === null || choose([true, false])))
    return finish(`${place} = ${value}; return null;`);
  return finish(`return ${place};`);
}
