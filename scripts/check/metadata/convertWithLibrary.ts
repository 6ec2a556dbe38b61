import { join } from 'node:path';
import type { ProjectCopy } from './projectCopy';

export interface Converted {
  readonly findings: readonly string[];
  /** What the sources hold, as a manifest; empty when they do not convert. */
  readonly manifest: string;
}

/**
 * Converts the copy to the format that an org takes, and looks whether every file became part of a component: what
 * lies in a wrong folder or has a wrong suffix is otherwise left behind, or stops the deployment.
 */
export async function convertWithLibrary(
  copy: Pick<ProjectCopy, 'folder' | 'source'>,
  metadataPaths: readonly string[],
): Promise<Converted> {
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
    const manifest = await set.getPackageXml();
    await new MetadataConverter().convert(set, 'metadata', {
      type: 'directory',
      outputDirectory: copy.folder,
      packageName: 'converted',
    });
    return {
      findings: left.map((path) => `${path}: belongs to no component; it would not be deployed`),
      manifest,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { findings: [`the sources do not convert: ${said}`], manifest: '' };
  }
}
