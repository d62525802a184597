import { Drawer, rem } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './side-drawer.module.css'

interface SideDrawerProps {
  title: string
  /** What the button that closes it says. */
  closing: string
  size?: number
  /** Stands beside a page that stays in use, where there is room for both. */
  beside?: boolean
  onClose: () => void
  children: ReactNode
}

/** A panel from the right, there as long as it is mounted; afterwards the focus goes back to what opened it. */
export const SideDrawer = ({ title, closing, size = 456, beside = false, onClose, children }: SideDrawerProps) => {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => void (opener instanceof HTMLElement && opener.isConnected && setTimeout(() => opener.focus())), [opener])
  const roomy = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false })
  const free = beside && roomy
  // On the body, where the page reads how much room to make.
  useEffect(() => {
    if (!free) return
    document.body.style.setProperty('--nv-beside', rem(size))
    return () => void document.body.style.removeProperty('--nv-beside')
  }, [free, size])
  return (
    <Drawer.Root opened onClose={onClose} position="right" padding="lg" size={size} trapFocus={!free} lockScroll={!free}>
      {!free && <Drawer.Overlay />}
      <Drawer.Content {...(free && { ref: settle, className: classes.beside ?? '' })}>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={closing} />
        </Drawer.Header>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** Where the page stays in use, nothing is modal; the focus begins in the panel all the same. */
const settle = (panel: HTMLElement | null) => {
  panel?.removeAttribute('aria-modal')
  const first = panel?.querySelector<HTMLElement>('[data-autofocus]') ?? panel
  first?.focus()
}
