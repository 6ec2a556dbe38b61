import { checkApexTests } from './checkApexTests';
import { checkApexTexts } from './checkApexTexts';
import { checkCallCenter } from './checkCallCenter';
import { checkComponents } from './checkComponents';
import { checkConsole } from './checkConsole';
import { checkEveryOrg } from './checkEveryOrg';
import { checkExactRights } from './checkExactRights';
import { checkFlows } from './checkFlows';
import { checkLabels } from './checkLabels';
import { checkLimits } from './checkLimits';
import { checkOrgPages } from './checkOrgPages';
import { checkPages } from './checkPages';
import { checkPermissions } from './checkPermissions';
import { checkRecords } from './checkRecords';
import { checkReports } from './checkReports';
import { checkShapes } from './checkShapes';
import { checkTranslations } from './checkTranslations';
import { MetadataTypes } from './metadataTypes';
import { orgSourceOf } from './orgSource';
import type { SourceFiles } from './orgSource';

/**
 * Everything that can be found by reading the files of a package directory; nothing is run or written.
 *
 * @returns  one line for each finding: the file, what is wrong
 */
export function metadataFindings(files: SourceFiles, types = new MetadataTypes()): readonly string[] {
  const source = orgSourceOf(files);
  return [
    ...source.broken,
    ...checkShapes(source, types),
    ...checkPermissions(source),
    ...checkExactRights(source),
    ...checkCallCenter(source),
    ...checkConsole(source),
    ...checkOrgPages(source),
    ...checkComponents(source),
    ...checkFlows(source),
    ...checkRecords(source),
    ...checkLimits(source),
    ...checkTranslations(source),
    ...checkLabels(source),
    ...checkPages(source),
    ...checkReports(source),
    ...checkApexTexts(source),
    ...checkApexTests(source),
    ...checkEveryOrg(source),
  ];
}
