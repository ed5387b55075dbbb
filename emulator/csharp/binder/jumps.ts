/** Where `break`, `continue` and `goto` lead in one function, and the JavaScript labels that they need. */
import { SyntaxProblem } from '../diagnostics';

/** A statement that a jump can lead to. */
interface Target {
  readonly kind: 'loop' | 'switch' | 'labels';
  readonly label: string;
  readonly finallyDepth: number;
  /** A JavaScript loop around the statement that a `continue` without a label would continue. */
  readonly isWrapped: boolean;
  /** The C# labels of a statement list, or the case labels of a switch, with their numbers. */
  readonly places: ReadonlyMap<string, number>;
  /** The variable with the number to go on at. */
  readonly selector: string;
  readonly reached: Set<number>;
  isLabelUsed: boolean;
  isBroken: boolean;
  isContinued: boolean;
}

/** What an entered statement turned out to need. */
export interface Entered {
  /** `label:` or nothing, in front of the JavaScript statement. */
  readonly prefix: string;
  readonly isBroken: boolean;
  readonly isContinued: boolean;
  readonly reached: ReadonlySet<number>;
}

/** The jumps of one function. */
export class Jumps {
  finallyDepth = 0;
  private readonly targets: Target[] = [];

  /** Binds the inside of a loop. */
  inLoop<T>(label: string, run: () => T) {
    return this.within('loop', label, new Map(), '', false, run);
  }

  /** Binds the sections of a switch; `cases` are the places of `goto case`, empty when there is none. */
  inSwitch<T>(label: string, cases: ReadonlyMap<string, number>, selector: string, run: () => T) {
    return this.within('switch', label, cases, selector, selector !== '', run);
  }

  /** Binds a statement list with labels. */
  inLabels<T>(label: string, names: ReadonlyMap<string, number>, selector: string, run: () => T) {
    return this.within('labels', label, names, selector, true, run);
  }

  private within<T>(
    kind: Target['kind'],
    label: string,
    places: ReadonlyMap<string, number>,
    selector: string,
    isWrapped: boolean,
    run: () => T,
  ): { result: T; entered: Entered } {
    const { finallyDepth } = this;
    const target: Target = {
      kind,
      label,
      finallyDepth,
      isWrapped,
      places,
      selector,
      reached: new Set(),
      isLabelUsed: false,
      isBroken: false,
      isContinued: false,
    };
    this.targets.push(target);
    const result = run();
    this.targets.pop();
    const { isBroken, isContinued, reached } = target;
    return { result, entered: { prefix: target.isLabelUsed ? `${label}:` : '', isBroken, isContinued, reached } };
  }

  /** `break`. @throws SyntaxProblem CS0139 or, in a lambda, CS1632. */
  break(isLambda: boolean, at: number): string {
    const target = this.targets.findLast(({ kind }) => kind !== 'labels');
    if (target === undefined) throw nothingToLeave(isLambda ? 'CS1632' : 'CS0139', at);
    this.checkFinally(target, at);
    target.isBroken = true;
    if (this.targets.at(-1) === target) return 'break;';
    target.isLabelUsed = true;
    return `break ${target.label};`;
  }

  /** `continue`. @throws SyntaxProblem CS0139. */
  continue(at: number): string {
    const index = this.targets.findLastIndex(({ kind }) => kind === 'loop');
    const target = this.targets[index];
    if (target === undefined) throw nothingToLeave('CS0139', at);
    this.checkFinally(target, at);
    target.isContinued = true;
    if (!this.targets.slice(index + 1).some(({ isWrapped }) => isWrapped)) return 'continue;';
    target.isLabelUsed = true;
    return `continue ${target.label};`;
  }

  /** `goto label`. @throws SyntaxProblem CS0159 when no statement around has the label. */
  goto(name: string, at: number): string {
    const target = this.targets.findLast(({ kind, places }) => kind === 'labels' && places.has(name));
    if (target === undefined)
      throw new SyntaxProblem('CS0159', `No such label '${name}' within the scope of the goto statement`, at);
    return this.jump(target, name, at);
  }

  /** `goto case …` and `goto default`; `place` is the label's key. @throws SyntaxProblem CS0153 or CS0159. */
  gotoCase(place: string, shown: string, at: number): string {
    const target = this.targets.findLast(({ kind }) => kind === 'switch');
    if (target === undefined)
      throw new SyntaxProblem('CS0153', 'A goto case is only valid inside a switch statement', at);
    if (!target.places.has(place))
      throw new SyntaxProblem('CS0159', `No such label '${shown}' within the scope of the goto statement`, at);
    return this.jump(target, place, at);
  }

  private jump(target: Target, place: string, at: number): string {
    this.checkFinally(target, at);
    const number = target.places.get(place) as number;
    target.reached.add(number);
    target.isLabelUsed = true;
    return `{${target.selector}=${number};continue ${target.label};}`;
  }

  private checkFinally(target: Target, at: number): void {
    if (this.finallyDepth > target.finallyDepth)
      throw new SyntaxProblem('CS0157', 'Control cannot leave the body of a finally clause', at);
  }
}

function nothingToLeave(code: string, at: number): SyntaxProblem {
  return new SyntaxProblem(code, 'No enclosing loop out of which to break or continue', at);
}
