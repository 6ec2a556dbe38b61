import { AppError } from '../../base/appError';
import { retrieve } from '../org/metadataDoor';
import type { OrgDoor } from '../org/orgDoor';
import { barOf } from './appFile';

export interface AppBar {
  readonly app: string;
  readonly appXml: string;
  /** Empty when the app has no bar. */
  readonly bar: string;
  readonly barXml: string;
}

/**
 * An app of the org and its utility bar, as they are.
 * @throws AppError `no-app`, `not-lightning-app`, `bar-of-package`
 */
export async function readAppBar(door: OrgDoor, app: string): Promise<AppBar> {
  const apps = await retrieve(door, { CustomApplication: [app] });
  const appXml = apps.get(`applications/${app}.app`)?.toString('utf8');
  if (appXml === undefined) throw await noApp(door, app);
  const bar = barOf(appXml, app);
  if (!bar) return { app, appXml, bar: '', barXml: '' };
  const bars = await retrieve(door, { FlexiPage: [bar] });
  const barXml = bars.get(`flexipages/${bar}.flexipage`)?.toString('utf8');
  if (barXml !== undefined) return { app, appXml, bar, barXml };
  throw new AppError(
    'bar-of-package',
    `The utility bar ${bar} of ${app} is not handed out: it belongs to a package or to Salesforce`,
    {
      hint: 'Add the item by hand (Setup → App Manager → Edit → Utility Items), or make an app of your own.',
    },
  );
}

async function noApp(door: OrgDoor, app: string): Promise<AppError> {
  const soql = "SELECT DeveloperName, NamespacePrefix FROM AppDefinition WHERE UiType = 'Lightning'";
  const apps = await door.queryAll<{ DeveloperName: string; NamespacePrefix: string | null }>(soql);
  const names = apps.map((one) =>
    one.NamespacePrefix ? `${one.NamespacePrefix}__${one.DeveloperName}` : one.DeveloperName,
  );
  return new AppError('no-app', `This org has no app "${app}"`, {
    hint: `Give its API name. Lightning apps: ${names.sort().join(', ') || 'none'}.`,
  });
}
