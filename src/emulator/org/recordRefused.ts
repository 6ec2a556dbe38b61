import { AppError } from '../../base/appError';

/** A save that the org refused, with what Salesforce would say. `statusCode` is Salesforce's word: `REQUIRED_FIELD_MISSING`. */
export class RecordRefused extends AppError {
  readonly statusCode: string;
  /** Field name → what is wrong with it. */
  readonly fieldErrors: Readonly<Record<string, string>>;

  constructor(statusCode: string, message: string, fields: readonly string[] = []) {
    super(statusCode.toLowerCase().replaceAll('_', '-'), message, { hint: hintFor(fields) });
    this.statusCode = statusCode;
    this.fieldErrors = Object.fromEntries(fields.map((field) => [field, message]));
  }

  /** The shape in which a save error reaches saveLog and the console's forms. */
  get details(): { message: string; pageErrors: string[]; fieldErrors: Record<string, string> } {
    const hasFields = Object.keys(this.fieldErrors).length > 0;
    return { message: this.message, pageErrors: hasFields ? [] : [this.message], fieldErrors: { ...this.fieldErrors } };
  }
}

function hintFor(fields: readonly string[]): string {
  return fields.length ? `Correct ${fields.join(', ')} and save again.` : 'Correct the record and save again.';
}
