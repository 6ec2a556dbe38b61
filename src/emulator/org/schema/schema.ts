import { accountSchema } from './account';
import { caseSchema } from './case';
import { contactSchema } from './contact';
import { leadSchema } from './lead';
import type { ObjectSchema } from './objectSchema';
import { recordTypeSchema } from './recordTypes';
import { taskSchema } from './task';
import { taskRelationSchema } from './taskRelation';
import { userSchema } from './user';
import { voiceCallSchema } from './voiceCall';

/** The standard objects of the emulated org; custom objects come from the project (`customObjects.ts`). */
export const STANDARD_OBJECTS: readonly ObjectSchema[] = [
  userSchema,
  accountSchema,
  contactSchema,
  leadSchema,
  caseSchema,
  taskSchema,
  taskRelationSchema,
  voiceCallSchema,
  recordTypeSchema,
];
