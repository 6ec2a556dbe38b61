import { join } from 'node:path';
import type { ProjectCopy } from './projectCopy';

/**
 * Converts the copy to the format that an org takes, and looks whether every file became part of a component: what
 * lies in a wrong folder or has a wrong suffix is otherwise left behind, or stops the deployment.
 */
export async function convertWithLibrary(
  copy: ProjectCopy,
  metadataPaths: readonly string[],
): Promise<readonly string[]> {
  process.env.SF_DISABLE_LOG_FILE = 'true'; // before the library is loaded: it opens a log file in the home folder
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  try {
    const set = ComponentSet.fromSource(copy.source);
    set.projectDirectory = copy.folder;
    const components = set.getSourceComponents().toArray();
    const covered = new Set(
      components.flatMap((component) => [component.xml, ...component.getChildren().map((child) => child.xml)]),
    );
    const left = metadataPaths.filter((path) => !covered.has(join(copy.source, path)));
    await new MetadataConverter().convert(set, 'metadata', {
      type: 'directory',
      outputDirectory: copy.folder,
      packageName: 'converted',
    });
    return left.map((path) => `${path}: belongs to no component; it would not be deployed`);
  } catch (error) {
    return [`the sources do not convert: ${error instanceof Error ? error.message : String(error)}`];
  }
}
