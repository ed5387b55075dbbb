export { context, property } from './context';
export type { CSharp, CSharpTypeName, CSharpTypes, Double, Int, VariableTypeName } from './csharpTypes';
export { type PolicyScope, type PolicySections, policyDocument, policyFragment, resolverDocument } from './document';
export { code, cs, csBlock, Expression, type Hole, NamedValue, RawCode } from './expression';
export { comment, type ElementNode, type PolicyNode, type Section, type Statement, type TextValue } from './node';
export { maximumBytes, render } from './render';
export { expressionMistakes, type StructureRule, structureMistakes, structureRules, variableTypes } from './rules';
export * from './statements';
export { type Settable, type Variable, variable } from './variable';
