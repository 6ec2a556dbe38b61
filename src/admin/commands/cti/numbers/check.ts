import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { CtiCommand, EXIT_PARTLY, ORG_FLAGS } from '../../../ctiCommand';
import { csvText } from '../../../files/csv';
import { writeWhole } from '../../../files/writeWhole';
import type { Fault } from '../../../numbers/judgeNumber';
import { FAULT_TEXTS } from '../../../numbers/judgeNumber';
import { readNumbers } from '../../../numbers/readNumbers';
import type { BadNumber } from '../../../numbers/readNumbers';

export interface NumberReport {
  readonly read: number;
  readonly counts: Partial<Record<Fault, number>>;
  /** Empty when none was asked for. */
  readonly file: string;
}

export default class Check extends CtiCommand<NumberReport> {
  static override readonly summary = 'Find phone fields whose callers will never be recognised.';
  static override readonly description =
    'Reads the phone fields of accounts, contacts and leads (and yours, with --field) and reports those that no search by number finds: several numbers in one field, ' +
    'an extension in the number, no country, odd spellings. --output writes a file with the value that would be found, to be looked through and loaded. ' +
    'Changes nothing. Exit code 0: all are found. 68: some are not.';
  static override readonly examples = [
    { description: 'Where most numbers are German:', command: '<%= config.bin %> <%= command.id %> --region DE' },
    {
      description: 'With a field of your own, and a fix file:',
      command: '<%= config.bin %> <%= command.id %> --region US --field Contact.Second_Phone__c --output numbers.csv',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    region: Flags.string({ required: true, summary: 'Country of numbers without a country code: two letters, as DE.' }),
    field: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      summary: 'A further field: Object.Field__c. May be repeated.',
    }),
    output: Flags.string({ summary: 'Write each of them with its fix to this CSV file.' }),
  };

  async run(): Promise<NumberReport> {
    const { flags } = await this.parse(Check);
    const region = flags.region.toUpperCase();
    if (!/^[A-Z]{2}$/.test(region)) {
      throw new AppError('bad-region', `--region ${flags.region} is not a country`, {
        hint: 'Two letters of ISO 3166: DE, US, GB …',
      });
    }
    const { read, bad } = await readNumbers(
      this.door(flags['target-org'], flags['api-version']),
      region,
      flags.field ?? [],
    );
    const counts: Partial<Record<Fault, number>> = {};
    for (const { fault } of bad) counts[fault] = (counts[fault] ?? 0) + 1;
    this.log(`${read} numbers read; ${bad.length} of them no call would find.`);
    if (bad.length > 0) {
      const data = (Object.entries(counts) as [Fault, number][]).map(([fault, count]) => ({
        numbers: count,
        what: FAULT_TEXTS[fault].says,
        'what to do': FAULT_TEXTS[fault].remedy,
        'for example': bad.find((one) => one.fault === fault)?.stored ?? '',
      }));
      this.table({ data });
      process.exitCode = EXIT_PARTLY;
    }
    if (flags.output) writeWhole(flags.output, fixFile(bad));
    return { read, counts, file: flags.output ?? '' };
  }
}

function fixFile(bad: readonly BadNumber[]): string {
  const rows = bad.map(({ object, field, id, stored, fixed, extension, fault }) => [
    object,
    id,
    field,
    stored,
    fixed,
    extension,
    FAULT_TEXTS[fault].says,
  ]);
  return csvText([['Object', 'Id', 'Field', 'Stored', 'Fixed', 'Extension', 'Why'], ...rows]);
}
