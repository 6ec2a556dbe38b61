import type { AssignedCallCenter, UserSpec } from './userSpec';

const OWN: AssignedCallCenter = { suffix: '', values: {} };
const LONDON: AssignedCallCenter = {
  suffix: ' London',
  values: { 'numbers/region': 'GB', 'reqDialingOptions/reqOutsidePrefix': '9' },
};

/** As an admin sets an agent up; the others differ from it in one thing each. */
const AGENT = {
  profile: 'Agent',
  permissionSets: ['Cti_Agent'],
  callCenter: OWN,
  navigation: 'console',
  isAboveOthers: false,
} as const;

/** Who works at Acme. The first one is signed in unless somebody else is asked for, and owns the sample data. */
export const ACME_USERS: readonly UserSpec[] = [
  {
    ...AGENT,
    firstName: 'Alice',
    lastName: 'Meyer',
    username: 'alice@acme.example',
    about: 'Agent: may do what agents do',
    line: 'alice',
  },
  {
    ...AGENT,
    firstName: 'Bruno',
    lastName: 'Falk',
    username: 'bruno@acme.example',
    about: 'Agent who may read tasks but not write them',
    profile: 'Agent without tasks',
    line: 'bruno',
  },
  {
    ...AGENT,
    firstName: 'Clara',
    lastName: 'Nowak',
    username: 'clara@acme.example',
    about: 'Agent who sees no mobile numbers and no type of a task',
    profile: 'Agent without mapped fields',
    line: 'clara',
  },
  {
    ...AGENT,
    firstName: 'David',
    lastName: 'Hughes',
    username: 'david@acme.example',
    about: 'Agent of the London call center: British numbers, 9 for an outside line',
    callCenter: LONDON,
    line: 'david',
  },
  {
    ...AGENT,
    firstName: 'Erik',
    lastName: 'Sand',
    username: 'erik@acme.example',
    about: 'Assigned to the call center, but the permission set was forgotten',
    permissionSets: [],
    line: 'erik',
  },
  {
    ...AGENT,
    firstName: 'Nora',
    lastName: 'Weiss',
    username: 'nora@acme.example',
    about: 'Assigned to no call center: no phone',
    permissionSets: [],
    callCenter: null,
    line: '',
  },
  {
    ...AGENT,
    firstName: 'Sofia',
    lastName: 'Lang',
    username: 'sofia@acme.example',
    about: 'Supervisor: sees the calls of all agents, works with standard navigation',
    line: 'sofia',
    navigation: 'standard',
    isAboveOthers: true,
  },
  {
    ...AGENT,
    firstName: 'Adam',
    lastName: 'Roth',
    username: 'adam@acme.example',
    about: 'Admin: may do everything',
    profile: 'System Administrator',
    permissionSets: ['Cti_Admin'],
    line: 'adam',
  },
];
