/** What Salesforce brings to the components here, as far as they use it. */
declare module '@salesforce/apex/CtiRecordCalls.read' {
  export default function read(parameters: { readonly recordId: string }): Promise<string>;
}

declare module '@salesforce/apex/CtiTryNumber.prepare' {
  export default function prepare(): Promise<string>;
}

declare module '@salesforce/apex/CtiTryNumber.find' {
  export default function find(parameters: { readonly inputJson: string }): Promise<string>;
}

/** A custom label, in the language of whoever is signed in. */
declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  const Navigate: unique symbol;
  interface RecordReference {
    readonly type: 'standard__recordPage';
    readonly attributes: { readonly recordId: string; readonly objectApiName?: string; readonly actionName: 'view' };
  }
  interface Navigates {
    [Navigate](page: RecordReference): void;
  }
  export const NavigationMixin: {
    (
      base: typeof LightningElement,
    ): Omit<typeof LightningElement, 'prototype'> & (new () => LightningElement & Navigates);
    readonly Navigate: typeof Navigate;
  };
}
