import { fieldsByObject, ofType } from './orgSource';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt, textsAt } from './xmlNode';

const PHONE = 'opencti:softPhone';
/** What every known utility bar sets for its phone, each as a decorator. */
const PHONE_PROPERTIES = ['eager', 'height', 'icon', 'label', 'scrollable', 'width'];

/** The app, its utility bar and the layouts fit together. */
export function checkConsole(source: OrgSource): readonly string[] {
  return [
    ...ofType(source, 'CustomApplication').flatMap((app) => at(app, appFindings(source, app))),
    ...ofType(source, 'FlexiPage').flatMap((page) => at(page, utilityBarFindings(page))),
    ...ofType(source, 'Layout').flatMap((layout) => at(layout, layoutFindings(source, layout))),
  ];
}

function at(file: MetadataFile, findings: readonly string[]): readonly string[] {
  return findings.map((finding) => `${file.path}: ${finding}`);
}

function appFindings(source: OrgSource, app: MetadataFile): readonly string[] {
  const tabs = textsAt(app.root, 'tabs');
  const mapped = textsAt(app.root, 'workspaceConfig', 'mappings', 'tab');
  const utilityBar = textAt(app.root, 'utilityBar');
  const bar = ofType(source, 'FlexiPage').find((page) => page.name === utilityBar);
  const isConsole = textAt(app.root, 'navType') === 'Console';
  return [
    ...(bar && textAt(bar.root, 'type') === 'UtilityBar' ? [] : [`utilityBar "${utilityBar}" does not exist`]),
    ...(isConsole && [...tabs].sort().join() !== [...mapped].sort().join()
      ? ['a console app needs one mapping in workspaceConfig for each of its tabs, no more']
      : []),
  ];
}

function utilityBarFindings(page: MetadataFile): readonly string[] {
  const components = nodesAt(page.root, 'flexiPageRegions', 'itemInstances', 'componentInstance');
  const findings = /^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(page.name)
    ? []
    : ['a name is letters, digits and single underscores'];
  if (textAt(page.root, 'type') !== 'UtilityBar') return findings;
  const phone = components.find((component) => textAt(component, 'componentName') === PHONE);
  if (!phone) return [...findings, `no component is ${PHONE} (mind the capital P)`];
  const set = nodesAt(phone, 'componentInstanceProperties')
    .filter((property) => textAt(property, 'type') === 'decorator')
    .map((property) => textAt(property, 'name'));
  return [
    ...findings,
    ...PHONE_PROPERTIES.filter((name) => !set.includes(name)).map((name) => `${PHONE} lacks the decorator "${name}"`),
  ];
}

function layoutFindings(source: OrgSource, layout: MetadataFile): readonly string[] {
  const object = layout.name.split('-')[0] ?? '';
  const fields = fieldsByObject(source).get(object);
  if (object.endsWith('__c') && !fields) return [`object "${object}" does not exist`];
  return textsAt(layout.root, 'layoutSections', 'layoutColumns', 'layoutItems', 'field')
    .filter((name) => name.endsWith('__c') && !fields?.some((field) => field.name === name))
    .map((name) => `field "${object}.${name}" does not exist`);
}
