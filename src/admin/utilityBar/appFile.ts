import { AppError } from '../../base/appError';
import { childrenOf, leadOf, placesIn, textOf } from './xmlPlaces';

/**
 * The name of an app's utility bar; empty when it has none.
 * @throws AppError `not-lightning-app`, `bad-metadata`
 */
export function barOf(xml: string, app: string): string {
  const root = placesIn(xml, app);
  if (root.name === 'CustomApplication' && textOf(root, 'uiType') === 'Lightning') return textOf(root, 'utilityBar');
  throw new AppError('not-lightning-app', `${app} is not a Lightning app, so it can have no utility bar`, {
    hint: 'Choose a Lightning app, or upgrade this one: Setup → App Manager → Upgrade.',
  });
}

/** The app with this bar, named behind its `uiType`; nothing else changes. The app has no bar yet. */
export function withBar(xml: string, app: string, bar: string): string {
  const root = placesIn(xml, app);
  const [uiType] = childrenOf(root, 'uiType');
  if (!uiType) return xml;
  return `${xml.slice(0, uiType.end)}${leadOf(xml, uiType)}<utilityBar>${bar}</utilityBar>${xml.slice(uiType.end)}`;
}
