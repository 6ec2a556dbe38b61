import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A Salesforce DX project in a temporary folder, with the files that a test gives. */
export class FakeProject {
  readonly root = mkdtempSync(join(tmpdir(), 'emulated-project-'));

  /** @param files  path below `force-app/main/default` → content */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  get metadataFolder(): string {
    return join(this.root, 'force-app/main/default');
  }

  write(path: string, content: string): string {
    const file = join(this.metadataFolder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
