import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'

type ChoicesButtonProps = Omit<ButtonProps & ComponentProps<'button'>, 'leftSection'> & {
  label: string
  icon?: ReactNode
  bare?: boolean
  choices?: unknown
}

/** What opens the choices. */
export const ChoicesButton = ({ label, icon, bare = false, choices: _, ...props }: ChoicesButtonProps) => (
  <Button variant="default" aria-haspopup="menu" {...(bare ? { 'aria-label': label, px: 10 } : { leftSection: icon })} {...props}>
    {bare ? icon : label}
  </Button>
)
