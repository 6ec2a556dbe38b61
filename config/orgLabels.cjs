// Components import custom labels by their names; sfdx-lwc-jest would show the names. Tests read what people read: the English texts.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const FILE = join(__dirname, '../force-app/main/default/labels/CustomLabels.labels-meta.xml');
const SIGNS = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

for (const [, name, value] of readFileSync(FILE, 'utf8').matchAll(
  /<fullName>(\w+)<\/fullName>[^]*?<value>([^<]*)<\/value>/g,
)) {
  const text = value.replace(/&(\w+);/g, (_, sign) => SIGNS[sign]);
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), { virtual: true });
}
