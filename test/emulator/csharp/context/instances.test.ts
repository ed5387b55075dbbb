import { expect, test } from 'vitest';
import { evaluate } from '../evaluate';
import { contextOfSamples } from '../library/contextOfSamples';

test.each([
  ['context.Api', 'IApi'],
  ['context.Backend', 'IBackend'],
  ['context.Deployment', 'IDeployment'],
  ['context.Deployment.Gateway', 'IGateway'],
  ['context.LastError', 'ILastError'],
  ['context.Operation', 'IOperation'],
  ['context.Product', 'IProduct'],
  ['context.Product.Groups.First()', 'IGroup'],
  ['context.Request', 'IRequest'],
  ['context.Request.Body', 'IMessageBody'],
  ['context.Request.Url', 'IUrl'],
  ['context.Response', 'IResponse'],
  ['context.Subscription', 'ISubscription'],
  ['context.User', 'IUser'],
  ['context.User.Identities.First()', 'IUserIdentity'],
  ['context.Workspace', 'IWorkspace'],
])('%s as an object is an %s still', (expression, type) => {
  const body = `object value = ${expression}; return (value is ${type}) + " " + (value is IUser || (${type})value != null);`;
  expect(evaluate(`@{ ${body} }`, contextOfSamples).value).toBe('True True');
  expect(evaluate(`@{ object value = ${expression}; return value is JObject; }`, contextOfSamples).value).toBe('false');
});

test.each([
  ['(object)new Dictionary<string, int>().Keys is ICollection<string>', 'true'],
  ['(object)JObject.Parse("{}").PropertyValues() is IEnumerable<JToken>', 'true'],
  ['(object)new Exception("a").Data is Dictionary<object, object>', 'false'],
])('what members give is of the type that they declare: %s', (expression, value) => {
  expect(evaluate(`@(${expression})`).value).toBe(value);
});
