/** What is wrong with one setting, in words for its operator. Never holds the value: it may be a secret. */
export interface BadSetting {
  /** The variable's name, or the place in the file. */
  readonly name: string;
  /** Follows the name in a sentence: "must be …". */
  readonly problem: string;
  readonly example: string;
}
