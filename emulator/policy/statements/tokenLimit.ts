import { estimateTokens } from '../../openai/quota';
import type { StatementDefinition } from '../compiler';
import { networkFailure } from '../networkFailure';
import type { Outcome, Run } from '../run';
import { type AnswerTokens, askedTokens, observeAnswer } from '../tokenUsage';
import { minuteBudget, periodBudget, type TokenBudget, TokensExceeded } from './tokenBudget';

/**
 * Both names of the statement: tokens by key, by the minute and by a period. The prompt's tokens are estimated when the
 * policy says so, and always for a stream; what the answer counts takes the estimate's place. Without an estimate a
 * request passes while a token is left, and what it spends beyond the limit keeps the next ones out.
 *
 * Source: "llm-token-limit".
 */
function tokenLimit(statement: string): StatementDefinition {
  return {
    name: statement,
    compile: (element, compiler) => {
      const perMinute = compiler.number('tokens-per-minute');
      const quota = compiler.number('token-quota');
      if (!perMinute && !quota)
        compiler.report(
          element.offset,
          `<${statement}> needs tokens-per-minute, or token-quota and token-quota-period`,
        );
      if (compiler.literal('ignore-prompt')?.toLowerCase() === 'true')
        compiler.notRun(element.offset, `ignore-prompt of <${statement}> is not run by the emulator yet: leave it out`);
      const unit = compiler.literal('token-quota-period') ?? 'Indefinite';
      const key = compiler.text('counter-key');
      const estimates = compiler.literal('estimate-prompt-tokens')?.toLowerCase() === 'true';
      const retryHeader = compiler.literal('retry-after-header-name') ?? 'Retry-After';
      const named = (what: string) => ({
        header: compiler.literal(`${what}-header-name`),
        variable: compiler.literal(`${what}-variable-name`),
      });
      const retry = named('retry-after');
      const left = named('remaining-tokens');
      const quotaLeft = named('remaining-quota-tokens');
      const consumed = named('tokens-consumed');
      const setVariable = (run: Run, name: string | undefined, value: number) => {
        if (name !== undefined) run.context.variables.set(name, compiler.csharp.integer(value));
      };

      return async (run): Promise<Outcome> => {
        const { clock, counters } = run.host;
        const started = clock.now();
        const counterKey = key?.get(run) ?? '';
        const minute = perMinute && minuteBudget(statement, counters, counterKey, perMinute.get(run));
        const period = quota && periodBudget(statement, counters, counterKey, quota.get(run), unit);
        const budgets = [minute, period].filter((budget): budget is TokenBudget => budget !== undefined);
        const remaining = () => [
          { ...left, budget: minute },
          { ...quotaLeft, budget: period },
        ];

        await run.context.request.body?.buffer();
        const asked = askedTokens(run.context.request.body?.read(true).toString('utf8') ?? '');
        const estimate = estimates || asked.stream ? asked.prompt : 0;
        const release: (() => void)[] = [];
        const giveBack = () => {
          for (const back of release.splice(0)) back();
        };
        try {
          for (const budget of budgets) release.push(budget.reserve(started, estimate));
        } catch (error) {
          giveBack();
          if (!(error instanceof TokensExceeded)) throw error;
          error.headers = {
            ...(error.retryAfter === undefined ? {} : { [retryHeader]: String(error.retryAfter) }),
            ...Object.fromEntries(
              remaining().flatMap(({ header, budget }) =>
                header !== undefined && budget ? [[header, String(budget.remaining(started))]] : [],
              ),
            ),
          };
          if (error.retryAfter !== undefined) setVariable(run, retry.variable, error.retryAfter);
          throw error;
        }
        for (const { variable, budget } of remaining())
          if (budget) setVariable(run, variable, budget.remaining(started));

        let spent = estimate;
        let answered = false;
        setVariable(run, consumed.variable, spent);
        run.onResponse.push(async (): Promise<Outcome> => {
          answered = true;
          await takeIn(run, statement);
          observeAnswer(run, (answer) => {
            spent = spentTokens(answer, asked.prompt, estimate, run.context.response?.statusCode ?? 0);
            setVariable(run, consumed.variable, spent);
            giveBack();
            for (const budget of budgets) budget.spend(clock.now(), spent);
          });
          return 'next';
        });
        run.atEnd.push(({ context: { response } }) => {
          // Nothing came of the request: nothing was spent.
          if (!answered) giveBack();
          for (const { header, budget } of remaining())
            if (header !== undefined && budget) response?.headers.set(header, [String(budget.remaining(clock.now()))]);
          if (answered && consumed.header !== undefined) response?.headers.set(consumed.header, [String(spent)]);
          return 'next';
        });
        return 'next';
      };
    },
  };
}

/** Takes an answer in that is no stream of events, so that outbound and the headers know what it has spent. */
async function takeIn({ context: { response } }: Run, statement: string): Promise<void> {
  if (response?.headers.get('content-type')?.includes('text/event-stream')) return;
  try {
    await response?.body?.buffer();
  } catch (error) {
    throw networkFailure(statement, error);
  }
}

/** What an answer has spent: its own count, else the estimate of a stream, else of the prompt; an error spends nothing. */
function spentTokens(answer: AnswerTokens, prompt: number, estimate: number, status: number): number {
  if (status >= 400) return answer.usage?.total ?? 0;
  if (answer.streamed) return prompt + (answer.text === '' ? 0 : estimateTokens(answer.text));
  return answer.usage?.total ?? estimate;
}

/** `<llm-token-limit>`: for models of any provider. */
export const llmTokenLimit = tokenLimit('llm-token-limit');

/** `<azure-openai-token-limit>`: the same under its older name. */
export const azureOpenaiTokenLimit = tokenLimit('azure-openai-token-limit');
