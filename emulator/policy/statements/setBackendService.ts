import type { StatementDefinition } from '../compiler';
import { PolicyFailure } from '../run';

/** `<set-backend-service>`: by a backend's id, or by a base URL. */
export const setBackendService: StatementDefinition = {
  name: 'set-backend-service',
  compile: (_element, compiler) => {
    const id = compiler.text('backend-id');
    const url = compiler.text('base-url');
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
        run.context.backend = { id: backend.id, type: 'Single', azureRegion: null };
      } else if (url) {
        run.backendUrl = url.get(run).replace(/\/+$/, '');
        run.context.backend = null;
      }
      return 'next';
    };
  },
};
