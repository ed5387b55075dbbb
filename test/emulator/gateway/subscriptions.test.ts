import { expect, test } from 'vitest';
import { type ClientSubscription, judgeKey, keyMessages } from '../../../emulator/gateway/subscriptions';
import { HeaderMap } from '../../../emulator/message';

const api = { subscriptionRequired: false, subscriptionKeyHeader: 'api-key', subscriptionKeyQuery: 'subscription-key' };

function client(id: string, active = true): ClientSubscription {
  return {
    id,
    name: id,
    key: null,
    primaryKey: `${id}-1`,
    secondaryKey: `${id}-2`,
    createdDate: 0,
    startDate: null,
    endDate: null,
    active,
  };
}

const subscriptions = [client('app'), client('gone', false)];

function judge(headers: { [name: string]: string }, query: [string, string[]][] = [], required = false) {
  return judgeKey({ ...api, subscriptionRequired: required }, HeaderMap.from(headers), new Map(query), subscriptions);
}

test.each([['app-1'], ['app-2']])('either key of a client is valid: %s', (key) => {
  expect(judge({ 'API-Key': key })).toMatchObject({ kind: 'valid', subscription: { id: 'app' } });
});

test('a key in the query is valid where the header has none', () => {
  expect(judge({}, [['subscription-key', ['app-1']]])).toMatchObject({ kind: 'valid' });
  expect(judge({ 'api-key': 'wrong' }, [['subscription-key', ['app-1']]])).toMatchObject({ kind: 'refused' });
});

test('a wrong key is refused even where none is asked for', () => {
  expect(judge({ 'api-key': 'wrong' })).toEqual({
    kind: 'refused',
    reason: 'SubscriptionKeyInvalid',
    message: keyMessages.invalid,
  });
});

test('the key of a subscription that is not active is wrong', () => {
  expect(judge({ 'api-key': 'gone-1' })).toMatchObject({ kind: 'refused' });
});

test('without a key the API decides', () => {
  expect(judge({})).toEqual({ kind: 'none' });
  expect(judge({}, [], true)).toEqual({
    kind: 'refused',
    reason: 'SubscriptionKeyNotFound',
    message: keyMessages.missing,
  });
});

test('a key as Bearer is no subscription key', () => {
  expect(judge({ authorization: 'Bearer app-1' })).toEqual({ kind: 'none' });
});
