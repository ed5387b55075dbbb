/** Objects: `new`, initializers, anonymous objects. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import { anonymousDefinition } from '../runtime/anonymous';
import type { ArgumentSyntax, Expression, InitializerSyntax } from '../syntax';
import { construct, displayName, isDelegate, isValueType, type NamedType, types } from '../types';
import type { Candidate } from './betterness';
import type { Argument, Chosen, Value } from './code';
import type { Identified } from './identity';
import { PatternBinder } from './patterns';
import { isInterface } from './typeConversions';

/** Binds creations. */
export abstract class CreationBinder extends PatternBinder {
  protected creation(syntax: Expression & { kind: 'new' }): Value {
    const type = this.typeOfSyntax(syntax.type);
    const list = this.arguments(syntax.arguments ?? []);
    if (isDelegate(type)) {
      const [method] = list;
      if (method === undefined || list.length > 1 || syntax.initializer !== null)
        throw new SyntaxProblem('CS0149', 'Method name expected: a delegate is made of one method', syntax.at);
      return this.convert(method.bound, type, syntax.at);
    }
    if (type.tag === 'parameter')
      throw new SyntaxProblem(
        'CS0304',
        `Cannot create an instance of the variable type '${displayName(type)}' here: pass the instance, or a function that makes it`,
        syntax.at,
      );
    if (
      type.tag !== 'named' ||
      type.definition.details?.isAbstract === true ||
      isInterface(type) ||
      type.definition.kind === 'static'
    ) {
      throw new SyntaxProblem(
        'CS0144',
        `Cannot create an instance of the abstract type or interface '${displayName(type)}'`,
        syntax.at,
      );
    }
    let made: Identified;
    if (isValueType(type) && list.length === 0) made = { js: this.defaultJs(type) };
    else {
      const constructors = library.declared(type.definition, '.ctor').map((member) => ({ member, owner: type }));
      if (constructors.length === 0)
        throw new SyntaxProblem(
          'CS1729',
          `'${displayName(type)}' has no constructor that policy expressions may use`,
          syntax.at,
        );
      const chosen = this.chooseConstructor(type, constructors, list, syntax.type.at);
      const operands = chosen.arguments.map((js) => ({ js }));
      const typeArguments = type.arguments_.map((one) => this.typeJs(one));
      made = this.identifiedCall(chosen.member, operands, typeArguments);
    }
    const created: Value = { kind: 'value', type, ...made, notNull: true };
    return syntax.initializer === null ? created : this.initialize(created, syntax.initializer);
  }

  private chooseConstructor(
    type: NamedType,
    constructors: readonly Candidate[],
    list: readonly Argument[],
    at: number,
  ): Chosen {
    try {
      return this.choose(type.definition.simpleName, constructors, list, null, at);
    } catch (error) {
      if (!(error instanceof SyntaxProblem && error.code === 'CS1501')) throw error;
      const message = `'${displayName(type)}' does not contain a constructor that takes ${list.length} arguments`;
      throw new SyntaxProblem('CS1729', message, at);
    }
  }

  private initialize(created: Value, items: InitializerSyntax): Value {
    const name = this.temporary();
    const self: Value = { kind: 'value', type: created.type, js: name, notNull: true };
    const steps = items.map((item): string => {
      if (item.kind === 'element') {
        const list = item.values.map(
          (value): Argument => ({ bound: this.bind(value), name: null, modifier: '', at: value.at }),
        );
        return this.methodCall(
          { kind: 'methods', name: 'Add', receiver: self, receiverType: self.type, typeArguments: null },
          list,
          item.at,
        ).js;
      }
      const target =
        item.kind === 'member' ? this.memberOf(self, item.name, item.at) : this.indexOf(self, item.arguments, item.at);
      if (item.value.kind === 'initializer') return this.initialize(target, item.value.items).js;
      const { value, place } = this.place(target, item.at);
      return [...place.setup, place.set(this.valueAs(item.value, value.type).js)].join(',');
    });
    return { ...created, js: `(${[`${name}=${created.js}`, ...steps, name].join(',')})` };
  }

  private memberOf(self: Value, name: string, at: number): Value {
    const found = library.lookUp(self.type, name).find(({ member }) => member.kind === 'property');
    if (found === undefined)
      throw new SyntaxProblem('CS0117', `'${displayName(self.type)}' does not contain a definition for '${name}'`, at);
    return this.property(found.member, found.owner as NamedType, self.js, [], name);
  }

  private indexOf(self: Value, list: readonly ArgumentSyntax[], at: number): Value {
    const chosen = this.choose(
      'this',
      library.lookUp(self.type, 'this') as Candidate[],
      this.arguments(list),
      null,
      at,
    );
    return this.property(chosen.member, chosen.owner, self.js, chosen.arguments, 'this');
  }

  protected anonymous(syntax: Expression & { kind: 'anonymous' }): Value {
    const values = syntax.members.map((member) => {
      const value = this.value(member.value);
      if (value.type === types.null || value.type === types.void)
        throw new SyntaxProblem(
          'CS0828',
          `Cannot assign '${displayName(value.type)}' to anonymous type property`,
          member.at,
        );
      return value;
    });
    const names = syntax.members.map((member) => member.name);
    const type = construct(
      anonymousDefinition(names),
      values.map((value) => value.type),
    );
    return {
      kind: 'value',
      type,
      js: `R.anonymous(${this.typeJs(type)},[${values.map((value) => value.js).join(',')}])`,
      notNull: true,
    };
  }
}
