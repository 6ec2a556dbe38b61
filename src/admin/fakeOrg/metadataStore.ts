import { XMLParser } from 'fast-xml-parser';
import JSZip from 'jszip';

const FOLDERS: Readonly<Record<string, readonly [string, string]>> = {
  CallCenter: ['callCenters', 'callCenter'],
  CspTrustedSite: ['cspTrustedSites', 'cspTrustedSite'],
  FlexiPage: ['flexipages', 'flexipage'],
  CustomApplication: ['applications', 'app'],
  Settings: ['settings', 'settings'],
};

/** Why a deployed component is refused, by its path; null when it is taken. */
export type Refuse = (path: string, content: string) => string | null;

/** The metadata of the fake org: files by path, read and written through SOAP as the libraries do it, as zips. */
export class MetadataStore {
  readonly files = new Map<string, Buffer>();
  refuse: Refuse = () => null;
  /** Called for each component that was deployed. */
  onDeployed: (path: string, content: string) => void = () => undefined;
  private readonly results = new Map<string, () => Promise<string> | string>();
  private count = 0;

  /** Answers one SOAP call. */
  async answer(envelope: string): Promise<string> {
    const parsed = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true }).parse(envelope) as {
      Envelope: { Body: Readonly<Record<string, never>> };
    };
    const [[method, message] = ['', {}]] = Object.entries(parsed.Envelope.Body);
    const inner = await this.call(method, message);
    return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><${method}Response><result>${inner}</result></${method}Response></soapenv:Body></soapenv:Envelope>`;
  }

  private async call(method: string, message: Message): Promise<string> {
    if (method === 'retrieve') return this.later(() => this.zipped(message));
    if (method === 'deploy') {
      const done = await this.deploy(message);
      return this.later(() => done);
    }
    return (await this.results.get(message.asyncProcessId ?? '')?.()) ?? '<done>true</done><success>false</success>';
  }

  /** Both calls are asked for twice at least: the first look finds them under way. */
  private later(result: () => Promise<string> | string): string {
    this.count += 1;
    const id = `09S${String(this.count).padStart(12, '0')}AAA`;
    let looks = 0;
    this.results.set(id, () => {
      looks += 1;
      return looks === 1
        ? `<id>${id}</id><done>false</done><success>false</success><status>InProgress</status>`
        : result();
    });
    return `<done>false</done><id>${id}</id><state>Queued</state>`;
  }

  private async zipped(message: Message): Promise<string> {
    const zip = new JSZip();
    zip.file('package.xml', '<Package/>');
    for (const { name, members } of [message.request?.unpackaged?.types ?? []].flat()) {
      const [folder, suffix] = FOLDERS[name] ?? ['', ''];
      for (const member of [members].flat()) {
        const wanted =
          member === '*'
            ? [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`))
            : [`${folder}/${member}.${suffix}`];
        for (const path of wanted) {
          const content = this.files.get(path);
          if (content) zip.file(path, content);
        }
      }
    }
    const zipFile = await zip.generateAsync({ type: 'base64' });
    return `<done>true</done><success>true</success><status>Succeeded</status><zipFile>${zipFile}</zipFile>`;
  }

  private async deploy(message: Message): Promise<string> {
    const zip = await JSZip.loadAsync(message.ZipFile ?? '', { base64: true });
    const entries: [string, Buffer][] = [];
    for (const [path, entry] of Object.entries(zip.files)) {
      if (!entry.dir && path !== 'package.xml') entries.push([path, await entry.async('nodebuffer')]);
    }
    const failures = entries.flatMap(([path, content]) => {
      const problem = this.refuse(path, content.toString());
      return problem
        ? [
            `<componentFailures><fullName>${path}</fullName><problem>${problem}</problem><success>false</success></componentFailures>`,
          ]
        : [];
    });
    if (failures.length > 0)
      return `<done>true</done><success>false</success><status>Failed</status><details>${failures.join('')}</details>`;
    if (String(message.DeployOptions?.checkOnly) !== 'true') {
      for (const [path, content] of entries) {
        this.files.set(path, content);
        this.onDeployed(path, content.toString());
      }
    }
    return '<done>true</done><success>true</success><status>Succeeded</status>';
  }
}

interface Message {
  readonly asyncProcessId?: string;
  readonly ZipFile?: string;
  readonly DeployOptions?: { readonly checkOnly?: unknown };
  readonly request?: { readonly unpackaged?: { readonly types?: Types | readonly Types[] } };
}
interface Types {
  readonly name: string;
  readonly members: string | readonly string[];
}
