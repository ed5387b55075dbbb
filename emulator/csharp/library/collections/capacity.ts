/** Numbers of elements that a caller gives. */
import { argumentOutOfRange } from '../../runtime/exceptions';

function notNegative(value: number, parameter: string): void {
  if (value < 0) throw argumentOutOfRange(parameter, 'Non-negative number required.');
}

/** The capacity that a constructor is given; collections here grow by themselves. @throws ArgumentOutOfRangeException. */
export function checkCapacity(capacity: number): void {
  notNegative(capacity, 'capacity');
}

/** How many elements to copy. @throws ArgumentOutOfRangeException. */
export function checkCount(count: number): void {
  notNegative(count, 'count');
}
