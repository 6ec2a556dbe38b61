/** @jest-environment node */
import JSZip from 'jszip';
import { storedZip } from './storedZip';

test('an archive is what others unpack: names, folders, any language, checked sums', async () => {
  const files = [
    { name: 'customMetadata/Cti_Pop_Rule.A.md-meta.xml', text: '<a>Grüße, 電話</a>\n' },
    { name: 'ö.txt', text: '' },
  ];
  const unpacked = await JSZip.loadAsync(storedZip(files), { checkCRC32: true });
  const texts = await Promise.all(files.map(({ name }) => unpacked.file(name)!.async('string')));
  expect(texts).toEqual(files.map(({ text }) => text));
});

test('the same files give the same archive, none an empty one', () => {
  const files = [{ name: 'a', text: 'b' }];
  expect(storedZip(files)).toEqual(storedZip(files));
  expect(storedZip([])).toHaveLength(22);
});
