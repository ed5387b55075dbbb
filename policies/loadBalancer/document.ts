import {
  authenticationManagedIdentity,
  base,
  choose,
  comment,
  cs,
  type ElementNode,
  forwardRequest,
  NamedValue,
  policyDocument,
  retry,
  type Statement,
  setBackendService,
} from '../builder';
import { badGateway, errorResponse, exhausted, nameBackend } from './answers';
import { dropCredentials, letIn, refusedCaller } from './callers';
import { chooseBackend } from './choice';
import { countTokens, limitTokens, refusedTokens } from './limits';
import { mark, nameMarks, readMarks } from './marks';
import { addressDeployment, findDeployment } from './paths';
import type { LoadBalancer } from './pool';
import { variables } from './variables';
import { judge, judgeFailure } from './verdict';

const { attempts, backend, began, next, soonest, tried, verdict } = variables;

/** Id of the named value that holds the client id of the gateway's identity. */
export const identityName = 'identity-client-id';

/** The load balancer's policy document, for the scope of its API. */
export function loadBalancerDocument(pool: LoadBalancer): ElementNode {
  return policyDocument({
    inbound: [
      base(),
      comment('Who calls? The API asks for no key itself, so whoever is not let in here gets 401.'),
      ...letIn(pool),
      ...dropCredentials(),
      comment('Which deployment?'),
      ...findDeployment(pool),
      addressDeployment(),
      ...limitTokens(pool),
      ...countTokens(pool),
      comment("The accounts know the gateway's identity only."),
      authenticationManagedIdentity({
        resource: 'https://cognitiveservices.azure.com',
        clientId: `${new NamedValue(identityName)}`,
      }),
      nameMarks(pool),
      ...beginning(),
    ],
    backend: [attemptsLoop(pool)],
    outbound: [base(), lastWord(pool), ...nameBackend(pool)],
    'on-error': [base(), onError(pool)],
  });
}

/** Variables that the attempts count on. An expression gives each its type: a literal would be a string. */
function beginning(): Statement<'inbound'>[] {
  return [tried.set(';'), attempts.set(cs.int`0`), verdict.set(''), soonest.set(cs.long`long.MaxValue`)];
}

/**
 * Tries backends until one answers well or none is left. Every failed attempt is followed by another round, which
 * judges and marks it: a failed connection skips the statements after it, but does not end the loop.
 */
function attemptsLoop(pool: LoadBalancer): Statement<'backend'> {
  return retry<'backend'>({
    condition: cs.bool`${verdict.value} != "ok" && ${next.value} != ""`,
    count: Math.min(50, pool.backends.length),
    interval: 0,
    firstFastRetry: true,
    statements: [
      comment('An attempt that failed is judged here, since one without an answer skipped what followed it.'),
      choose<'backend'>({
        when: [{ condition: cs.bool`${attempts.value} > 0`, statements: [...judgeFailure(pool), ...mark(pool)] }],
      }),
      ...readMarks(pool),
      chooseBackend(pool),
      choose<'backend'>({ when: [{ condition: cs.bool`${next.value} != ""`, statements: attempt(pool) }] }),
    ],
  });
}

function attempt(pool: LoadBalancer): Statement<'backend'>[] {
  return [
    backend.set(next.value),
    attempts.set(cs.int`${attempts.value} + 1`),
    tried.set(cs.string`${tried.value} + ${backend.value} + ";"`),
    verdict.set('silent'),
    began.set(cs.double`context.Elapsed.TotalMilliseconds`),
    setBackendService({ backendId: backend.value }),
    forwardRequest({ timeout: pool.attemptTimeout, bufferRequestBody: true, bufferResponse: false }),
    judge(),
  ];
}

/** What the caller gets when no backend answered well; an answer that is not replaced here is the last backend's. */
function lastWord(pool: LoadBalancer): Statement<'outbound'> {
  return choose<'outbound'>({
    when: [
      {
        condition: cs.bool`${attempts.value} == 0 || ${verdict.value} == "throttled"`,
        statements: exhausted(pool),
      },
      {
        condition: cs.bool`${verdict.value} != "ok" && ${verdict.value} != "failed"`,
        statements: [badGateway(pool)],
      },
    ],
  });
}

/** Refusals by single statements, in the shape that OpenAI's clients read. */
function onError(pool: LoadBalancer): Statement<'on-error'> {
  return choose<'on-error'>({
    when: [
      refusedCaller(),
      ...refusedTokens(pool),
      {
        condition: cs.bool`${verdict.or(cs.string`""`)} == "silent"`,
        statements: [errorResponse(502, 'Bad Gateway', 'No Azure OpenAI account could be reached.')],
      },
    ],
  });
}
