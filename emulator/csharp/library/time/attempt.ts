import { DotNetException } from '../../runtime/exceptions';

/** A `TryParse` made of its `Parse`: false and the default where that throws. */
export function attempt(parse: () => unknown, result: { value: unknown }, otherwise: unknown): boolean {
  try {
    result.value = parse();
    return true;
  } catch (error) {
    if (!(error instanceof DotNetException)) throw error;
    result.value = otherwise;
    return false;
  }
}
