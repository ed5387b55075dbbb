export { type Received, SimulatedAccount } from './account';
export { type Fault, faultForms, parseFault } from './faults';
