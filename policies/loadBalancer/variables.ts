import { variable } from '../builder';

/** The variables of one request, each with its one C# type. */
export const variables = {
  /** The key or token that the caller sends as Bearer, empty when there is none. */
  bearer: variable('bearer', 'string'),
  /** Who calls: the client's name, or the application id of a token. */
  client: variable('client', 'string'),
  /** The deployment as the caller named it, empty when the request names none. */
  requested: variable('requested', 'string'),
  /** The deployment as the accounts know it, `-` when there is none or none of ours. */
  deployment: variable('deployment', 'string'),
  /** Beginning of every cache key: the pool's hash and the deployment. */
  pool: variable('pool', 'string'),
  /** Backends that were tried, each between semicolons: `;eastus;eastus2;`. */
  tried: variable('tried', 'string'),
  attempts: variable('attempts', 'int'),
  /** When the last attempt began, in milliseconds since the request came. */
  began: variable('began', 'double'),
  /** The backend that is chosen for the next attempt, empty when none is left. */
  next: variable('next', 'string'),
  /** The backend of the last attempt, empty before the first. */
  backend: variable('backend', 'string'),
  /**
   * What became of the last attempt: `ok`, `throttled`, `failed`, `identity`; `silent` while there is no answer, which
   * becomes `timeout` or `unreachable`.
   */
  verdict: variable('verdict', 'string'),
  /** How long the last backend is left alone, in milliseconds. */
  delay: variable('delay', 'int'),
  /** End of the last mark that this request made, in Unix milliseconds. */
  end: variable('end', 'long'),
  /** End of the first mark that this request made, in Unix milliseconds. */
  soonest: variable('soonest', 'long'),
  /** Set when some backend of the pool is marked. */
  anyMark: variable('any-mark', 'string'),
} as const;
