/** Stands before the library in the same file when a scenario asks for it; the server puts the values into the text. */
import { meetConditions } from './adapterConditions';
import type { AdapterConditions } from './adapterConditions';

declare const EMULATOR_CONDITIONS: AdapterConditions;

meetConditions(window, EMULATOR_CONDITIONS);
