import { say } from '../../../ui/undo.tsx'

/** Puts the full address of a page on the clipboard and says so; where the browser forbids it, shows the address to be copied by hand. */
export const copyAddress = async (path: string, copied: string) => {
  const address = new URL(path, location.origin).href
  const done = await navigator.clipboard.writeText(address).then(
    () => true,
    () => false,
  )
  void say(done ? copied : address)
}
