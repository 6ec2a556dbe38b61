import { basename, dirname } from 'node:path';
import type { RuleSchema } from '../../rules/checkRules';
import { readText } from '../files/readText';
import { filesBelow } from './ruleFiles';

/**
 * What rules usually name of the objects that every org has; a source folder describes only what is its own. What is missing here
 * is a warning, not an error (`findRuleMistakes`).
 */
const STANDARD: Readonly<Record<string, string>> = {
  Contact:
    'Phone:phone MobilePhone:phone HomePhone:phone OtherPhone:phone AssistantPhone:phone Fax:phone FirstName LastName Name Email Title Department MailingCity MailingCountry Description LeadSource AccountId:reference OwnerId:reference DoNotCall:boolean IsPersonAccount:boolean',
  Lead: 'Phone:phone MobilePhone:phone Fax:phone FirstName LastName Name Company Email Title City Country Status LeadSource IsConverted:boolean DoNotCall:boolean OwnerId:reference',
  Account:
    'Phone:phone Fax:phone PersonMobilePhone:phone PersonHomePhone:phone PersonOtherPhone:phone Name Type Industry AccountNumber BillingCity BillingCountry ParentId:reference OwnerId:reference IsPersonAccount:boolean',
  User: 'Phone:phone MobilePhone:phone Extension:phone Fax:phone Name FirstName LastName Department Title Email Username IsActive:boolean',
  Case: 'CaseNumber Subject Status Priority Origin IsClosed:boolean ContactId:reference AccountId:reference SuppliedPhone OwnerId:reference',
};

/** Objects, fields, flows, pages and custom permissions of a source folder, with the standard ones that rules usually name. */
export function schemaOfSource(folder: string): RuleSchema {
  const objects = new Map<string, Map<string, string>>();
  for (const [name, fields] of Object.entries(STANDARD)) {
    const types = fields.split(' ').map((field): [string, string] => {
      const [apiName = '', type = 'string'] = field.split(':');
      return [apiName.toLowerCase(), type];
    });
    objects.set(name.toLowerCase(), new Map(types));
  }
  const files = filesBelow(folder);
  const named = (ending: string): string[] => files.filter((path) => path.endsWith(`.${ending}-meta.xml`));
  const nameOf = (path: string): string => basename(path).split('.')[0]!;
  for (const path of named('object')) fieldsOf(objects, nameOf(path)).set('name', 'string');
  for (const path of named('field')) {
    const fields = fieldsOf(objects, basename(dirname(dirname(path))));
    fields.set(nameOf(path).toLowerCase(), (elementIn(path, 'type') || 'reference').toLowerCase());
  }
  const isScreenFlow = (path: string): boolean =>
    elementIn(path, 'status') === 'Active' && elementIn(path, 'processType') === 'Flow';
  const isUnsearchable = (path: string): boolean => elementIn(path, 'enableSearch') === 'false';
  return {
    objects,
    unsearchable: new Set(
      named('object')
        .filter(isUnsearchable)
        .map((path) => nameOf(path).toLowerCase()),
    ),
    flows: new Set(named('flow').filter(isScreenFlow).map(nameOf)),
    pages: new Set(named('page').map(nameOf)),
    customPermissions: new Set(named('customPermission').map(nameOf)),
  };
}

function fieldsOf(objects: Map<string, Map<string, string>>, objectName: string): Map<string, string> {
  const key = objectName.toLowerCase();
  const fields = objects.get(key) ?? new Map<string, string>();
  objects.set(key, fields);
  return fields;
}

/** The text of the first element with this name. */
function elementIn(path: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(readText(path))?.[1]?.trim() ?? '';
}
