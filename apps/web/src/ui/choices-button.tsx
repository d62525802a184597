import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'

type ChoicesButtonProps = Omit<ButtonProps & ComponentProps<'button'>, 'leftSection'> & {
  label: string
  icon?: ReactNode
  choices?: unknown
}

/** What opens the choices. */
export const ChoicesButton = ({ label, icon, choices: _, ...props }: ChoicesButtonProps) => (
  <Button variant="default" aria-haspopup="menu" leftSection={icon} {...props}>
    <span data-short>{label}</span>
  </Button>
)
