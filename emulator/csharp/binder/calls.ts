/** Calls of methods, local functions and delegates. */
import { SyntaxProblem } from '../diagnostics';
import { library } from '../library';
import type { Expression } from '../syntax';
import { construct, displayName, isDelegate, type NamedType, types } from '../types';
import type { Candidate } from './betterness';
import type { Argument, Bound, Chosen, Value } from './code';
import { MemberBinder } from './members';

/** Binds calls. */
export abstract class CallBinder extends MemberBinder {
  protected call(syntax: Expression & { kind: 'call' }): Bound {
    if (syntax.target.kind === 'name' && syntax.target.name === 'nameof' && this.scope.find('nameof') === null) {
      return this.nameOf(syntax);
    }
    const target = syntax.target.kind === 'member' ? this.member(syntax.target, true) : this.bind(syntax.target);
    if (target.kind === 'methods')
      return this.methodCall(target, this.arguments(syntax.arguments), nameAt(syntax.target));
    if (target.kind === 'localFunction') {
      const owner = types.object;
      const chosen = this.choose(
        target.member.name,
        [{ member: target.member, owner }],
        this.arguments(syntax.arguments),
        target.typeArguments,
        nameAt(syntax.target),
      );
      return {
        kind: 'value',
        type: chosen.result,
        js: `${target.js}(${[...chosen.arguments, ...chosen.typeArguments.map((one) => this.typeJs(one))].join(',')})`,
      };
    }
    if (target.kind === 'value' && isDelegate(target.type))
      return this.invoke(target, this.arguments(syntax.arguments), syntax.at);
    if (target.kind === 'value' && syntax.target.kind === 'member') {
      throw new SyntaxProblem(
        'CS1955',
        `Non-invocable member '${syntax.target.name}' cannot be used like a method.`,
        syntax.target.nameAt,
      );
    }
    throw new SyntaxProblem('CS0149', 'Method name expected', syntax.at);
  }

  /** `nameof(x)`: the last name; instance members are named through their type too. */
  private nameOf(syntax: Expression & { kind: 'call' }): Value {
    const named = syntax.arguments[0]?.value;
    if (syntax.arguments.length !== 1 || named === undefined || (named.kind !== 'name' && named.kind !== 'member'))
      throw new SyntaxProblem('CS8081', 'Expression does not have a name.', named?.at ?? syntax.at);
    try {
      this.bind(named);
    } catch (error) {
      if (!(error instanceof SyntaxProblem && error.code === 'CS0120')) throw error;
    }
    return this.constantValue(named.name, types.string);
  }

  private invoke(target: Value, list: readonly Argument[], at: number): Value {
    const owner = target.type as NamedType;
    const candidates = library.declared(owner.definition, 'Invoke').map((member) => ({ member, owner }));
    try {
      const chosen = this.choose('Invoke', candidates, list, null, at);
      return { kind: 'value', type: chosen.result, js: `R.nn(${target.js})(${chosen.arguments.join(',')})` };
    } catch (error) {
      if (!(error instanceof SyntaxProblem && error.code === 'CS1501')) throw error;
      const message = `Delegate '${displayName(owner)}' does not take ${list.length} arguments`;
      throw new SyntaxProblem('CS1593', message, at);
    }
  }

  protected methodCall(group: Bound & { kind: 'methods' }, list: readonly Argument[], at: number): Value {
    for (const argument of list)
      if (argument.bound.kind === 'type' || argument.bound.kind === 'namespace')
        throw this.notAValue(argument.bound, argument.at);
    const { receiver, receiverType, name, typeArguments } = group;
    const found = library
      .lookUp(receiverType, name)
      .filter(({ member }) => member.kind === 'method' && (receiver === null || !member.isExtension));
    const candidates = found as Candidate[];
    let problem: SyntaxProblem | null = null;
    if (candidates.length > 0) {
      try {
        const chosen = this.choose(name, candidates, list, typeArguments, at);
        return this.callCode(chosen, receiver, at, name);
      } catch (error) {
        if (!(error instanceof SyntaxProblem) || receiver === null || error.code === 'CS0176') throw error;
        problem = error;
      }
    }
    if (receiver !== null) {
      const extensions = library
        .extensionsOf(name)
        .filter((member) => this.extends(member, receiver.type))
        .map((member) => ({ member, owner: construct(member.declaring.definition, []) }));
      if (extensions.length > 0) {
        try {
          const self: Argument = { bound: receiver, name: null, modifier: '', at };
          return this.callCode(this.choose(name, extensions, [self, ...list], typeArguments, at), null, at, name);
        } catch (error) {
          if (!(error instanceof SyntaxProblem)) throw error;
          problem ??= error;
        }
      }
    }
    throw (
      problem ??
      new SyntaxProblem(
        'CS1061',
        `'${displayName(receiverType)}' does not contain a definition for '${name}', or it is not one that policy expressions may use`,
        at,
      )
    );
  }

  private callCode(chosen: Chosen, receiver: Value | null, at: number, name: string): Value {
    const { member, owner } = chosen;
    if (receiver === null && !member.isStatic)
      throw new SyntaxProblem(
        'CS0120',
        `An object reference is required for the non-static method '${displayName(owner)}.${name}'`,
        at,
      );
    if (receiver !== null && member.isStatic)
      throw new SyntaxProblem(
        'CS0176',
        `Member '${name}' cannot be accessed with an instance reference; qualify it with a type name instead`,
        at,
      );
    const operands = chosen.arguments.map((js, index) => ({ js, identity: chosen.identities[index] }));
    if (receiver !== null)
      operands.unshift({ js: this.receiverJs(receiver, owner), identity: this.identityOf(receiver) });
    // A nullable does not know its type at run time, unlike instances of other generic types.
    const needsOwner = (member.isStatic && !member.isExtension) || owner.definition.name === 'System.Nullable';
    const ownerArguments = needsOwner ? owner.arguments_ : [];
    const last = [...ownerArguments, ...chosen.typeArguments].map((one) => this.typeJs(one));
    return {
      kind: 'value',
      type: chosen.result,
      ...this.identifiedCall(member, operands, last),
    };
  }
}

function nameAt(syntax: Expression): number {
  return syntax.kind === 'member' ? syntax.nameAt : syntax.at;
}
