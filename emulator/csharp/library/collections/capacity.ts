import { argumentOutOfRange } from '../../runtime/exceptions';

/** The capacity that a constructor is given; collections here grow by themselves. @throws ArgumentOutOfRangeException. */
export function checkCapacity(capacity: number): void {
  if (capacity < 0) throw argumentOutOfRange('capacity', 'Non-negative number required.');
}
