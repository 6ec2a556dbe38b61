import { plainText } from '../../calls/plainText';
import { fieldsOf } from '../checkAnswers';
import type { PopTarget } from '../host';
import { noLayoutPop, searchTooShort } from '../hostErrors';
import type { OpenCtiCalls } from './openCtiCalls';
import { SCREEN_POP_TYPE } from './sforceOpenCti';

type LayoutTarget = Extract<PopTarget, { readonly kind: 'layout' }>;

interface ScreenPop {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const SEARCH_LIMIT = 100;

/** A target in the words of `screenPop`. @throws AppError `search-too-short` */
export function screenPopOf(target: Exclude<PopTarget, LayoutTarget>): ScreenPop {
  switch (target.kind) {
    case 'record':
      return { type: SCREEN_POP_TYPE.record, params: { recordId: target.recordId } };
    case 'search':
      return { type: SCREEN_POP_TYPE.search, params: { searchString: searchText(target.text) } };
    case 'newRecord':
      // Field values go inside `params`: beside them the library drops them without a word.
      return {
        type: SCREEN_POP_TYPE.newRecord,
        params: { entityName: target.objectType, defaultFieldValues: { ...target.fields } },
      };
    case 'list':
      return { type: SCREEN_POP_TYPE.list, params: { listViewId: target.listViewId, scope: target.objectType } };
    case 'flow': {
      const flowArgs = Object.entries(target.values).map(([name, value]) => ({ name, type: 'String', value }));
      return { type: SCREEN_POP_TYPE.flow, params: { flowDevName: target.flowName, flowArgs } };
    }
    case 'url':
      return { type: SCREEN_POP_TYPE.url, params: { url: target.url } };
  }
}

/**
 * Asks the softphone layout without letting it navigate (`deferred`), then pops what it named.
 * @throws AppError `no-layout-pop` when the layout names nothing for this caller
 */
export async function popByLayout(calls: OpenCtiCalls, { text, callType }: LayoutTarget): Promise<void> {
  const asked = { searchParams: searchText(text), callType, deferred: true };
  const found = fieldsOf(await calls.ask('searchAndScreenPop', asked));
  const pop = fieldsOf(found?.['SCREEN_POP_DATA']);
  const params = fieldsOf(pop?.['params']);
  if (typeof pop?.['type'] !== 'string' || !params) throw noLayoutPop(asked.searchParams);
  await calls.ask('screenPop', { type: pop['type'], params });
}

function searchText(text: string): string {
  const searchString = plainText(text, SEARCH_LIMIT);
  if (searchString.length < 3) throw searchTooShort(searchString);
  return searchString;
}
