/** What stands in the static resource beside our own code: the style sheet's and the icons' source is no module of the bundle. */
const WITHOUT_MODULES = ['@salesforce-ux/design-system'];

interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
  readonly [key: string]: unknown;
}

/** The part of a CycloneDX document (1.5, https://cyclonedx.org/specification/overview/) that is read here; the rest is kept. */
export interface Bill {
  readonly components: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly [key: string]: unknown;
}

/**
 * @param licences  `licences.txt` of the static resource, in which each package has a heading `name version`
 * @returns         `name version` of every package in the static resource, by name
 */
export function shippedPackages(licences: string): readonly string[] {
  return [...licences.matchAll(/^-{80}\n\n(\S+ \d\S*)$/gm)].map(([, heading = '']) => heading).sort();
}

/**
 * Keeps of npm's bill of the whole repository what is shipped to browsers.
 *
 * @throws Error for a shipped package that npm's bill does not know in this version
 */
export function billOfShipped(whole: Bill, shipped: readonly string[]): Bill {
  const isShipped = ({ name, version }: Component): boolean =>
    shipped.includes(`${name} ${version}`) || WITHOUT_MODULES.includes(name);
  const components = whole.components.filter(isShipped);
  const missing = shipped.filter((one) => !components.some(({ name, version }) => `${name} ${version}` === one));
  if (missing.length > 0)
    throw new Error(`The lock file does not know ${missing.join(', ')}. Run "npm ci" and build again.`);
  return withOnly(whole, components);
}

/** Keeps what an installed sf plugin brings: npm marks what is there for development. */
export function billOfInstalled(whole: Bill): Bill {
  const isDevelopment = ({ properties = [] }: Component): boolean =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  return withOnly(
    whole,
    whole.components.filter((one) => !isDevelopment(one)),
  );
}

function withOnly(whole: Bill, components: readonly Component[]): Bill {
  const refs = new Set(components.map((one) => one['bom-ref']));
  const dependencies = (whole.dependencies ?? [])
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  return { ...whole, components, dependencies };
}
