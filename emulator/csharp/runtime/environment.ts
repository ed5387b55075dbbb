/** Time and chance, as expressions see them. */
export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to 1, without 1. */
  random(): number;
}

let current: Environment = { now: () => Date.now(), random: () => Math.random() };

/** What expressions see from now on; whoever runs an expression sets it just before. */
export function useEnvironment(environment: Environment): void {
  current = environment;
}

/** Time and chance of the expression that runs now. */
export const environment: Environment = {
  now: () => current.now(),
  random: () => current.random(),
};
