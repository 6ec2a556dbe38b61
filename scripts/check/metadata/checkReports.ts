import { fieldsByObject, ofType } from './orgSource';
import type { OrgSource } from './orgSource';
import { textsAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** Reports and dashboards name only what exists: an org refuses the whole deployment for one wrong column. */
export function checkReports(source: OrgSource): readonly string[] {
  const reports = ofType(source, 'Report');
  const known = new Set(reports.map(({ path }) => /reports\/(.+)\.report-meta\.xml$/.exec(path)?.[1]));
  const dashboards = ofType(source, 'Dashboard');
  const components = ['dashboardGridLayout', 'dashboardGridComponents', 'dashboardComponent'];
  return [
    ...[...reports, ...dashboards].flatMap(({ path, root }) =>
      unknownFields(source, root).map((name) => `${path}: field "${name}" does not exist`),
    ),
    ...dashboards.flatMap(({ path, root }) =>
      textsAt(root, ...components, 'report')
        .filter((name) => !known.has(name))
        .map((name) => `${path}: report "${name}" does not exist`),
    ),
  ];
}

/** Custom fields of our objects, wherever they stand: `Cti_Call__c.Repeats__c`, with `:SUM` in formulas. */
function unknownFields(source: OrgSource, root: XmlNode): readonly string[] {
  const objects = fieldsByObject(source);
  const named = new Set(textsBelow(root).flatMap((text) => text.match(/\bCti_\w+__c\.\w+__c\b/g) ?? []));
  return [...named].filter((name) => {
    const [object = '', field = ''] = name.split('.');
    return !objects.get(object)?.some((each) => each.name === field);
  });
}

function textsBelow(node: XmlNode): readonly string[] {
  return [node.text, ...node.children.flatMap(textsBelow)];
}
