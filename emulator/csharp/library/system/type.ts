import { TypeObject } from '../../runtime/typeObject';
import { isEnum, isValueType, netName, type Type } from '../../types';
import { defineType } from '../define';

const isInterface = (type: Type): boolean => type.tag === 'named' && type.definition.kind === 'interface';

/** `System.Type`, known but not nameable: what an expression asks the result of `GetType()` and `typeof` for. */
export const typeType = defineType({
  name: 'System.Type',
  hidden: true,
  abstract: true,
  runtimeClass: TypeObject,
  members: {
    'string Name { get; }': (self: TypeObject) => self.name,
    'string FullName { get; }': (self: TypeObject) => netName(self.type),
    'string Namespace { get; }': (self: TypeObject) => self.namespace,
    'bool IsArray { get; }': (self: TypeObject) => self.type.tag === 'array',
    'bool IsClass { get; }': (self: TypeObject) => !isValueType(self.type) && !isInterface(self.type),
    'bool IsEnum { get; }': (self: TypeObject) => isEnum(self.type),
    'bool IsGenericType { get; }': (self: TypeObject) => self.type.tag === 'named' && self.type.arguments_.length > 0,
    'bool IsInterface { get; }': (self: TypeObject) => isInterface(self.type),
    'bool IsValueType { get; }': (self: TypeObject) => isValueType(self.type),
  },
});
