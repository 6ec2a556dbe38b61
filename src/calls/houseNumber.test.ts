import { readHouseNumber } from './houseNumber';
import { readPhoneNumber } from './readPhoneNumber';

const BERLIN = { region: 'DE', outsidePrefix: '0', extensions: [] };
const BOSTON = { region: 'US', outsidePrefix: '9', extensions: [] };
const WITH_EXTENSIONS = {
  ...BERLIN,
  extensions: [
    { from: '100', to: '599' },
    { from: '80551200', to: '80551299' },
  ],
};

test.each([
  ['0030123456', BERLIN, '+4930123456'],
  ['000441617150000', BERLIN, '+441617150000'],
  ['sip:0030123456@pbx.acme.test', BERLIN, '+4930123456'],
  ['92125550123', BOSTON, '+12125550123'],
  ['912125550123', BOSTON, '+12125550123'],
])('%s is read without the prefix that the phone system puts before it', async (raw, house, e164) => {
  expect((await readHouseNumber(raw, house, readPhoneNumber)).e164).toBe(e164);
});

test.each([
  ['030123456', '+4930123456'],
  ['0049 30 123456', '+4930123456'],
  ['+4930123456', '+4930123456'],
  ['0171 1234567', '+491711234567'],
])('%s makes sense as it is and stays', async (raw, e164) => {
  expect((await readHouseNumber(raw, BERLIN, readPhoneNumber)).e164).toBe(e164);
});

test.each(['0', '04711', '0abc', '', '9'.repeat(40)])('of "%s" no number comes with or without it', async (raw) => {
  expect(await readHouseNumber(raw, BERLIN, readPhoneNumber)).toEqual(await readPhoneNumber(raw, 'DE'));
});

test.each(['101', '599', '80551234', 'sip:80551234@pbx.acme.test', 'tel:101;phone-context=acme.test'])(
  'the extension %s of this house is nobody outside',
  async (raw) => {
    const number = await readHouseNumber(raw, WITH_EXTENSIONS, readPhoneNumber);
    const digits = /\d+/.exec(raw)?.[0] ?? '';
    expect(number).toEqual({ e164: '', display: digits, spellings: [digits], isExtension: true });
  },
);

test.each(['99', '600', '1010', '80551300', '030123456'])('%s is no extension of this house', async (raw) => {
  const number = await readHouseNumber(raw, WITH_EXTENSIONS, readPhoneNumber);
  expect(number.isExtension).toBe(false);
});
