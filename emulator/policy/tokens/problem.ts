/** Why a token is not good: a reason of "Error handling in API Management policies", and a text. */
export class TokenProblem extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.name = 'TokenProblem';
    this.reason = reason;
  }
}
