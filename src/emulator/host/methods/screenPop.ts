import { objectArgument, textArgument } from '../argument';
import type { HostMethod } from '../method';
import { popTo } from '../screenPopTarget';

/** Opens something beside the phone. The library forwards `type` and `params` only. */
export const screenPop: HostMethod = (args, context) => {
  popTo({ type: textArgument(args, 'type'), params: objectArgument(args, 'params') }, context);
};
