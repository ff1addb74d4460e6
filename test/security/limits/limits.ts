/** What a field lets in and what it does not, to the character. */
export interface Limits {
  field: RegExp;
  legal: readonly unknown[];
  illegal: readonly unknown[];
}

export const longText = (length: number) => '字'.repeat(length);
export const id = (length: number) => 'x'.repeat(length);
