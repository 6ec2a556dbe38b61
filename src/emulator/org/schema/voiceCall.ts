import { longText, moment, number, phone, picklist, reference, SYSTEM_FIELDS, text } from './objectSchema';
import type { ObjectSchema } from './objectSchema';

/** Required and create-only as the platform's object reference has them; a row can be written only when the call has ended. */
export const voiceCallSchema: ObjectSchema = {
  apiName: 'VoiceCall',
  label: 'Voice Call',
  pluralLabel: 'Voice Calls',
  icon: 'voice_call',
  keyPrefix: '0LQ',
  nameField: 'Name',
  listColumns: ['Name', 'CallType', 'FromPhoneNumber', 'ToPhoneNumber', 'CallStartDateTime'],
  formFields: [],
  canHaveActivities: false,
  searchFields: [],
  fields: [
    text('Name', 'Voice Call Name', { canBeSet: 'never' }),
    moment('CallStartDateTime', 'Call Started', { isRequired: true, canBeSet: 'onCreate' }),
    moment('CallEndDateTime', 'Call Ended', { isRequired: true, canBeSet: 'onCreate' }),
    picklist('CallType', 'Call Type', {
      isRequired: true,
      canBeSet: 'onCreate',
      isRestricted: true,
      values: ['Inbound', 'Outbound', 'Internal', 'Callback', 'Transfer'],
    }),
    phone('FromPhoneNumber', 'Caller', { isRequired: true, canBeSet: 'onCreate' }),
    phone('ToPhoneNumber', 'Recipient', { isRequired: true, canBeSet: 'onCreate' }),
    picklist('VendorType', 'Vendor', { canBeSet: 'onCreate', isRestricted: true, values: ['ContactCenter'] }),
    text('VendorCallKey', 'Vendor Call Key', { canBeSet: 'onCreate' }),
    reference('UserId', 'User', { referenceTo: ['User'], canBeSet: 'onCreate' }),
    number('CallDurationInSeconds', 'Call Duration', { canBeSet: 'onCreate' }),
    text('CallDisposition', 'Call Disposition', { canBeSet: 'onCreate' }),
    reference('ActivityId', 'Activity', { referenceTo: ['Task'] }),
    reference('RelatedRecordId', 'Related Record', { referenceTo: ['Account', 'Case', 'Contact', 'Lead'] }),
    longText('Description', 'Description'),
    picklist('SourceType', 'Source Type', { isRestricted: true, values: ['Sales', 'Service'] }),
    ...SYSTEM_FIELDS,
  ],
  complete: ({ Name }, { sequence }) => ({ Name: Name ?? `VC-${String(sequence).padStart(8, '0')}` }),
};
