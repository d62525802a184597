import { lazy, Suspense, useState } from 'react'
import { MeButton } from './me-button.tsx'

const load = () => import('./me-menu-items.tsx')
const MeMenuItems = lazy(load)

/** Who is signed in, and what is theirs to choose; the menu's code comes when a hand or the focus nears. */
export const MeMenu = ({ onKeys }: { onKeys: () => void }) => {
  const [opened, setOpened] = useState(false)
  const [met, setMet] = useState(false)
  const open = () => {
    setMet(true)
    setOpened(true)
  }
  const button = <MeButton onPointerEnter={() => void load()} onFocus={() => void load()} onClick={open} />
  return met ? (
    <Suspense fallback={button}>
      <MeMenuItems opened={opened} onChange={setOpened} onKeys={onKeys} />
    </Suspense>
  ) : (
    button
  )
}
