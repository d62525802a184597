/**
 * Leads to the first field of a form, in its order, that has a fault: in a long form its words may stand out of sight.
 *
 * @param faults by the names of the fields
 */
export const focusFirstFault = (form: HTMLFormElement, faults: Record<string, unknown>): void => {
  const faulty = [...form.elements].find((field) => field instanceof HTMLInputElement && field.name in faults)
  if (faulty instanceof HTMLElement) faulty.focus()
}
