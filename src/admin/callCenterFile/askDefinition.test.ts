/** @jest-environment node */
import { PassThrough } from 'node:stream';
import { askDefinition, itemsOf } from './askDefinition';
import type { Asker } from './askDefinition';
import { prepare } from './importFile';
import { keyboard } from './keyboard';
import { newDefinition } from './newDefinition';

/** Answers one after the other; what was said back is kept with the question that it followed. */
class Script implements Asker {
  readonly asked: string[] = [];
  readonly said: string[] = [];
  private readonly answers: string[];

  constructor(...answers: string[]) {
    this.answers = answers;
  }

  ask(question: string): Promise<string> {
    this.asked.push(question);
    const answer = this.answers.shift();
    return answer === undefined ? Promise.reject(new Error(`nothing to say to ${question}`)) : Promise.resolve(answer);
  }

  say(text: string): void {
    this.said.push(text);
  }
}

test('somebody who takes what is offered gives a name and an address, and gets a call center that needs no repair', async () => {
  const script = new Script(
    'AcmePhone',
    '',
    'https://phone.acme.com',
    '',
    '',
    '',
    '',
    'sipServer=wss://sip.acme.com',
    '',
  );
  const wanted = await askDefinition(script, {});
  expect(script.said).toEqual([]);
  expect(wanted).toEqual({
    ...{ name: 'AcmePhone', displayName: 'AcmePhone', url: 'https://phone.acme.com', height: '480', width: '380' },
    ...{ mode: 'Lightning', standbyUrl: '', timeoutMs: '', set: ['sipServer=wss://sip.acme.com'] },
  });
  const { findings } = prepare(newDefinition(wanted.name, wanted.displayName), [], { set: itemsOf(wanted) });
  expect(findings.filter(({ level }) => level !== 'note')).toEqual([]);
});

test.each([
  ['name', 'Acme_Phone', /"Acme_Phone" is not letters and digits/],
  ['name', '', /There is no internal name/],
  ['name', '9Phone', /not letters and digits, 40 at most, starting with a letter/],
  ['displayName', 'x'.repeat(81), /has 81 letters; the record holds 80/],
  ['url', 'http://phone.acme.com', /Lightning shows https only/],
  ['url', 'phone.acme.com', /is not an address/],
  ['url', 'https://YOUR-DOMAIN/phone', /place holder/],
  ['height', '100', /Lightning takes 240 to 2560 pixels/],
  ['width', 'wide', /Lightning takes 200 to 1920 pixels/],
  ['mode', 'Classic', /would not show in Lightning/],
  ['standbyUrl', 'later', /is not an address/],
  ['timeoutMs', 'soon', /go together/],
])('a wrong %s (%j) is said at once, and asked for again', async (field, wrong, says) => {
  const right = {
    ...{ name: 'AcmePhone', displayName: 'Acme Phone', url: '/apex/Phone', height: '480', width: '380' },
    ...{ mode: 'Lightning', standbyUrl: 'https://a.acme.com/late', timeoutMs: '5000' },
  };
  const { [field as 'name']: answer, ...others } = right;
  const script = new Script(wrong, answer);
  expect(await askDefinition(script, { ...others, set: [] })).toEqual({ ...right, set: [] });
  expect(script.said).toEqual([expect.stringMatching(says)]);
  expect(script.said[0]).toContain('. For example: ');
  // As a flag it is no better.
  const again = new Script(answer);
  await askDefinition(again, { ...right, [field]: wrong, set: [] });
  expect(again.said).toEqual([expect.stringMatching(says)]);
});

test('own fields have names of letters and digits, each once, none of Salesforce’s', async () => {
  const given = {
    name: 'AcmePhone',
    displayName: 'A',
    url: '/apex/P',
    height: '480',
    width: '380',
    mode: 'Lightning',
    standbyUrl: '',
  };
  const script = new Script('sip server=x', 'sipServer', 'reqTimeout=5', 'sipServer=a', 'SIPSERVER=b', 'label=c', '');
  expect((await askDefinition(script, given)).set).toEqual(['sipServer=a']);
  const says = [
    /^The item of reqGeneralInfo "sip server"/,
    /no NAME=VALUE/,
    /Salesforce’s own/,
    /"SIPSERVER" has a name that is reserved or there twice/,
    /"label" has a name that is reserved/,
  ];
  expect(script.said).toHaveLength(says.length);
  says.forEach((pattern, at) => expect(script.said[at]).toMatch(pattern));
});

test('at a keyboard: what is typed ahead answers the next question, and an end of input ends with a remedy', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (text: Buffer) => (shown += text.toString()));
  const person = keyboard(input, output);
  const name = person.ask('Name: ');
  input.write('AcmePhone\n/apex/Phone\n');
  expect([await name, await person.ask('Address: ')]).toEqual(['AcmePhone', '/apex/Phone']);
  person.say('Not that');
  const never = person.ask('Height: ');
  input.end();
  await expect(never).rejects.toMatchObject({ code: 'no-more-answers' });
  expect(shown).toBe('Name: Address:   ! Not that\nHeight: ');
});
