import { AppError } from '../../src/base/appError';

/**
 * What CHANGELOG.md says about a version, as a text of its own. A version without a heading yet is what stands under "Unreleased".
 *
 * @throws AppError `no-changes` when nothing is said about it
 */
export function releaseNotes(changelog: string, version: string): string {
  const lines = sectionOf(changelog, version) || sectionOf(changelog, 'Unreleased');
  if (lines) return `# Open Softphone ${version}\n\n${lines}\n`;
  throw new AppError('no-changes', `CHANGELOG.md says nothing about ${version}`, {
    hint: `Write what users notice under "## Unreleased", or under "## ${version}" when it is released.`,
  });
}

/** The text under a heading `## 0.2.0` or `## 0.2.0 – 21 November 2026`, up to the next. */
function sectionOf(changelog: string, title: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => section.split('\n')[0]!.split(/\s/)[0] === title);
  return (found ?? '').split('\n').slice(1).join('\n').trim();
}
