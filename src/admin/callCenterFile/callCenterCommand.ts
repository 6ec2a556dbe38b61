import { join } from 'node:path';
import { AppError } from '../../base/appError';
import { CtiCommand } from '../ctiCommand';
import { writeWhole } from '../files/writeWhole';
import { deploy } from '../org/metadataDoor';
import type { OrgDoor } from '../org/orgDoor';
import { quote } from '../agents/selection';
import { absoluteUrl } from './adapterUrl';
import type { Finding } from './definition';
import { valueOf } from './definition';
import type { Prepared } from './importFile';
import { filesOf } from './importFile';
import { setItem } from './rules';

export interface CallCenterResult {
  readonly internalName: string;
  readonly displayName: string;
  readonly adapterUrl: string;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
  readonly trustedUrls: readonly string[];
  readonly deployed: boolean;
}

/** What import and create share: show findings, write files, deploy. */
export abstract class CallCenterCommand extends CtiCommand<CallCenterResult> {
  /** @throws AppError `definition-errors` when something is left that only a person can mend */
  protected showFindings(findings: readonly Finding[], path: string): void {
    if (findings.length === 0) this.log(`${path}: nothing to mend.`);
    for (const { level, line, says, remedy } of findings) {
      this.log(`${level.padEnd(8)} ${line ? `line ${line}: ` : ''}${says}.${remedy ? ` ${remedy}` : ''}`);
    }
    const errors = findings.filter((finding) => finding.level === 'error');
    if (errors.length === 0) return;
    const all = errors.map(({ line, says, remedy }) => `${line ? `line ${line}: ` : ''}${says}. ${remedy}`);
    throw new AppError('definition-errors', `${path} cannot be used as it is:\n  ${all.join('\n  ')}`, {
      hint: 'Nothing was written. Mend the file, or give the values with --set NAME=VALUE.',
    });
  }

  protected writeFiles(prepared: Prepared, folder: string): string[] {
    return [...filesOf(prepared, '-meta.xml')].map(([path, content]) => {
      writeWhole(join(folder, path), content);
      return join(folder, path);
    });
  }

  /** Whether a page of the org is there before a call center points to it. @throws AppError `page-not-there`, `no-my-domain` */
  protected async settleAdapterUrl(door: OrgDoor, prepared: Prepared, isAbsolute: boolean): Promise<void> {
    const url = valueOf(prepared.definition, 'reqAdapterUrl');
    const [, namespace = '', page] = /^\/apex\/(?:(\w+?)__)?(\w+)/.exec(url) ?? [];
    if (!page) return;
    const inNamespace = namespace ? ` AND NamespacePrefix = ${quote(namespace)}` : '';
    const found = await door.query(`SELECT Id FROM ApexPage WHERE Name = ${quote(page)}${inNamespace}`);
    if (found.totalSize === 0) {
      throw new AppError('page-not-there', `The adapter URL is ${url}, but this org has no such Visualforce page`, {
        hint: 'Install the vendor’s package first, or give the right address: --set reqAdapterUrl=…',
      });
    }
    if (!isAbsolute) return;
    const absolute = absoluteUrl(url, door.connection.instanceUrl);
    if (!absolute) {
      throw new AppError(
        'no-my-domain',
        `The whole address of ${url} is not known: the org’s address is ${door.connection.instanceUrl}`,
        {
          hint: 'Open the page in a browser, copy its address, and give it with --set reqAdapterUrl=…',
        },
      );
    }
    setItem(prepared.definition, { name: 'reqAdapterUrl', value: absolute });
  }

  protected async deployAll(door: OrgDoor, prepared: Prepared, isAgreed: boolean): Promise<void> {
    const files = filesOf(prepared);
    await this.confirmChange(`Deploy ${[...files.keys()].join(', ')}?`, isAgreed);
    this.spinner.start('Deploying');
    const id = await deploy(door, files);
    this.spinner.stop(id);
  }

  protected tellNext({ definition, trustedUrls }: Prepared, isDeployed: boolean): void {
    const steps = [
      ...(isDeployed ? [] : [`Deploy: add --deploy, or: sf project deploy start`]),
      ...(trustedUrls.some((url) => url.microphone)
        ? [
            'If the org sends a Permissions-Policy header (Setup → Session Settings), allow the microphone for trusted URLs; the records are marked for it',
          ]
        : []),
      `Users: ${this.config.bin} cti agents assign --call-center ${definition.internalName} --permission-set NAME`,
      `Utility bar: ${this.config.bin} cti utility add --app NAME`,
      `Look at the whole chain: ${this.config.bin} cti doctor --call-center ${definition.internalName}`,
    ];
    this.log(`\nNext:\n${steps.map((step) => `  - ${step}`).join('\n')}`);
  }

  protected resultOf(prepared: Prepared, files: readonly string[], deployed?: boolean): CallCenterResult {
    const { definition, findings, trustedUrls } = prepared;
    return {
      internalName: definition.internalName,
      displayName: definition.displayName,
      adapterUrl: valueOf(definition, 'reqAdapterUrl'),
      findings,
      files,
      trustedUrls: trustedUrls.map((url) => url.endpointUrl),
      deployed: deployed ?? false,
    };
  }
}
