import { hasField, namesOf, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** Flows lead only to steps, variables, fields and Apex that exist: an org refuses to activate them otherwise. */
export function checkFlows(source: OrgSource): readonly string[] {
  return ofType(source, 'Flow').flatMap((flow) =>
    [
      ...wayFindings(flow),
      ...referenceFindings(flow),
      ...recordFindings(source, flow),
      ...actionFindings(source, flow),
    ].map((finding) => `${flow.path}: ${finding}`),
  );
}

/** Steps have a name and a place; so have no other elements. */
function stepsOf(flow: MetadataFile): readonly XmlNode[] {
  return flow.root.children.filter((node) => textAt(node, 'name') !== '' && nodesAt(node, 'locationX').length > 0);
}

function wayFindings(flow: MetadataFile): readonly string[] {
  const steps = stepsOf(flow).map((step) => textAt(step, 'name'));
  const targets = nodesBelow(flow.root)
    .filter((node) => node.name === 'targetReference')
    .map((node) => node.text);
  return [
    ...targets.filter((name) => !steps.includes(name)).map((name) => `step "${name}" does not exist`),
    ...steps.filter((name) => !targets.includes(name)).map((name) => `nothing leads to step "${name}"`),
  ];
}

/** Values come from variables, fields on a screen and what steps give back; `$Flow` and the like are Salesforce's. */
function referenceFindings(flow: MetadataFile): readonly string[] {
  const named = flow.root.children.filter((node) => !['processMetadataValues', 'start'].includes(node.name));
  const known = new Set([...named, ...nodesAt(flow.root, 'screens', 'fields')].map((node) => textAt(node, 'name')));
  const all = nodesBelow(flow.root);
  const used = [
    ...all.filter((node) => node.name === 'elementReference').map((node) => node.text),
    ...all.flatMap((node) => [...node.text.matchAll(/\{!([\w$][\w.$]*)\}/g)].map(([, name = '']) => name)),
  ];
  return [...new Set(used)]
    .filter((name) => !name.startsWith('$') && !known.has(name.split('.')[0] ?? ''))
    .map((name) => `"${name}" is no variable, field or step of this flow`);
}

function recordFindings(source: OrgSource, flow: MetadataFile): readonly string[] {
  const steps = ['recordCreates', 'recordLookups', 'recordUpdates', 'recordDeletes'].flatMap((kind) =>
    nodesAt(flow.root, kind),
  );
  return steps.flatMap((step) => {
    const object = textAt(step, 'object');
    const fields = [...textsAt(step, 'inputAssignments', 'field'), ...textsAt(step, 'filters', 'field')];
    return fields
      .filter((field) => !hasField(source, object, field))
      .map((field) => `field "${object}.${field}" does not exist`);
  });
}

function actionFindings(source: OrgSource, flow: MetadataFile): readonly string[] {
  const invocable = new Set(
    source.classes.filter(({ text }) => /@InvocableMethod\b/i.test(text)).map(({ name }) => name),
  );
  const labels = new Set(ofType(source, 'CustomLabels').flatMap((file) => textsAt(file.root, 'labels', 'fullName')));
  const permissions = namesOf(source, 'CustomPermission');
  const texts = nodesBelow(flow.root).map((node) => node.text);
  const missing = (pattern: RegExp, known: ReadonlySet<string>, kind: string): readonly string[] =>
    texts
      .flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))
      .filter((name) => !known.has(name))
      .map((name) => `${kind} "${name}" does not exist`);
  return [
    ...nodesAt(flow.root, 'actionCalls')
      .filter((call) => textAt(call, 'actionType') === 'apex' && !invocable.has(textAt(call, 'actionName')))
      .map((call) => `class "${textAt(call, 'actionName')}" has no action for flows`),
    ...missing(/\$Label\.(\w+)/g, labels, 'label'),
    ...missing(/\$Permission\.(\w+)/g, permissions, 'custom permission'),
  ];
}

function nodesBelow(node: XmlNode): readonly XmlNode[] {
  return [node, ...node.children.flatMap(nodesBelow)];
}
