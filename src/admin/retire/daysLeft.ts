/** Salesforce Help, "Call Center Definition XML Format": Open CTI "is scheduled for retirement on February 28, 2028". */
const RETIRES_AT = Date.UTC(2028, 1, 28);
const DAY_MS = 86_400_000;

/** Days until Open CTI is retired; 0 or less when it is. @param now  UTC epoch milliseconds */
export function daysLeft(now: number): number {
  return Math.ceil((RETIRES_AT - now) / DAY_MS);
}
