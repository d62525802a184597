/** A failure whose message is a sentence for whoever runs the installation: what is wrong, and what to do. Shown without a stack. */
export class OperatorError extends Error {
  readonly forOperator = true
}
