import { flag, moment, reference } from './objectSchema';
import type { ObjectSchema } from './objectSchema';

/** The people and the thing of a task, one row each. In an org with shared activities rows of further contacts can be added. */
export const taskRelationSchema: ObjectSchema = {
  apiName: 'TaskRelation',
  label: 'Task Relation',
  pluralLabel: 'Task Relations',
  icon: 'task',
  keyPrefix: '0RT',
  nameField: 'TaskId',
  listColumns: ['TaskId', 'RelationId'],
  formFields: [],
  canHaveActivities: false,
  searchFields: [],
  fields: [
    reference('TaskId', 'Task', { referenceTo: ['Task'], isRequired: true, canBeSet: 'onCreate' }),
    reference('RelationId', 'Relation', { referenceTo: ['Contact', 'Lead'], isRequired: true }),
    flag('IsWhat', 'Is What', { startsAs: false, canBeSet: 'never' }),
    moment('CreatedDate', 'Created Date', { canBeSet: 'never' }),
    moment('LastModifiedDate', 'Last Modified Date', { canBeSet: 'never' }),
  ],
};
