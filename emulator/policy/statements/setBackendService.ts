import type { StatementDefinition } from '../compiler';
import { PolicyFailure } from '../run';

/** Where Service Fabric and Dapr find a service; a rehearsal has neither. */
const elsewhere = [
  'sf-partition-key',
  'sf-replica-type',
  'sf-resolve-condition',
  'sf-service-instance-name',
  'sf-listener-name',
  'dapr-app-id',
  'dapr-method',
  'dapr-namespace',
];

/**
 * `<set-backend-service>`: by a backend's id, or by a base URL. A backend that a broader scope named by its id stays,
 * whatever base URL a narrower scope gives; the trace says so.
 *
 * Source: "Set backend service" of the policy reference, "Usage notes".
 */
export const setBackendService: StatementDefinition = {
  name: 'set-backend-service',
  compile: (element, compiler) => {
    const id = compiler.text('backend-id');
    const url = compiler.text('base-url');
    compiler.refuse(elsewhere);
    if (!id && !url) compiler.report(element.offset, '<set-backend-service> needs a backend-id or a base-url');
    if (id && url)
      compiler.report(element.offset, '<set-backend-service> takes either backend-id or base-url, not both');
    return (run) => {
      if (id) {
        const wanted = id.get(run);
        const backend = run.host.backends.get(wanted);
        if (!backend) {
          throw new PolicyFailure(
            'set-backend-service',
            'BackendNotFound',
            `Backend with id '${wanted}' could not be found.`,
          );
        }
        run.backendUrl = backend.url;
        run.backendScope = compiler.scope;
        run.context.backend = { id: backend.id, type: 'Single', azureRegion: null };
      } else if (url && run.backendScope !== undefined && run.backendScope !== compiler.scope) {
        run.host.trace?.({
          source: 'set-backend-service',
          message: `base-url is ignored: the ${run.backendScope} scope has set a backend by its id, which only a backend-id can replace`,
          elapsedMs: run.context.elapsedMs(),
        });
      } else if (url) {
        run.backendScope = undefined;
        run.backendUrl = url.get(run).replace(/\/+$/, '');
        run.context.backend = null;
      }
      return 'next';
    };
  },
};
