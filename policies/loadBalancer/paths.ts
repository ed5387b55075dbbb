import { choose, cs, csBlock, RawCode, rewriteUri, type Statement, setBody } from '../builder';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { deployment, requested } = variables;

const path = cs.string`context.Request.OriginalUrl.Path`;

/**
 * Finds the deployment: in the path (`/openai/deployments/NAME/...`), else in the body's `model`; and the name that the
 * accounts have for it.
 */
export function findDeployment(pool: LoadBalancer): Statement<'inbound'>[] {
  return [
    requested.set(csBlock.string`
      var parts = ${path}.Split('/');
      if (parts.Length > 3 && parts[2] == "deployments") { return Uri.UnescapeDataString(parts[3]); }
      if (context.Request.Body == null || !context.Request.Headers.GetValueOrDefault("Content-Type", "").Contains("json")) { return ""; }
      try {
          var model = context.Request.Body.As<JObject>(preserveContent: true)["model"];
          return model != null && model.Type == JTokenType.String ? (string)model : "";
      } catch (Exception) { return ""; }`),
    deployment.set(csBlock.string`
      switch (${requested.value}.ToLowerInvariant()) {
          ${cases(pool)}
          default: return "-";
      }`),
  ];
}

function cases(pool: LoadBalancer): RawCode {
  const lines = pool.deployments.map(({ name, aliases }) => {
    const labels = [...new Set([name, ...aliases].map((label) => label.toLowerCase()))];
    return `${labels.map((label) => `case ${JSON.stringify(label)}:`).join(' ')} return ${JSON.stringify(name)};`;
  });
  return new RawCode(lines.join('\n          '));
}

/**
 * Gives the request the path and the model that the accounts know: the paths that SDKs append to a bare base URL belong
 * under `/openai/v1`, and an alias becomes the deployment's name.
 */
export function addressDeployment(): Statement<'inbound'>[] {
  const aliased = cs.bool`${deployment.value} != "-" && ${deployment.value} != ${requested.value}`;
  return [
    choose({
      when: [
        {
          condition: cs.bool`!${path}.StartsWith("/openai/")`,
          statements: [rewriteUri({ template: cs.string`"/openai/v1" + ${path}`, copyUnmatchedParams: true })],
        },
        {
          condition: cs.bool`${aliased} && ${path}.StartsWith("/openai/deployments/")`,
          statements: [
            rewriteUri({
              template: cs.string`"/openai/deployments/" + ${deployment.value} + "/" + string.Join("/", ${path}.Split('/').Skip(4))`,
              copyUnmatchedParams: true,
            }),
          ],
        },
      ],
    }),
    choose({
      when: [
        {
          condition: cs.bool`${aliased} && !${path}.StartsWith("/openai/deployments/")`,
          statements: [
            setBody({
              text: csBlock.string`
                var body = context.Request.Body.As<JObject>(preserveContent: true);
                body["model"] = ${deployment.value};
                return body.ToString(Newtonsoft.Json.Formatting.None);`,
            }),
          ],
        },
      ],
    }),
  ];
}
