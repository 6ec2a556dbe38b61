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

declare module 'lightning/navigation' {
  interface RecordReference {
    readonly type: 'standard__recordPage';
    readonly attributes: { readonly recordId: string; readonly objectApiName?: string; readonly actionName: 'view' };
  }
  interface Navigates {
    [NavigationMixin.Navigate](page: RecordReference): void;
  }
  export const NavigationMixin: {
    (
      base: typeof import('lwc').LightningElement,
    ): Omit<typeof import('lwc').LightningElement, 'prototype'> &
      (new () => import('lwc').LightningElement & Navigates);
    readonly Navigate: unique symbol;
  };
}
