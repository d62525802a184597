/** The key that `scheme.js` reads before anything is drawn. */
const kept = 'navette.text-size'

/** Sizes every letter and every space: all lengths of ours that go with letters are in rem. @param size per cent of the usual size */
export const sizeText = (size: number): void => {
  document.documentElement.style.fontSize = size === 100 ? '' : `${size}%`
  try {
    localStorage.setItem(kept, String(size))
  } catch {
    // Without storage the account says it again at the next visit.
  }
}
