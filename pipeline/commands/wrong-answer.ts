/** What was answered, or given for an answer, cannot be; the message says why. */
export class WrongAnswer extends Error {}
