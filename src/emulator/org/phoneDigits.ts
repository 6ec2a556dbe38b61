/**
 * The digits of a phone field as somebody typed it: `+49 (0)30 23125-100 ext. 12` → `493023125100`.
 * What follows a letter, `;`, `,` or `#` is an extension and is left out; so is the trunk zero in brackets after a country code.
 */
export function digitsOf(phone: string): string {
  const number = phone.replace(/^[^0-9+]+/, '').replace(/[A-Za-z;,#].*$/s, '');
  return (number.startsWith('+') ? number.replace('(0)', '') : number).replace(/\D/g, '');
}
