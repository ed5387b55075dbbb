import { csBlock, RawCode, type Section, type Statement } from '../builder';
import { endOfMark, marksCode } from './marks';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { attempts, next, tried } = variables;

/**
 * Chooses among the backends that are neither marked nor tried: the lowest priority number, by weight among equals
 * (each equal takes the place of the one before it with the probability of its share so far).
 * Empty when none is left, or enough were tried.
 */
export function chooseBackend(pool: LoadBalancer): Statement<Section> {
  return next.set(csBlock.string`
    if (${attempts.value} >= ${Math.min(pool.maxAttempts, pool.backends.length)}) { return ""; }
    ${marksCode(pool)}
    var priorities = new int[] { ${numbers(pool.backends.map(({ priority }) => priority))} };
    var weights = new int[] { ${numbers(pool.backends.map(({ weight }) => weight))} };
    var tried = ${tried.value};
    var random = new Random();
    var best = int.MaxValue;
    var total = 0;
    var next = "";
    for (var i = 0; i < ids.Length; i++) {
        if (${endOfMark} > now || tried.Contains(";" + ids[i] + ";") || priorities[i] > best) { continue; }
        if (priorities[i] < best) { best = priorities[i]; total = 0; }
        total += weights[i];
        if (random.Next(total) < weights[i]) { next = ids[i]; }
    }
    return next;`);
}

function numbers(values: readonly number[]): RawCode {
  return new RawCode(values.join(', '));
}
