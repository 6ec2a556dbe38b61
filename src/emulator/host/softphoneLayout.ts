/** A softphone layout as getSoftphoneLayout returns it. */
export interface SoftphoneLayout {
  readonly Internal: CallTypeLayout;
  readonly Inbound: CallTypeLayout;
  readonly Outbound: CallTypeLayout;
}

export interface CallTypeLayout {
  readonly callRelatedFields: readonly ('ANI' | 'DNIS' | 'SEGMENT' | 'QUEUE')[];
  readonly objects: Readonly<Record<string, readonly { readonly displayName: string; readonly apiName: string }[]>>;
  readonly screenPopSettings: ScreenPopSettings;
}

/** Empty for internal and outbound calls. */
export interface ScreenPopSettings {
  readonly screenPopsOpenWithin?: 'ExistingWindow' | 'NewWindow';
  readonly NoMatch?: ScreenPopSetting;
  readonly SingleMatch?: ScreenPopSetting;
  readonly MultipleMatches?: ScreenPopSetting;
}

export interface ScreenPopSetting {
  readonly screenPopType: 'PopToEntity' | 'PopToVisualforce' | 'PopToFlow' | 'PopToSearch' | 'DoNotPop';
  readonly screenPopData?: string;
}

const NAME_AND_PHONE = [
  { displayName: 'Name', apiName: 'Name' },
  { displayName: 'Phone', apiName: 'Phone' },
] as const;

const PEOPLE = { Account: NAME_AND_PHONE, Contact: NAME_AND_PHONE, Lead: NAME_AND_PHONE };

/** The layout of an org in which nobody has made one. */
export const DEFAULT_LAYOUT: SoftphoneLayout = {
  Internal: { callRelatedFields: ['ANI', 'DNIS'], objects: {}, screenPopSettings: {} },
  Inbound: {
    callRelatedFields: ['ANI', 'DNIS', 'SEGMENT', 'QUEUE'],
    objects: PEOPLE,
    screenPopSettings: {
      screenPopsOpenWithin: 'ExistingWindow',
      NoMatch: { screenPopType: 'DoNotPop' },
      SingleMatch: { screenPopType: 'PopToEntity' },
      MultipleMatches: { screenPopType: 'PopToSearch' },
    },
  },
  Outbound: { callRelatedFields: ['DNIS'], objects: PEOPLE, screenPopSettings: {} },
};
