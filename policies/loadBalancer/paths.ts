import { choose, cs, csBlock, RawCode, rewriteUri, type Statement, setBody } from '../builder';
import type { LoadBalancer } from './pool';
import { variables } from './variables';

const { deployment, requested } = variables;

const path = cs.string`context.Request.OriginalUrl.Path`;
const isDeploymentPath = cs.bool`${path}.StartsWith("/openai/deployments/", StringComparison.OrdinalIgnoreCase)`;

/**
 * Finds the deployment: in the path (`/openai/deployments/NAME/...`), else in the body's `model`; and the name that the
 * accounts have for it.
 */
export function findDeployment(pool: LoadBalancer): Statement<'inbound'>[] {
  return [
    requested.set(csBlock.string`
      var parts = ${path}.Split('/');
      if (parts.Length > 3 && ${isDeploymentPath}) { return Uri.UnescapeDataString(parts[3]); }
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
  return new RawCode(lines.join('\n'));
}

/**
 * Gives the request the path and the model that the accounts know: the paths that SDKs append to a bare base URL belong
 * under `/openai/v1`, and an alias becomes the deployment's name.
 */
export function addressDeployment(): Statement<'inbound'> {
  const aliased = cs.bool`${deployment.value} != "-" && ${deployment.value} != ${requested.value}`;
  const renamed = cs.string`"/openai/deployments/" + ${deployment.value} + "/" + string.Join("/", ${path}.Split('/').Skip(4))`;
  return choose<'inbound'>({
    when: [
      {
        condition: isDeploymentPath,
        statements: [
          choose({
            when: [{ condition: aliased, statements: [rewriteUri({ template: renamed, copyUnmatchedParams: true })] }],
          }),
        ],
      },
    ],
    otherwise: {
      statements: [
        choose({
          when: [
            {
              condition: cs.bool`!${path}.StartsWith("/openai/", StringComparison.OrdinalIgnoreCase)`,
              statements: [rewriteUri({ template: cs.string`"/openai/v1" + ${path}`, copyUnmatchedParams: true })],
            },
          ],
        }),
        choose({ when: [{ condition: aliased, statements: [setBody({ text: renamedModel })] }] }),
      ],
    },
  });
}

/**
 * The body with the deployment's name as its model. The text is changed where SDKs write the model, since a parsed body
 * does not come back as it was: Json.NET reads text that looks like a date as one and writes it in another form.
 */
const renamedModel = csBlock.string`
  var text = context.Request.Body.As<string>(preserveContent: true);
  foreach (var key in new [] { ${'"model":'}, ${'"model": '} }) {
      var parts = text.Split(new [] { key + JsonConvert.SerializeObject(${requested.value}) }, StringSplitOptions.None);
      if (parts.Length == 2) { return parts[0] + key + JsonConvert.SerializeObject(${deployment.value}) + parts[1]; }
  }
  var body = JObject.Parse(text);
  body["model"] = ${deployment.value};
  return body.ToString();`;
