import { hiddenField, personAccounts, phoneWords, sharedActivities, voiceCall } from './orgFeatures';
import { logPolicy } from './logPolicy';
import { recordPages } from './recordPages';
import type { Scenario } from './scenario';
import { taskField } from './taskField';
import { taskTrigger, taskValidation } from './taskRules';
import { taskStatus } from './taskStatus';

/** How orgs differ from each other; what they do stands in `org/orgSwitches.ts`. */
export const ORG_SCENARIOS: readonly Scenario[] = [
  personAccounts,
  hiddenField,
  taskField,
  taskStatus,
  taskTrigger,
  taskValidation,
  sharedActivities,
  voiceCall,
  phoneWords,
  recordPages,
  logPolicy,
];
