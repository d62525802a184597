import { lazy, type ReactNode, Suspense, useState } from 'react'
import { ChoicesButton } from './choices-button.tsx'

const load = () => import('./choices-menu.tsx')
const ChoicesMenu = lazy(load)

export interface ChoicesProps {
  label: string
  icon?: ReactNode
  /** The icon alone is shown; the label is read. */
  bare?: boolean
  choices: readonly { label: string; onChoose: () => void }[]
}

/** A button that offers a few things to do; its menu comes when a hand or the focus nears. */
export const Choices = (props: ChoicesProps) => {
  const [opened, setOpened] = useState(false)
  const [met, setMet] = useState(false)
  const open = () => {
    setMet(true)
    setOpened(true)
  }
  const button = <ChoicesButton {...props} onPointerEnter={() => void load()} onFocus={() => void load()} onClick={open} />
  return met ? (
    <Suspense fallback={button}>
      <ChoicesMenu {...props} opened={opened} onChange={setOpened} />
    </Suspense>
  ) : (
    button
  )
}
