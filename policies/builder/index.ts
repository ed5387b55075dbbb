export { type PolicySections, policyDocument, policyFragment } from './document';
export {
  type CSharpTypeName,
  type CSharpTypes,
  code,
  cs,
  csBlock,
  type Double,
  Expression,
  type Hole,
  type Int,
  NamedValue,
  RawCode,
} from './expression';
export { comment, type ElementNode, type PolicyNode, type Section, type Statement, type TextValue } from './node';
export { maximumBytes, render } from './render';
export * from './statements';
export { type Variable, variable } from './variable';
