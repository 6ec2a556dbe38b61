import './ownHome';
import { AuthInfo, Connection } from '@salesforce/core';
import type { FakeOrg } from '../fakeOrg/fakeOrg';
import { ACCESS_TOKEN } from '../fakeOrg/fakeOrg';
import { OrgDoor } from '../org/orgDoor';
import type { OrgDoorOptions } from '../org/orgDoor';

/** Logs in with an access token, as `sf org login access-token` does, over real HTTP with the real library. */
export async function connectTo(org: FakeOrg, options: OrgDoorOptions = {}): Promise<OrgDoor> {
  const accessTokenOptions = { accessToken: ACCESS_TOKEN, instanceUrl: org.url, loginUrl: org.url };
  const authInfo = await AuthInfo.create({ username: ACCESS_TOKEN, accessTokenOptions });
  const connection = await Connection.create({ authInfo, connectionOptions: { version: '65.0' } });
  return new OrgDoor(connection, { retryWaitsMs: [1, 1, 1], pollWaitMs: 1, ...options });
}
