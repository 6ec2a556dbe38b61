/**
 * How an org names what a package with a namespace ships, as Salesforce does it: pages and static resources `ns__Name`, classes `ns.Name`,
 * pages on a host of the package's own. Without a namespace everything keeps the name that it has in the project.
 */
export class Namespace {
  constructor(readonly name = '') {}

  /** `Softphone` → `ns__Softphone` */
  ofFile(own: string): string {
    return this.name ? `${this.name}__${own}` : own;
  }

  /** `CtiPhone` → `ns.CtiPhone` */
  ofClass(own: string): string {
    return this.name ? `${this.name}.${own}` : own;
  }

  /** `ns__Softphone` → `Softphone`. On the package's host a page has its bare name, too. */
  ownFile(given: string): string {
    return this.name && given.startsWith(`${this.name}__`) ? given.slice(this.name.length + 2) : given;
  }

  /** `ns.CtiPhone` → `CtiPhone`; empty for a class that is not of this package. */
  ownClass(given: string): string {
    if (!this.name) return given;
    return given.startsWith(`${this.name}.`) ? given.slice(this.name.length + 1) : '';
  }
}
