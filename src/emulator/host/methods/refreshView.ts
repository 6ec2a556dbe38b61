import type { HostMethod } from '../method';

/** Loads the data of the view that the agent looks at again, its related lists and activities included. */
export const refreshView: HostMethod = (_args, { console }) => console.refreshView();
