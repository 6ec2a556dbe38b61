import type { Definition } from './definition';
import { GENERAL } from './definition';

/** A definition with names and nothing else. */
export function newDefinition(internalName: string, displayName: string): Definition {
  return {
    dialect: 'metadata',
    internalName,
    displayName,
    internalNameLabel: 'Internal Name',
    displayNameLabel: 'Display Name',
    sections: [{ name: GENERAL, label: 'General Information', sortOrder: null, line: 0, items: [] }],
    customSettings: null,
    foreign: [],
  };
}
