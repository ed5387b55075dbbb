import type { Kind } from '../kind';
import { apiManagementKinds } from './apiManagement';
import { cognitiveServicesKinds } from './cognitiveServices';
import { foundationKinds } from './foundation';

const kinds = new Map<string, Kind>(
  [...foundationKinds, ...cognitiveServicesKinds, ...apiManagementKinds].map((kind) => [kind.type, kind]),
);

/** The behaviour of a resource type; one that the stand-in does not know is refused by name. */
export function kindOf(type: string): Kind {
  const kind = kinds.get(type);
  if (!kind) throw new Error(`The stand-in for Azure has no ${type}: add it to test/azure/kinds/.`);
  return kind;
}
