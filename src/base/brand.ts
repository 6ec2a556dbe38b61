/**
 * Everything by which a vendor makes the phone the own: names, colours, icons, sounds. Change it here and nowhere else; what metadata must
 * repeat is named by `scripts/release/brand.test.ts` until it says the same.
 */
export const BRAND = {
  /** As admins know it: the call center, the apps, and what the phone tells a phone system about itself. */
  product: 'Open Softphone',
  /** As agents know it: the utility bar's button while nothing goes on. */
  item: 'Phone',
  /** Names of the design system's utility icons that Salesforce draws in the utility bar. */
  icons: { idle: 'call', ringing: 'incoming_call', dialling: 'outbound_call', problem: 'warning', form: 'note' },
  /**
   * Custom properties of the page, from the darkest: text and links, buttons and focus, light surfaces; then the surfaces of what went well,
   * of warnings and of errors. Text on them is checked for contrast by the journeys (4.5 to 1).
   */
  colours: {
    '--slds-g-color-brand-base-30': '#014486',
    '--slds-g-color-brand-base-40': '#0b5cab',
    '--slds-g-color-brand-base-50': '#0176d3',
    '--slds-g-color-brand-base-60': '#1b96ff',
    '--slds-g-color-brand-base-95': '#eef4ff',
    '--phone-success-surface': '#ebf7e6',
    '--phone-warning-surface': '#fef3e6',
    '--phone-error-surface': '#fef0ee',
  },
  /** Two rising chimes, then a pause: heard in an open-plan office, not mistaken for the dial tone of a desk phone. */
  ringtone: {
    /** 0 to 1 */
    loudness: 0.5,
    notes: [
      { frequenciesHz: [659, 988], seconds: 0.18 },
      { frequenciesHz: [784, 1175], seconds: 0.18 },
      { frequenciesHz: [659, 988], seconds: 0.18 },
      { frequenciesHz: [784, 1175], seconds: 0.18 },
      { frequenciesHz: [], seconds: 1.8 },
    ],
  },
} as const;
