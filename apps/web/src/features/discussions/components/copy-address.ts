import { notifications } from '@mantine/notifications'

/** Puts the full address of a page on the clipboard and says so; where the browser forbids it, shows the address to be copied by hand. */
export const copyAddress = async (path: string, copied: string) => {
  const address = new URL(path, location.origin).href
  try {
    await navigator.clipboard.writeText(address)
    notifications.show({ message: copied })
  } catch {
    notifications.show({ message: address, autoClose: false })
  }
}
