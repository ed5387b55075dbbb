export { type AccountOptions, type Received, SimulatedAccount } from './account';
export { type Fault, faultForms, parseFault } from './faults';
