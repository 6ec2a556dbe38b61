import { noHost } from '../hostErrors';
import type { AdapterWindow } from './sforceOpenCti';

/**
 * Checks the address that Salesforce gave our page. The library exists even where these are missing and then fails at its
 * first call, so they are looked at first.
 *
 * @returns the origin of the page around us
 * @throws AppError `no-host`
 */
export function readHostOrigin(window: AdapterWindow): string {
  const parameters = new URLSearchParams(window.location.search);
  const origins = parameters.getAll('sfdcIframeOrigin');
  if (origins.length === 0) throw noHost('the address of the page has no "sfdcIframeOrigin"');
  if (origins.length > 1) throw noHost('the address of the page has "sfdcIframeOrigin" twice');
  if (!parameters.get('mode')) throw noHost('the address of the page has no "mode"; a redirect may have lost it');
  if (window.parent === window) throw noHost('the page is not in a frame');
  const [origin = ''] = origins;
  // The library compares exact strings: a slash at the end would silence every answer.
  if (!isOrigin(origin)) throw noHost('"sfdcIframeOrigin" is not an origin');
  if (!origin.startsWith(`${window.location.protocol}//`))
    throw noHost('the page around us is not on the same protocol');
  return origin;
}

/** The app around us (`ltn_app_id`), or empty: Salesforce documents neither the parameter nor its shape. */
export function readAppId(window: AdapterWindow): string {
  const appId = new URLSearchParams(window.location.search).get('ltn_app_id') ?? '';
  return /^06m[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/.test(appId) ? appId : '';
}

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}
