import { AppError } from '../../base/appError';

export interface CallCenter {
  readonly id: string;
  readonly name: string;
  readonly internalName: string;
}

export const CALL_CENTERS_SOQL = 'SELECT Id, Name, InternalName FROM CallCenter';

export function asCallCenter(record: Record<string, unknown>): CallCenter {
  return { id: String(record.Id), name: String(record.Name), internalName: String(record.InternalName) };
}

/**
 * The call center that an admin means: by internal name, display name or id.
 * @throws AppError `call-center-unknown`, `two-call-centers`
 */
export function findCallCenter(all: readonly CallCenter[], wanted: string): CallCenter {
  const same = (text: string): boolean => text.toLowerCase() === wanted.toLowerCase();
  const byKey = all.filter((one) => same(one.internalName) || one.id.startsWith(wanted.slice(0, 15)));
  const found = byKey.length > 0 ? byKey : all.filter((one) => same(one.name));
  if (found.length === 1 && found[0]) return found[0];
  const names = (some: readonly CallCenter[]): string =>
    some.map((one) => `${one.internalName} (${one.name})`).join(', ');
  if (found.length > 1) {
    throw new AppError('two-call-centers', `"${wanted}" is the name of several call centers: ${names(found)}`, {
      hint: 'Give the internal name.',
    });
  }
  throw new AppError('call-center-unknown', `This org has no call center "${wanted}"`, {
    hint:
      all.length > 0
        ? `There are: ${names(all)}.`
        : 'It has none at all. Import one first: sf cti callcenter import FILE.',
  });
}
