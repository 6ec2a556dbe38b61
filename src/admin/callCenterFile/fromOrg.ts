import { AppError } from '../../base/appError';
import { CALL_CENTERS_SOQL, asCallCenter, findCallCenter } from '../agents/callCenters';
import { retrieve } from '../org/metadataDoor';
import type { OrgDoor } from '../org/orgDoor';
import type { ReadDefinition } from './readDefinition';
import { readDefinition } from './readDefinition';

/**
 * A call center as it is in the org.
 * @throws AppError `call-center-unknown`, `two-call-centers`, `not-retrieved`
 */
export async function readFromOrg(door: OrgDoor, wanted: string): Promise<ReadDefinition> {
  const records = await door.queryAll<Record<string, unknown>>(CALL_CENTERS_SOQL);
  const { internalName } = findCallCenter(records.map(asCallCenter), wanted);
  const files = await retrieve(door, { CallCenter: [internalName] });
  const content = files.get(`callCenters/${internalName}.callCenter`);
  if (content) return readDefinition(content.toString('utf8'), `${internalName}.callCenter`);
  throw new AppError(
    'not-retrieved',
    `The org has the call center ${internalName}, but does not hand out its metadata`,
    {
      hint: 'It may belong to a managed package; look at it in Setup → Call Centers.',
    },
  );
}
